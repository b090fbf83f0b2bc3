// One lane of the fuzz check: sends requests to a separate world one after the other, and checks the result of each.
import { makeBrokenRequest } from "./broken-requests.ts";
import { type Answer, Connection } from "./connection.ts";
import { type Description, makeControlRequest } from "./control-requests.ts";
import { makeGatewayRequest } from "./gateway-requests.ts";
import { Random } from "./random.ts";
import { type FuzzRequest, HELD_TIMEOUT_MS, isHead, USUAL_TIMEOUT_MS, writeRequest } from "./request.ts";
import { BASE } from "./scenarios.ts";
import type { FuzzedSimulator } from "./simulator.ts";

/** One in this many requests to the gateway goes over TLS, on a reused connection. */
const OVER_TLS = 8;

/** The numbers of requests, comparisons and events of the check, by kind. */
export type Counts = Record<
  | "gateway"
  | "over TLS"
  | "control"
  | "broken"
  | "refused"
  | "compared"
  | "compared while pushing"
  | "given up"
  | "revived",
  number
>;

/** Sends requests to one world. */
export class Lane {
  readonly #seed: number;
  readonly #world: string;
  readonly #gateway: Connection;
  readonly #secure: Connection;
  readonly #control: Connection;
  readonly #description: Description;
  readonly #counts: Counts;
  readonly #guids = new Map<string, string>();
  /** The world's snapshot, if no later request could have changed the world. */
  #snapshot: Comparable | undefined;
  /** The first snapshot, from which forged ones are made. */
  #model: object | undefined;
  #hasFaults = false;
  #faultsMade = 0;
  /** The requests that ended with the usual timeout, although the world had no faults. */
  readonly givenUp: string[] = [];
  /** The last request and its answer, for reports. */
  last: { readonly request: FuzzRequest; readonly answer: Answer } | undefined;

  constructor(
    seed: number,
    lane: number,
    { gatewayPort, securePort, controlPort, ca }: FuzzedSimulator,
    description: Description,
    counts: Counts,
  ) {
    this.#seed = seed;
    this.#world = `fuzz${lane}`;
    this.#gateway = new Connection(gatewayPort);
    this.#secure = new Connection(securePort, ca);
    this.#control = new Connection(controlPort);
    this.#description = description;
    this.#counts = counts;
  }

