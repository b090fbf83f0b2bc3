// Answers some interfaces in a world of the simulator, and forwards the others to the real gateway.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ForwardTarget } from "../../../forwarding/forward-target.ts";
import { readWallTime } from "../../../runtime/time.ts";
import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { KNOWN_INTERFACES, ROOT } from "../../../words/known-interfaces.ts";
import type { World } from "../../../world/world.ts";
import { InProcessGateway } from "../../play/in-process-gateway.ts";
import { isObject, jsonOf, retcodeOf } from "../../session/answer-json.ts";
import { guidOf } from "../../session/learn-ids.ts";
import { accountOf, isSignIn, nameExchange, nameRequest } from "../../session/named-request.ts";
import { type IsAnsweredHere, readAnsweredInterfaces } from "./answered-interfaces.ts";
import { findGuidInHeaders, replaceGuids } from "./guids-in-headers.ts";
import { SpiedGateway } from "./spied-gateway.ts";
import { SpiedSessions } from "./spied-sessions.ts";

/** The shortest interval at which requests to the real gateway keep an agent's session in the simulator alive (milliseconds). */
const KEEP_ALIVE_MS = 30_000;

/** Matches the operations that end a session. */
const SIGN_OUT = /^onlineagent\/(?:logout|forceLogout)/;

/** The members of a sign-in that configure push. */
const PUSH_MEMBERS: ReadonlySet<string> = new Set(["pushUrl", "callBackUri", "serviceToken"]);

/** The input of a spy. */
export interface SpyParts {
  /** The groups and operations that the simulator answers. */
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
  /** When the simulator's session of each agent was last kept alive (milliseconds of wall time). */
  readonly #keptAlive = new Map<string, number>();
  /** Resolves when the simulator's sessions match the exchanges so far; undefined if they do already. */
  #settled: Promise<void> | undefined;

  /** @throws OptionsError if a word is neither a group nor an operation. */
  constructor({ answer, warn }: SpyParts) {
    this.#isAnsweredHere = readAnsweredInterfaces(answer);
    this.#warn = warn;
    const signIns = KNOWN_INTERFACES.filter((row) => isSignIn({ row }));
    // If the simulator answers sign-ins, clients begin their sessions here themselves.
    this.#mirrors = !signIns.some(this.#isAnsweredHere);
  }

  /** Returns a target that forwards to the real gateway without the simulator's Guids. */
  hideGuidsFrom(gateway: ForwardTarget): ForwardTarget {
    return new SpiedGateway(gateway, this.#sessions);
  }

  /** Sets the world that answers. */
  set world(world: World) {
    this.#world = world;
  }

  /** Serves a request if the simulator answers its interface. Returns whether it does. */
  tryServe(request: IncomingMessage, response: ServerResponse, serve: RequestListener): boolean {
    const { method = "GET", url = "/" } = request;
    const { row, agent } = nameRequest({ method, url });
    if (row === undefined || !this.#isAnsweredHere(row)) return false;
    if (this.#settled === undefined) this.#serve(request, response, serve, agent);
    else void this.#settled.then(() => this.#serve(request, response, serve, agent));
    return true;
  }

  /** Follows an exchange with the real gateway: notes its Guid, and mirrors sign-in, sign-out and activity. */
  onExchange(exchange: TapedExchange): void {
    const { answer, end } = exchange;
    if (answer === null || end !== "answered") return;
    const named = nameExchange(exchange);
    const agent = named.agent ?? accountOf(exchange.request.body);
    if (agent === undefined) return;
    const guid = guidOf(answer);
    if (guid !== undefined) this.#sessions.noteReal(guid, agent);
    if (!this.#mirrors || retcodeOf(answer) !== "0") return;
    if (SIGN_OUT.test(named.about)) this.#enqueue(agent, () => this.#endSession(agent, exchange));
    else if (isSignIn(named)) this.#enqueue(agent, () => this.#beginSession(agent, exchange));
    else if (this.#isHeartbeatDue(agent)) this.#enqueue(agent, () => this.#keepAlive(agent, exchange));
  }

  /** Changes a session of the simulator after the earlier changes are done. */
  #enqueue(agent: string, change: () => Promise<void>): void {
    const before = this.#settled ?? Promise.resolve();
    const settled = before
      .then(change)
      .catch((error: unknown) => this.#warn(`spy: agent ${agent}: ${(error as Error).message}`))
      .finally(() => {
        if (this.#settled === settled) this.#settled = undefined;
      });
    this.#settled = settled;
  }

  #serve(request: IncomingMessage, response: ServerResponse, serve: RequestListener, agent: string | undefined): void {
    const sent = findGuidInHeaders(request.rawHeaders);
    const owner = sent === undefined ? undefined : this.#sessions.ownerOf(sent);
    // The cookies are not for the simulator: the real gateway or a load balancer has set them.
    delete request.headers.cookie;
    if (owner !== undefined) {
      const [, guid] = replaceGuids(["Guid", sent ?? ""], () => this.#sessions.hiddenOf(owner));
      if (guid === undefined) delete request.headers["guid"];
      else request.headers["guid"] = guid;
    }
    this.#followGuids(response, agent, owner !== undefined);
    serve(request, response);
  }

  /** Notes the Guid in an answer of the simulator, and removes it if the client does not know the session. */
  #followGuids(response: ServerResponse, agent: string | undefined, isHidden: boolean): void {
    const writeHead = response.writeHead.bind(response) as (status: number, head?: unknown) => ServerResponse;
    const follow = (status: number, head?: unknown): ServerResponse => {
      if (!Array.isArray(head)) return writeHead(status, head);
      const headers = head as readonly string[];
      const guid = findGuidInHeaders(headers);
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
    const body = JSON.stringify(withoutPush(jsonOf({ body: request.body }) ?? {}));
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
        `spy: agent ${agent} has no session in the simulator (${answer === undefined ? "no answer" : retcodeOf(answer)}): add it to the scenario`,
      );
  }

  /** Returns whether an agent's session in the simulator needs a heartbeat now, and notes the time if it does. */
  #isHeartbeatDue(agent: string): boolean {
    if (this.#sessions.hiddenOf(agent) === undefined) return false;
    const now = readWallTime();
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

  /** Sends a request with the Guid of an agent's session in the simulator. */
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

  /** Waits for pending changes of sessions, and closes the simulator's gateway. */
  async close(): Promise<void> {
    await this.#settled;
    await (await this.#gateway)?.close();
  }
}

const HEADERS: readonly (readonly [string, string])[] = [
  ["Host", "127.0.0.1"],
  ["Content-Type", "application/json"],
];

function withoutPush(body: object): object {
  if (!isObject(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !PUSH_MEMBERS.has(name)));
}

function withoutGuid(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !/^(?:set-)?guid$/i.test(headers[index - (index % 2)] ?? ""));
}
