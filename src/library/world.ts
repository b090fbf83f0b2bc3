// A world as a program sees it: everything that the control API can do with it, in the program's own words.
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
import { Agent } from "./agent.ts";
import { Call } from "./call.ts";
import { Clock } from "./clock.ts";
import { Events } from "./events.ts";
import { Faults } from "./faults.ts";
import { Findings } from "./findings.ts";
import { Journal } from "./journal.ts";
import { part, type RequestOptions, type Transport, written } from "./transport.ts";

/**
 * One isolated contact center of a simulator, in this process or another. Everything answers when it is done: what follows without delay
 * from what was asked has happened then. A no is a ControlError.
 */
export class World {
  readonly name: string;
  readonly clock: Clock;
  /** The requests that clients made of the gateway. */
  readonly journal: Journal;
  /** Trouble that clients are put into on purpose. */
  readonly faults: Faults;
  /** What clients did that the real gateway would punish. */
  readonly findings: Findings;
  /** Everything that happens, as it happens. */
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

  /** What it plays, what time it is in it, and how much is going on. */
  get(how: RequestOptions = {}): Promise<WorldInfo> {
    return this.#ask("GET", "", undefined, how) as Promise<WorldInfo>;
  }

  /**
   * An agent by its id; whether there is one shows when something is asked of it.
   *
   * @throws TypeError when the id is not a whole number.
   */
  agent(id: number): Agent {
    if (!Number.isSafeInteger(id))
      throw new TypeError(`An agent's id is a whole number, such as 101, not ${shown(id)}.`);
    return new Agent(this.#transport, this.#path, id);
  }

  /** Every agent, with state, session and counters. */
  async agents(how: RequestOptions = {}): Promise<AgentInfo[]> {
    return ((await this.#ask("GET", "/agents", undefined, how)) as { agents: AgentInfo[] }).agents;
  }

  /** Lets someone outside call a queue, or an agent by name. Where nobody can take the call, its `hint` says why. */
  async incomingCall(order: CallOrder, how: RequestOptions = {}): Promise<Call> {
    const { id, hint } = (await this.#ask("POST", "/calls", order, how)) as CallMade;
    return new Call(this.#transport, this.#path, id, hint);
  }

  /**
   * A call by its id; whether it is under way shows when something is asked of it.
   *
   * @throws TypeError when the id is not text.
   */
  call(id: string): Call {
    if (typeof id !== "string") throw new TypeError(`A call's id is text, such as "1767603600-1", not ${shown(id)}.`);
    return new Call(this.#transport, this.#path, id);
  }

  /** Every call that is under way, oldest first. */
  async calls(how: RequestOptions = {}): Promise<CallInfo[]> {
    return ((await this.#ask("GET", "/calls", undefined, how)) as { calls: CallInfo[] }).calls;
  }

  /** Every setting. */
  settings(how: RequestOptions = {}): Promise<WrittenSettings> {
    return this.#ask("GET", "/settings", undefined, how) as Promise<WrittenSettings>;
  }

  /** Changes the settings that are named, all of them or, when one is wrong, none; answers with every setting. */
  changeSettings(patch: SettingsPatch, how: RequestOptions = {}): Promise<WrittenSettings> {
    return this.#ask("PATCH", "/settings", patch, how) as Promise<WrittenSettings>;
  }

  /** The scenario that it plays, passwords masked, and where it stands. */
  scenario(how: RequestOptions = {}): Promise<ScenarioInfo> {
    return this.#ask("GET", "/scenario", undefined, how) as Promise<ScenarioInfo>;
  }

  /** Goes on with another scenario: the name of a shipped one, YAML text, or the same as an object. Whoever is signed in stays so. */
  async goOnWith(scenario: string | object, how: RequestOptions = {}): Promise<ScenarioReplaced> {
    const text = typeof scenario === "string" ? scenario : written(scenario);
    const answer = this.#transport.ask("PUT", `${this.#path}/scenario`, text, { ...how, isText: true });
    return answer as Promise<ScenarioReplaced>;
  }

  /**
   * Proves what clients asked: one operation so many times, or several in an order; with `within` (such as `2s`, wall time) it waits for it,
   * unless the signal comes before. The time-out counts beside `within`.
   *
   * @throws ControlError of kind `not-verified`, with what came instead in `nearMisses`.
   */
  verify(verification: Verification, how: RequestOptions = {}): Promise<Verified> {
    const { within } = verification as { within?: unknown };
    const waits = typeof within === "string" ? parseDuration(within) : undefined;
    const answer = this.#transport.ask("POST", `${this.#path}/verify`, verification, { ...how, waits });
    return answer as Promise<Verified>;
  }

  /** Goes back to the beginning of its scenario. */
  reset(how: RequestOptions = {}): Promise<WorldReset> {
    return this.#ask("POST", "/reset", undefined, how) as Promise<WorldReset>;
  }

  /** The whole world as plain data, passwords as salted hashes. */
  snapshot(how: RequestOptions = {}): Promise<Snapshot> {
    return this.#ask("GET", "/snapshot", undefined, how) as Promise<Snapshot>;
  }

  /** Goes on from a snapshot, of this world or another, as the one did that was written down. */
  restore(snapshot: Snapshot, how: RequestOptions = {}): Promise<WorldInfo> {
    return this.#ask("PUT", "/snapshot", snapshot, how) as Promise<WorldInfo>;
  }

  /** Deletes it with all that belongs to it; the world `default` can only be reset. */
  async delete(how: RequestOptions = {}): Promise<void> {
    await this.#ask("DELETE", "", undefined, how);
  }

  #ask(
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    body: unknown,
    how: RequestOptions,
  ): Promise<unknown> {
    return this.#transport.ask(method, `${this.#path}${path}`, body, how);
  }
}

/** A value as it would be written in a program. */
function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
