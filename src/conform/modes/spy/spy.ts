// Answers some interfaces in a world of the simulator, and leaves the others to the real gateway.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ForwardTarget } from "../../../forwarding/forward-target.ts";
import { wallNow } from "../../../runtime/time.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { KNOWN_INTERFACES, ROOT } from "../../../words/known-interfaces.ts";
import type { World } from "../../../world/world.ts";
import { InProcessGateway } from "../../play/in-process-gateway.ts";
import { isObject, jsonOf, retcodeOf } from "../../session/answer-json.ts";
import { guidOf } from "../../session/learn-ids.ts";
import { isSignIn, nameRequest } from "../../session/named-request.ts";
import { type IsAnsweredHere, readAnsweredInterfaces } from "./answered-interfaces.ts";
import { guidIn, replaceGuids } from "./guids-in-headers.ts";
import { SpiedGateway } from "./spied-gateway.ts";
import { SpiedSessions } from "./spied-sessions.ts";

/** How often the simulator's session of an agent is kept alive while the real gateway hears of the agent (milliseconds). */
const KEEP_ALIVE_MS = 30_000;

/** The end of a session. */
const SIGN_OUT = /^onlineagent\/(?:logout|forceLogout)/;

/** The members of a sign-in that say where events are pushed to. */
const PUSHES: ReadonlySet<string> = new Set(["pushUrl", "callBackUri", "serviceToken"]);

/** What a spy consists of. */
export interface SpyParts {
  /** Groups and operations. */
  readonly answer: readonly string[];
  readonly warn: (sentence: string) => void;
}

/** Decides who answers a request, and keeps the sessions of both sides apart. */
export class Spy {
  readonly #sessions = new SpiedSessions();
  readonly #isAnsweredHere: IsAnsweredHere;
  readonly #warn: (sentence: string) => void;
  /** Whether the simulator begins a session when the real gateway has begun one. */
  readonly #mirrors: boolean;
  #world: World | undefined;
  #gateway: Promise<InProcessGateway> | undefined;
  /** When the simulator's session of each agent was last kept alive. */
  readonly #keptAlive = new Map<string, number>();
  /** Resolves when the simulator has begun and ended the sessions of the exchanges so far. */
  #settled: Promise<void> | undefined;

  /** @throws OptionsError if a word is no group and no operation. */
  constructor({ answer, warn }: SpyParts) {
    this.#isAnsweredHere = readAnsweredInterfaces(answer);
    this.#warn = warn;
    const signIns = KNOWN_INTERFACES.filter((row) =>
      isSignIn({ about: `${row.group}/${row.name}`, row, agent: undefined }),
    );
    // Clients whose sign-in is answered here have a session already.
    this.#mirrors = !signIns.some(this.#isAnsweredHere);
  }

