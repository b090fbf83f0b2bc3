// Opens the control API on a world with a manual clock, without a port, and checks answers against their declarations.
import { ok } from "node:assert/strict";
import Fastify, { type InjectOptions } from "fastify";
import { buildControlServerOptions, controlPlugin } from "../../src/control/plugin.ts";
import { PROBLEM_KINDS, type ProblemKind } from "../../src/control/problem.ts";
import { type ControlParts, groupSchemasByType } from "../../src/control/route.ts";
import { findRoute, ROUTES } from "../../src/control/router.ts";
import { wholeSoundOf } from "../../src/gateway/plugin.ts";
import { replayTo } from "../../src/replay/replay-to.ts";
import type { PortOpener } from "../../src/world/faults/fault-port.ts";
import type { WallClock } from "../../src/world/time/wall.ts";
import { World } from "../../src/world/world.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { findDifferencesFromDocument } from "./openapi-document.ts";

/** Agents 101 and 102 for clients, 201 on autopilot; queues 25 and 26. */
export const PLAIN = {
  center: {
    queues: [
      { id: 25, name: "Support" },
      { id: 26, name: "Sales" },
    ],
    agents: [
      { id: 101, name: "Ada", password: "secret-of-ada", phone: "40038", queues: [25] },
      { id: 102, name: "Ben", password: "secret-of-ben", queues: [25, 26] },
      { id: 201, name: "Cem", password: "secret-of-cem", queues: [26], autopilot: true },
    ],
  },
};

/** The options of `openControlApi`. */
export interface ControlApiOptions {
  /** The scenario of the world, as an object; `PLAIN` by default. */
  scenario?: object;
  /** The control token; none by default. */
  token?: string;
  /** Whether all ports of the simulator are open; true by default. */
  isReady?: boolean;
  /** The world's wall clock; the real one by default. */
  wall?: WallClock;
  /** Returns the CPU time of the process in milliseconds. Used only with `wall`; 0 by default. */
  readCpuTimeMs?: () => number;
  /** Receives the warnings of the log. */
  warn?: (sentence: string) => void;
  /** The files of the board. */
  files?: Readonly<Record<string, string>>;
  /** Opens the ports of faults. By default no ports are opened. */
  portOpener?: PortOpener;
  /** The suffix of the host names of worlds, such as `.ccgw.test`. By default, worlds have no host names. */
  worldDomain?: string;
  /** Converts a tape to a scenario. By default, the control API converts no tapes. */
  convertTape?: ControlParts["convertTape"];
}

/** An answer of the control API, with its body parsed if it is JSON. */
export interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare members of any answer.
  readonly body: any;
}

/** An open control API with its world. */
export type ControlApi = Awaited<ReturnType<typeof openControlApi>>;

/** Opens a control API with the world `default`, which has a manual clock. */
export async function openControlApi({
  scenario = PLAIN,
  token,
  isReady = true,
  wall,
  readCpuTimeMs = () => 0,
  warn,
  files,
  portOpener,
  convertTape,
  worldDomain,
}: ControlApiOptions = {}) {
  const world = await World.open({
    name: "default",
    scenario: await readTestScenario(scenario),
    clock: { kind: "manual" },
    ...(wall && { wall }),
    ...(portOpener && { portOpener: () => portOpener }),
  });
  const worlds = new Worlds({ ...(wall && { wall }) });
  worlds.add(world);
  const app = Fastify(buildControlServerOptions(warn));
  await app.register(controlPlugin, {
    worlds,
    ca: "-----BEGIN CERTIFICATE-----\n",
    token,
    isReady: () => isReady,
    soundOf: wholeSoundOf,
    replayTo,
    worldDomain,
    addresses: () => ({ gateway: "https://127.0.0.1:8043" }),
    ...(convertTape && { convertTape }),
    ...(wall && { wall, readCpuTimeMs }),
    ...(warn && { warn }),
    ...(files && { boardFiles: async () => new Map(Object.entries(files).map(([n, text]) => [n, Buffer.from(text)])) }),
  });

  /** Sends a request and checks the answer against its declaration. A body is sent as JSON, text unchanged. */
  async function send(
    method: string,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const options: InjectOptions = { method: method as "GET", url, headers: { ...headers } };
    if (body !== undefined) {
      options.payload = typeof body === "string" ? body : JSON.stringify(body);
      options.headers = { "content-type": "application/json", ...headers };
    }
    const response = await app.inject(options);
    const type = response.headers["content-type"]?.toString();
    const isJson = /[/+]json\b/.test(type ?? "") && response.payload !== "";
    const answer = {
      status: response.statusCode,
      type,
      headers: response.headers,
      body: isJson ? JSON.parse(response.payload) : response.payload,
    };
    checkDeclaration(method, url, answer);
    return answer;
  }

  return { app, world, worlds, center: world.center, send };
}

const PROBLEMS_OF_EVERY_ROUTE: readonly ProblemKind[] = [
  "unreadable-request",
  "invalid-encoding",
  "invalid-json",
  "invalid-input",
  "token-needed",
  "foreign-host",
  "foreign-origin",
  "push-refused",
  "page-type",
  "unknown-path",
  "unknown-world",
  "wrong-method",
  "body-too-large",
  "malformed-type",
];

/** Checks an answer, unless it is to HEAD, against the declaration of its route. Throws an AssertionError if they differ. */
function checkDeclaration(method: string, url: string, { status, type, body }: Answer): void {
  // Clients resolve ".." in a path before sending, and so does inject.
  const route = findRoute(method, new URL(`http://localhost${url}`).pathname)?.route;
  if (route !== undefined && ROUTES.includes(route) && method !== "HEAD") {
    const differences = findDifferencesFromDocument(route, { status, type, body });
    ok(differences === "", `${method} ${url} answered ${status}, which differs from /openapi.json: ${differences}`);
  }
  if (status >= 400 && method !== "HEAD") {
    ok(type === "application/problem+json", `${method} ${url} answered ${status} as ${type}`);
    const kind = PROBLEM_KINDS.find((kind) => body.type === `urn:ccgw:problem:${kind}`);
    ok(kind !== undefined && body.status === status, `${method} ${url} answered an unknown kind of problem`);
    const isFailedWorld = route?.of === "world" && kind === "world-failed";
    const declared =
      isFailedWorld || PROBLEMS_OF_EVERY_ROUTE.includes(kind) || route?.problems?.includes(kind) === true;
    ok(declared, `${method} ${url} answered ${kind}, which it does not declare`);
  } else if (status < 400 && method !== "HEAD") {
    const answer = route?.answers[status as 200];
    ok(answer !== undefined, `${method} ${url} answered ${status}, which it does not declare`);
    const shape = groupSchemasByType(answer)[type?.replace(/;.*$/, "") ?? ""];
    ok(answer === null || shape !== undefined, `${method} ${url} answered ${type}, which it does not declare`);
    const parsed = shape?.safeParse(body);
    ok(parsed?.success !== false, `${method} ${url} does not answer as declared: ${parsed?.error}`);
  }
}