  /** Creates the world, and deletes the earlier one. */
  async begin(): Promise<void> {
    await this.#request("DELETE", `/worlds/${this.#world}`);
    const body = JSON.stringify({ name: this.#world, clock: "manual", seed: 1, scenario: BASE });
    const { status, body: text } = await this.#request("POST", "/worlds", body);
    if (status !== 201) throw new Error(`the world ${this.#world} cannot be created: ${status} ${text}`);
    this.#guids.clear();
    this.#snapshot = undefined;
    this.#hasFaults = false;
    this.#faultsMade = 0;
  }

  /** Sends the request with a number; returns the problem of its result, or undefined. */
  async send(number: number): Promise<string | undefined> {
    const random = new Random(this.#seed, number);
    const kind = random.next();
    if (kind < 0.03) return this.#sendBroken(makeBrokenRequest(random));
    return kind < 0.75 ? this.#sendToGateway(random) : this.#sendToControl(random);
  }

  close(): void {
    this.#gateway.close();
    this.#secure.close();
    this.#control.close();
  }

  async #sendBroken(request: FuzzRequest): Promise<string | undefined> {
    this.#counts.broken += 1;
    this.#snapshot = undefined;
    const connection = request.port === "gateway" ? this.#gateway : this.#control;
    const answer = await connection.send(request.bytes, request.timeoutMs);
    connection.close();
    return this.#findProblem(request, answer, true);
  }

  async #sendToGateway(random: Random): Promise<string | undefined> {
    this.#counts.gateway += 1;
    this.#snapshot = undefined;
    const request = makeGatewayRequest(random, this.#world, this.#guids);
    const isSecure = random.below(OVER_TLS) === 0;
    if (isSecure) this.#counts["over TLS"] += 1;
    const connection = isSecure ? this.#secure : this.#gateway;
    const answer = await connection.send(request.bytes, this.#hasFaults ? HELD_TIMEOUT_MS : request.timeoutMs);
    this.#noteGivenUp(request, answer);
    const guid = /^set-guid: JSESSIONID=(.*)$/im.exec(answer.headers)?.[1];
    const agent =
      /"workno":"?(\d+)/i.exec(answer.body)?.[1] ?? /\/onlineagent\/(\d+)/.exec(request.bytes.toString())?.[1];
    if (guid !== undefined && agent !== undefined) this.#guids.set(agent, guid.trim());
    const wrong = this.#findProblem(request, answer, false);
    if (wrong === undefined || this.#hasFaults) return wrong;
    // A step of the scenario may have added a fault meanwhile.
    await this.#takeSnapshot();
    return this.#findProblem(request, answer, false);
  }

  async #sendToControl(random: Random): Promise<string | undefined> {
    this.#counts.control += 1;
    const before = await this.#takeSnapshot();
    const request = makeControlRequest(random, this.#world, this.#description, this.#model);
    const answer = await this.#control.send(request.bytes, request.timeoutMs);
    this.#noteGivenUp(request, answer);
    const { status = 0 } = answer;
    const wrong = this.#findProblem(request, answer, false);
    // A GET that changes the world anyway is reported after the next refused request.
    if (request.what.startsWith("GET ") && status < 400) return wrong;
    this.#snapshot = undefined;
    if (status < 400 || answer.ended !== "answered") await this.#takeSnapshot();
    if (wrong !== undefined || status < 400 || answer.ended !== "answered") return wrong;
    this.#counts.refused += 1;
    const after = await this.#takeSnapshot();
    if (before === undefined || after === undefined) return undefined;
    if (before.pushing.length > 0) {
      // A client whose pushes have failed for too long is signed out, at an instant of wall time.
      if (before.pushing.join() !== after.pushing.join()) return undefined;
      this.#counts["compared while pushing"] += 1;
    }
    this.#counts.compared += 1;
    if (before.text === after.text) return undefined;
    return `a refused request changed the world: ${describeDifference(before.text, after.text)}`;
  }

  #noteGivenUp(request: FuzzRequest, { ended }: Answer): void {
    if (ended !== "timeout") return;
    this.#counts["given up"] += 1;
    if (request.timeoutMs >= USUAL_TIMEOUT_MS && !this.#hasFaults) this.givenUp.push(request.what);
  }

  /** Returns the world's snapshot. Recreates a world that was deleted or has failed, and returns undefined. */
  async #takeSnapshot(): Promise<Comparable | undefined> {
    if (this.#snapshot !== undefined) return this.#snapshot;
    const { status, body } = await this.#request("GET", `/worlds/${this.#world}/snapshot`);
    if (status === 200) {
      const { at: _, seal: __, ...lasting } = JSON.parse(body);
      if (lasting.world.clock !== "manual") {
        // A running clock would make snapshots differ.
        await this.#request("PUT", `/worlds/${this.#world}/clock`, '{"mode":"manual"}');
        return this.#takeSnapshot();
      }
      const { made, faults } = lasting.world.life.faults;
      // This includes faults that were added and used up since the last snapshot.
      this.#hasFaults = faults.length > 0 || made !== this.#faultsMade;
      this.#faultsMade = made;
      this.#snapshot = toComparable(lasting);
      this.#model ??= JSON.parse(body);
      return this.#snapshot;
    }
    this.#counts.revived += 1;
    await this.begin();
    return undefined;
  }

  /** Returns the problem of an answer to any request, or undefined. Stores both as `last`. */
  #findProblem(request: FuzzRequest, answer: Answer, isBroken: boolean): string | undefined {
    this.last = { request, answer };
    const { status, ended, headers, body } = answer;
    // Faults change statuses, delay and truncate answers, and reset connections.
    const isFault = request.port === "gateway" && this.#hasFaults;
    if (ended === "timeout" && request.timeoutMs >= USUAL_TIMEOUT_MS && request.port === "gateway" && !isFault)
      return "it was not answered";
    if (status === undefined)
      return isBroken || isFault || ended === "timeout" ? undefined : "the connection was closed without an answer";
    if (isHead(request.bytes) && body !== "" && !isBroken && !isFault)
      return `its answer has a body: ${body.slice(0, 300)}`;
    if (status >= 500 && !isFault) return `it was answered with HTTP ${status}: ${body.slice(0, 300)}`;
    if (/\n\s+at .+:\d+:\d+|node:internal/.test(body)) return `the answer shows internals: ${body.slice(0, 300)}`;
    if (isBroken || isFault || ended !== "answered" || !/^content-type: application\/(problem\+)?json/im.test(headers))
      return undefined;
    return isJson(body) ? undefined : `the answer is not JSON: ${body.slice(0, 200)}`;
  }

  #request(method: string, path: string, body = ""): Promise<Answer> {
    return this.#control.send(
      writeRequest(method, path, body === "" ? {} : { "Content-Type": "application/json" }, body),
      USUAL_TIMEOUT_MS,
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return text === "";
  }
}

/** The comparable part of a snapshot. */
interface Comparable {
  readonly text: string;
  /** The sessions whose events are pushed. */
  readonly pushing: readonly string[];
}

interface AgentState {
  readonly id: number;
  readonly session?: { readonly serial: number; readonly details: { readonly push?: object } };
  mailbox?: object;
}

/**
 * Returns the comparable part of a snapshot: without the mailboxes of agents whose events are pushed, because pushes change them in wall
 * time. Removes these mailboxes from `lasting`.
 */
function toComparable(lasting: { world: { life: { center: { state: { agents: AgentState[] } } } } }): Comparable {
  const pushing: string[] = [];
  for (const agent of lasting.world.life.center.state.agents) {
    if (agent.session?.details.push === undefined) continue;
    delete agent.mailbox;
    pushing.push(`${agent.id}/${agent.session.serial}`);
  }
  return { text: JSON.stringify(lasting), pushing };
}

/** Returns the first difference between two texts, with its context. */
function describeDifference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  return `\n  before ...${around(before)}...\n  after  ...${around(after)}...`;
}