  /** Returns a real gateway that sees no session of the simulator. */
  hide(gateway: ForwardTarget): ForwardTarget {
    return new SpiedGateway(gateway, this.#sessions);
  }

  /** The world that answers. */
  set world(world: World) {
    this.#world = world;
  }

  /** Serves a request here, if it is one of those that the simulator answers. Returns whether it is. */
  serves(request: IncomingMessage, response: ServerResponse, serve: RequestListener): boolean {
    const { method = "GET", url = "/" } = request;
    const { row, agent } = nameRequest({ method, url });
    if (row === undefined || !this.#isAnsweredHere(row)) return false;
    if (this.#settled === undefined) this.#serve(request, response, serve, agent);
    else void this.#settled.then(() => this.#serve(request, response, serve, agent));
    return true;
  }

  /** Takes an exchange with the real gateway. */
  onExchange(exchange: TapedExchange): void {
    const { answer, end, request } = exchange;
    if (answer === null || end !== "answered") return;
    const named = nameRequest(request);
    const agent = named.agent ?? accountOf(exchange);
    if (agent === undefined) return;
    const guid = guidOf(answer);
    if (guid !== undefined) this.#sessions.noteReal(guid, agent);
    if (!this.#mirrors || retcodeOf(answer) !== "0") return;
    if (SIGN_OUT.test(named.about)) this.#do(agent, () => this.#endSession(agent, exchange));
    else if (isSignIn(named)) this.#do(agent, () => this.#beginSession(agent, exchange));
    else if (this.#isSilent(agent)) this.#do(agent, () => this.#keepAlive(agent, exchange));
  }

  /** Lets the simulator's sessions follow those of the real gateway, one after the other. */
  #do(agent: string, follow: () => Promise<void>): void {
    const before = this.#settled ?? Promise.resolve();
    const settled = before
      .then(follow)
      .catch((error: unknown) => this.#warn(`spy: agent ${agent}: ${(error as Error).message}`))
      .finally(() => {
        if (this.#settled === settled) this.#settled = undefined;
      });
    this.#settled = settled;
  }

  #serve(request: IncomingMessage, response: ServerResponse, serve: RequestListener, agent: string | undefined): void {
    const sent = guidIn(request.rawHeaders);
    const owner = sent === undefined ? undefined : this.#sessions.ownerOf(sent);
    // No cookie is one of the simulator's.
    delete request.headers.cookie;
    if (owner !== undefined) {
      const [, guid] = replaceGuids(["Guid", sent ?? ""], () => this.#sessions.hiddenOf(owner));
      if (guid === undefined) delete request.headers["guid"];
      else request.headers["guid"] = guid;
    }
    this.#followGuids(response, agent, owner !== undefined);
    serve(request, response);
  }

  /** Keeps the Guids in answers of the simulator: those of sessions that a client does not know are taken out. */
  #followGuids(response: ServerResponse, agent: string | undefined, isHidden: boolean): void {
    const writeHead = response.writeHead.bind(response) as (status: number, head?: unknown) => ServerResponse;
    const follow = (status: number, head?: unknown): ServerResponse => {
      if (!Array.isArray(head)) return writeHead(status, head);
      const headers = head as readonly string[];
      const guid = guidIn(headers);
      if (guid === undefined || agent === undefined) return writeHead(status, head);
      if (!isHidden) {
        this.#sessions.noteSimulated(guid, agent);
        return writeHead(status, head);
      }
      this.#sessions.noteHidden(agent, guid);
      return writeHead(status, withoutGuid(headers));
    };
    response.writeHead = follow as ServerResponse["writeHead"];
  }

  async #beginSession(agent: string, { connection, request }: TapedExchange): Promise<void> {
    const world = this.#world;
    if (world === undefined || typeof request.body !== "string") return;
    const gateway = await this.#open(world);
    const { tape } = world;
    // The real gateway has checked the password.
    tape.verdicts.replayed = [true];
    const body = JSON.stringify(withoutPushes(jsonOf({ body: request.body }) ?? {}));
    const answer = await gateway
      .send(connection, { method: request.method, url: request.url, headers: HEADERS, body })
      .finally(() => {
        tape.verdicts.replayed = undefined;
        gateway.disconnect(connection);
      });
    const guid = answer === undefined ? undefined : guidOf(answer);
    if (guid !== undefined) this.#sessions.noteHidden(agent, guid);
    else
      this.#warn(
        `spy: agent ${agent} has no session in the simulator (${answer && retcodeOf(answer)}): add it to the scenario`,
      );
  }

  /** Returns whether the simulator must hear of an agent, who may send all requests to the real gateway. */
  #isSilent(agent: string): boolean {
    if (this.#sessions.hiddenOf(agent) === undefined) return false;
    const now = wallNow();
    if (now - (this.#keptAlive.get(agent) ?? 0) < KEEP_ALIVE_MS) return false;
    this.#keptAlive.set(agent, now);
    return true;
  }

  async #keepAlive(agent: string, { connection }: TapedExchange): Promise<void> {
    await this.#send(agent, connection, "PUT", `${ROOT}/onlineagent/${agent}/heartbeat`);
  }

  async #endSession(agent: string, { connection, request }: TapedExchange): Promise<void> {
    await this.#send(agent, connection, request.method, request.url);
    this.#sessions.endHidden(agent);
  }

  /** Sends a request of the simulator's session of an agent. */
  async #send(agent: string, connection: number, method: string, url: string): Promise<void> {
    const guid = this.#sessions.hiddenOf(agent);
    if (guid === undefined || this.#world === undefined) return;
    const gateway = await this.#open(this.#world);
    const headers = [...HEADERS, ["Guid", guid] as const];
    const answer = await gateway.send(connection, { method, url, headers, body: undefined });
    gateway.disconnect(connection);
    const next = answer === undefined ? undefined : guidOf(answer);
    if (next !== undefined) this.#sessions.noteHidden(agent, next);
  }

  #open(world: World): Promise<InProcessGateway> {
    this.#gateway ??= InProcessGateway.open(world);
    return this.#gateway;
  }

  /** Ends the connections to the simulator's sessions. */
  async close(): Promise<void> {
    await this.#settled;
    await (await this.#gateway)?.close();
  }
}

const HEADERS: readonly (readonly [string, string])[] = [
  ["Host", "127.0.0.1"],
  ["Content-Type", "application/json"],
];

function accountOf({ request: { body } }: TapedExchange): string | undefined {
  const { account } = (typeof body === "string" ? jsonOf({ body }) : undefined) ?? {};
  return typeof account === "string" ? account : undefined;
}

function withoutPushes(body: object): object {
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !PUSHES.has(name)));
}

function withoutGuid(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !/^(?:set-)?guid$/i.test(headers[index - (index % 2)] ?? ""));
}
