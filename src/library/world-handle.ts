// The library's view of a world: everything that the control API can do with it.
import {
  type AgentInfo,
  type CallInfo,
  type CallMade,
  type CallOrder,
  parseDuration,
  type ScenarioInfo,
  type ScenarioReplaced,
  type SettingsPatch,
  type Snapshot,
  type Verification,
  type Verified,
  type WorldInfo,
  type WorldReset,
  type WrittenSettings,
} from "../control/face.ts";
import { Agent } from "./agent-handle.ts";
import { Call } from "./call-handle.ts";
import { Clock } from "./clock-handle.ts";
import { Events } from "./events-handle.ts";
import { Faults } from "./faults-handle.ts";
import { Findings } from "./findings-handle.ts";
import { givenOptions } from "./given-options.ts";
import { Journal } from "./journal-handle.ts";
import { part, type RequestOptions, type Transport, written } from "./transport.ts";

/**
 * One isolated contact center of a simulator. A method resolves when its request and everything that follows from it without delay are
 * done. It rejects with a ControlError if the control API refuses.
 */
export class World {
  /** The name of the world. */
  readonly name: string;
  /** The clock. */
  readonly clock: Clock;
  /** The requests that clients made. */
  readonly journal: Journal;
  /** Trouble on purpose. */
  readonly faults: Faults;
  /** What clients did that the real gateway would punish. */
  readonly findings: Findings;
  /** Everything that happens, as an async iterable. */
  readonly events: Events;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, name: string) {
    this.name = name;
    this.#transport = transport;
    this.#path = `/worlds/${part(name)}`;
    this.clock = new Clock(transport, this.#path);
    this.journal = new Journal(transport, this.#path);
    this.faults = new Faults(transport, this.#path);
    this.findings = new Findings(transport, this.#path);
    this.events = new Events(transport, this.#path, name);
  }

  /** Returns the world: scenario, time, agents and calls. */
  get(options: RequestOptions = {}): Promise<WorldInfo> {
    return this.#ask("GET", "", undefined, options) as Promise<WorldInfo>;
  }

  /**
   * Returns a handle on an agent. It does not check that the agent exists; methods of the handle do.
   *
   * @throws TypeError if the id is not a whole number.
   */
  agent(id: number): Agent {
    if (!Number.isSafeInteger(id))
      throw new TypeError(`An agent's id is a whole number, such as 101, not ${shown(id)}.`);
    return new Agent(this.#transport, this.#path, id);
  }

  /** Returns all agents, with state, session and counters. */
  async agents(options: RequestOptions = {}): Promise<AgentInfo[]> {
    return ((await this.#ask("GET", "/agents", undefined, options)) as { agents: AgentInfo[] }).agents;
  }

  /** Lets a customer call `{ queue }` or `{ agent }`. If nobody can take the call, its `hint` says why. */
  async incomingCall(order: CallOrder, options: RequestOptions = {}): Promise<Call> {
    const { id, hint } = (await this.#ask("POST", "/calls", order, options)) as CallMade;
    return new Call(this.#transport, this.#path, id, hint);
  }

  /**
   * Returns a handle on a call. It does not check that the call exists; methods of the handle do.
   *
   * @throws TypeError if the id is not text.
   */
  call(id: string): Call {
    if (typeof id !== "string") throw new TypeError(`A call's id is text, such as "1767603600-1", not ${shown(id)}.`);
    return new Call(this.#transport, this.#path, id);
  }

  /** Returns the current calls, oldest first. */
  async calls(options: RequestOptions = {}): Promise<CallInfo[]> {
    return ((await this.#ask("GET", "/calls", undefined, options)) as { calls: CallInfo[] }).calls;
  }

  /** Returns all settings. */
  settings(options: RequestOptions = {}): Promise<WrittenSettings> {
    return this.#ask("GET", "/settings", undefined, options) as Promise<WrittenSettings>;
  }

  /** Changes settings: all that are named or, if one is wrong, none. Returns all settings. */
  changeSettings(patch: SettingsPatch, options: RequestOptions = {}): Promise<WrittenSettings> {
    return this.#ask("PATCH", "/settings", patch, options) as Promise<WrittenSettings>;
  }

  /** Returns the scenario, with passwords masked, and the current step. */
  scenario(options: RequestOptions = {}): Promise<ScenarioInfo> {
    return this.#ask("GET", "/scenario", undefined, options) as Promise<ScenarioInfo>;
  }

  /** Replaces the scenario: the name of a shipped one, YAML text, or the same as an object. Agents stay signed in, and calls continue. */
  async replaceScenario(scenario: string | object, options: RequestOptions = {}): Promise<ScenarioReplaced> {
    const text = typeof scenario === "string" ? scenario : written(scenario);
    const answer = this.#transport.ask("PUT", `${this.#path}/scenario`, text, options, { isText: true });
    return answer as Promise<ScenarioReplaced>;
  }

  /**
   * Verifies the requests of clients: one operation a number of times, or several operations in order. With `within` (such as `2s`, real
   * time) it waits until the expectation is met or can no longer be met. The time-out starts after `within`.
   *
   * @throws ControlError of kind `not-verified`, with what came instead in `nearMisses`.
   */
  async verify(verification: Verification, options: RequestOptions = {}): Promise<Verified> {
    const { within } = givenOptions<{ within?: unknown }, "within">(Object(verification), ["within"]);
    const waits = typeof within === "string" ? parseDuration(within) : undefined;
    const answer = this.#transport.ask("POST", `${this.#path}/verify`, verification, options, { waits });
    return answer as Promise<Verified>;
  }

  /** Resets the world to the beginning of its scenario. */
  reset(options: RequestOptions = {}): Promise<WorldReset> {
    return this.#ask("POST", "/reset", undefined, options) as Promise<WorldReset>;
  }

  /** Returns the whole world as plain data, with passwords as salted hashes. */
  snapshot(options: RequestOptions = {}): Promise<Snapshot> {
    return this.#ask("GET", "/snapshot", undefined, options) as Promise<Snapshot>;
  }

  /** Restores a snapshot of this world or another one. */
  restore(snapshot: Snapshot, options: RequestOptions = {}): Promise<WorldInfo> {
    return this.#ask("PUT", "/snapshot", snapshot, options) as Promise<WorldInfo>;
  }

  /** Deletes the world. The world `default` can only be reset. */
  async delete(options: RequestOptions = {}): Promise<void> {
    await this.#ask("DELETE", "", undefined, options);
  }

  #ask(
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    body: unknown,
    options: RequestOptions,
  ): Promise<unknown> {
    return this.#transport.ask(method, `${this.#path}${path}`, body, options);
  }
}

/** Writes a value as program text. */
function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
