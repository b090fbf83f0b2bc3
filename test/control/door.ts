// Opens the control API on a world with a manual clock, without a port, and holds every answer to what its request declares.
import { ok } from "node:assert/strict";
import Fastify, { type InjectOptions } from "fastify";
import { control, controlServer } from "../../src/control/plugin.ts";
import { PROBLEM_KINDS, type ProblemKind } from "../../src/control/problem.ts";
import { shapesByType } from "../../src/control/route.ts";
import { findRoute, ROUTES } from "../../src/control/router.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import type { PortOpener } from "../../src/world/faults/fault-port.ts";
import type { WallClock } from "../../src/world/time/wall.ts";
import { World } from "../../src/world/world.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { differencesFromDescription } from "./described.ts";

/** Agents 101 and 102 for clients, 201 on autopilot; queues 25 and 26. */
export const PLAIN = {
  center: {
    queues: [
      { id: 25, name: "Support" },
      { id: 26, name: "Sales" },
    ],
    agents: [
      { id: 101, name: "Ada", password: "secret-of-ada", phone: "40038", queues: [25] },
      { id: 102, name: "Bob", password: "secret-of-bob", queues: [25, 26] },
      { id: 201, name: "Cleo", password: "secret-of-cleo", queues: [26], autopilot: true },
    ],
  },
};

export interface Arrangement {
  scenario?: object;
  token?: string;
  ready?: boolean;
  /** The wall clock that the world sees, in place of the real one. */
  wall?: WallClock;
  /** Gets the lines that are written for a person. */
  warn?: (sentence: string) => void;
  /** Who opens the ports of faults; nobody when left out. */
  portOpener?: PortOpener;
}

export interface Seen {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a story compares members of whatever came back.
  readonly body: any;
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

export async function openDoor({ scenario = PLAIN, token, ready = true, wall, warn, portOpener }: Arrangement = {}) {
  const read = await readScenario({ object: scenario, name: "test" });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const world = await World.open({
    name: "default",
    scenario: read.scenario,
    clock: { kind: "manual" },
    ...(wall && { wall }),
    ...(portOpener && { portOpener: () => portOpener }),
  });
  const worlds = new Worlds({ ...(wall && { wall }) });
  worlds.add(world);
  const app = Fastify(controlServer(warn));
  await app.register(control, {
    worlds,
    ca: "-----BEGIN CERTIFICATE-----\n",
    token,
    ready: () => ready,
    ...(wall && { wall }),
    ...(warn && { warn }),
  });

  /** Asks, a body being sent as JSON, or as it is when it is text. */
  async function ask(
    method: string,
    url: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const asked: InjectOptions = { method: method as "GET", url, headers: { ...headers } };
    if (body !== undefined) {
      asked.payload = typeof body === "string" ? body : JSON.stringify(body);
      asked.headers = { "content-type": "application/json", ...headers };
    }
    const response = await app.inject(asked);
    const type = response.headers["content-type"]?.toString();
    const isJson = type?.includes("json") === true && response.payload !== "";
    const seen = {
      status: response.statusCode,
      type,
      headers: response.headers,
      body: isJson ? JSON.parse(response.payload) : response.payload,
    };
    holdToDeclaration(method, url, seen);
    return seen;
  }

  return { app, world, worlds, center: world.center, ask };
}

const EVERYWHERE: readonly ProblemKind[] = [
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

function holdToDeclaration(method: string, url: string, { status, type, body }: Seen): void {
  // Whoever sends it takes ".." out of a path, and so does what is injected.
  const route = findRoute(method, new URL(`http://localhost${url}`).pathname)?.route;
  if (route !== undefined && ROUTES.includes(route) && method !== "HEAD") {
    const differences = differencesFromDescription(route, { status, type, body });
    ok(differences === "", `${method} ${url} answered ${status} not as /openapi.json has it: ${differences}`);
  }
  if (status >= 400 && method !== "HEAD") {
    ok(type === "application/problem+json", `${method} ${url} answered ${status} as ${type}`);
    const kind = PROBLEM_KINDS.find((one) => body.type === `urn:ccgw:problem:${one}`);
    ok(kind !== undefined && body.status === status, `${method} ${url} answered a problem of no kind`);
    const ofWorld = route?.of === "world" && kind === "world-failed";
    const declared = ofWorld || EVERYWHERE.includes(kind) || route?.problems?.includes(kind) === true;
    ok(declared, `${method} ${url} answered ${kind}, which it does not declare`);
  } else if (status < 400 && method !== "HEAD") {
    const answer = route?.answers[status as 200];
    ok(answer !== undefined, `${method} ${url} answered ${status}, which it does not declare`);
    const shape = shapesByType(answer)[type?.replace(/;.*$/, "") ?? ""];
    ok(answer === null || shape !== undefined, `${method} ${url} answered ${type}, which it does not declare`);
    const parsed = shape?.safeParse(body);
    ok(parsed?.success !== false, `${method} ${url} answered not as declared: ${parsed?.error}`);
  }
}
