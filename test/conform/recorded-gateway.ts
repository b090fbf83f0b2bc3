// Replaces a real gateway: a simulator without ports that tapes the session of its clients.
import { SimulatedWorld } from "../../src/conform/play/simulated-world.ts";
import type { Settings } from "../../src/forms/settings.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { Anonymizer } from "../../src/upstream/anonymous/anonymizer.ts";
import type { GatewayAnswer, TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";
import type { GatewayTape } from "../../src/upstream/tape/read-gateway-tape.ts";
import { START } from "../support/gateway.ts";

/** The settings that differ from the simulator's defaults. */
export interface Mutant {
  readonly settings?: Partial<Settings>;
}

/** How long a poll is held by default (milliseconds). */
const HOLD_MS = 10_000;

const ROOT = "/agentgateway/resource/";

/** A gateway that tapes the requests of its clients. */
export class RecordedGateway {
  readonly #world: SimulatedWorld;
  readonly #exchanges: TapedExchange[] = [];
  readonly #guids = new Map<number, string>();
  /** The agents in the order of their connections. */
  readonly #connections: number[] = [];
  /** When the open poll of each agent began (milliseconds since the start). */
  readonly #polls = new Map<number, number>();
  readonly #holdMs: number;
  #now = 0;

  private constructor(world: SimulatedWorld, holdMs: number) {
    this.#world = world;
    this.#holdMs = holdMs;
  }

  /** Opens a gateway at the start of the scenario. */
  static async open(scenario: Scenario, mutant: Mutant = {}): Promise<RecordedGateway> {
    const { settings = {} } = mutant;
    return new RecordedGateway(await SimulatedWorld.open(scenario, settings, START), settings.pollHold ?? HOLD_MS);
  }

  /** The state of its center. */
  get state(): SimulatedWorld["state"] {
    return this.#world.state;
  }

  /** Sends a request of an agent. Returns the answer. */
  async send(agent: number, method: string, path: string, body?: unknown): Promise<GatewayAnswer> {
    await this.wait(1);
    const from = this.#now;
    const answer = await this.#exchange(agent, method, path, body);
    this.#record(agent, method, path, body, { from, to: from + 0.4 }, answer);
    const guid = answer.headers.find(([name]) => name === "Guid")?.[1];
    if (guid !== undefined) this.#guids.set(agent, guid);
    await this.#deliver();
    return answer;
  }

  /** Sends a request with another Guid than that of the agent's session. */
  async sendWithGuid(guid: string, agent: number, method: string, path: string): Promise<void> {
    const own = this.#guids.get(agent);
    this.#guids.set(agent, guid);
    await this.send(agent, method, path);
    if (own !== undefined) this.#guids.set(agent, own);
  }

  /** Makes the client of an agent poll from now on. */
  startPolling(agent: number): void {
    if (!this.#polls.has(agent)) this.#polls.set(agent, this.#now);
  }

  /** Performs the act of a person who sends no requests. Returns why it is not possible; undefined if it was done. */
  async act(method: "POST" | "PATCH" | "DELETE", path: string, body?: object): Promise<string | undefined> {
    await this.wait(1);
    const problem = await this.#world.performAct({ method, path, ...(body === undefined ? {} : { body }) });
    await this.#deliver();
    return problem;
  }

  /** Advances the clock, and answers the polls that end meanwhile. */
  async wait(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = Math.min(end, ...[...this.#polls.values()].map((began) => began + this.#holdMs));
      this.#now = Math.max(next, this.#now);
      await this.#world.advanceTo(this.#now);
      await this.#deliver();
      for (const [agent, began] of this.#polls) {
        if (began + this.#holdMs > this.#now) continue;
        await this.#endPoll(agent, this.#now);
      }
      if (this.#now >= end) return;
    }
  }

  /**
   * Ends the session. Returns its tape.
   *
   * @param isPlain whether the tape keeps names, numbers and texts
   */
  async end(isPlain = false): Promise<GatewayTape> {
    await this.wait(this.#holdMs);
    await this.#world.close();
    const anonymizer = new Anonymizer(isPlain);
    const byEnd = [...this.#exchanges].sort((one, other) => one.to - other.to || one.exchange - other.exchange);
    const exchanges = byEnd.map((exchange) => anonymizer.anonymize(exchange));
    exchanges.sort((one, other) => one.exchange - other.exchange);
    const head = {
      format: "cc-gateway-simulator gateway tape",
      number: 1,
      version: "0.1.0",
      start: new Date(START).toISOString(),
      anonymized: !isPlain,
    } as const;
    return { head, exchanges };
  }

  /** Answers the open polls with the waiting events. */
  async #deliver(): Promise<void> {
    for (const agent of this.#polls.keys()) {
      const times = this.#world.listWaitingTimes(String(agent));
      const answers: GatewayAnswer[] = [];
      while (this.#world.listWaitingTimes(String(agent)).length > 0) {
        const answer = await this.#exchange(agent, "GET", `agentevent/${agent}`);
        answers.push(answer);
        if (!String(answer.body).includes('"event"')) break;
      }
      for (const [index, answer] of answers.entries()) {
        const from = this.#polls.get(agent) ?? 0;
        const to = Math.max(times[index] ?? this.#now, from) + 0.01;
        const path = `agentevent/${agent}`;
        this.#record(agent, "GET", path, undefined, { from, to }, answer);
        this.#polls.set(agent, to);
      }
    }
  }

  async #endPoll(agent: number, to: number): Promise<void> {
    const path = `agentevent/${agent}`;
    const answer = await this.#exchange(agent, "GET", path);
    this.#record(agent, "GET", path, undefined, { from: this.#polls.get(agent) ?? 0, to }, answer);
    this.#polls.set(agent, to);
  }

  async #exchange(agent: number, method: string, path: string, body?: unknown): Promise<GatewayAnswer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const request = { method, url: `${ROOT}${path}`, headers: this.#headersOf(agent), body: text };
    const answer = await this.#world.send(agent, request);
    if (answer === undefined) throw new Error(`${method} ${path} was not answered`);
    return answer;
  }

  #headersOf(agent: number): [string, string][] {
    const guid = this.#guids.get(agent);
    return [
      ["Host", "gateway"],
      ["Content-Type", "application/json"],
      ...(guid === undefined ? [] : [["Guid", guid] as [string, string]]),
    ];
  }

  #record(
    agent: number,
    method: string,
    path: string,
    body: unknown,
    times: { readonly from: number; readonly to: number },
    answer: GatewayAnswer,
  ): void {
    if (!this.#connections.includes(agent)) this.#connections.push(agent);
    this.#exchanges.push({
      exchange: this.#exchanges.length + 1,
      connection: this.#connections.indexOf(agent) + 1,
      from: roundToMicroseconds(times.from),
      to: roundToMicroseconds(times.to),
      request: {
        method,
        url: `${ROOT}${path}`,
        headers: this.#headersOf(agent),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      answer,
      end: "answered",
    });
  }
}

function roundToMicroseconds(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
