// The library's handle for a world.
// The classes that it extends have further methods.
import {
  type AgentInfo,
  type BoardInfo,
  buildWorldUrl,
  type CallInfo,
  type CallMade,
  type CallOrder,
  type QueueInfo,
  type RecordingInfo,
  type RecordingsQuery,
  type Scenario,
  type ScenarioInfo,
  type ScenarioReplaced,
  type SettingsPatch,
  type WorldInfo,
  type WorldReset,
  type WrittenSettings,
} from "../control/api-types.ts";
import { Agent } from "./agent-handle.ts";
import { AgentRequests } from "./agent-requests.ts";
import { Call } from "./call-handle.ts";
import { Clock } from "./clock-handle.ts";
import { Events } from "./events-handle.ts";
import { ExpectingWorld } from "./expecting-world.ts";
import { Faults } from "./faults-handle.ts";
import { Findings } from "./findings-handle.ts";
import { Journal } from "./journal-handle.ts";
import { Queue } from "./queue-handle.ts";
import { readScenarioText } from "./scenario-file.ts";
import { pickMembers } from "./transports/pick-options.ts";
import {
  ControlError,
  encodePathSegment,
  type RequestOptions,
  type Transport,
  toJson,
  withQuery,
} from "./transports/transport.ts";

/**
 * One isolated contact center of a simulator. A method resolves when its request and everything that follows from it without delay are
 * done. It rejects with a ControlError if the control API refuses.
 */
export class World extends ExpectingWorld {
  /** The name of the world. */
  readonly name: string;
  /** The URL of the gateway for clients of this world, such as `https://127.0.0.1:8043/w/tests`, without a trailing slash. */
  readonly url: string;
  /** The clock. */
  readonly clock: Clock;
  /** The journal: the requests of clients, and the pushes to them. */
  readonly journal: Journal;
  /** The faults: errors, delays and disconnections on purpose. */
  readonly faults: Faults;
  /** The findings: client behavior that the real gateway would punish, or that its documents advise against. */
  readonly findings: Findings;
  /** Everything that happens, as an async iterable. */
  readonly events: Events;
  readonly #transport: Transport;
  readonly #path: string;

  /** @param url the URL for its clients, if the control API has returned one; by default the one below the URL of the gateway. */
  constructor(transport: Transport, name: string, gateway: string, url?: string) {
    const path = `/worlds/${encodePathSegment(name)}`;
    super(transport, path);
    this.name = name;
    this.url = url ?? buildWorldUrl(gateway, encodePathSegment(name));
    this.#transport = transport;
    this.#path = path;
    this.clock = new Clock(transport, this.#path);
    this.journal = new Journal(transport, this.#path);
    this.faults = new Faults(transport, this.#path);
    this.findings = new Findings(transport, this.#path);
    this.events = new Events(transport, this.#path, name);
  }

  /** Returns the world: scenario, time, agents and calls. */
  get(options: RequestOptions = {}): Promise<WorldInfo> {
    return this.#request("GET", "", undefined, options) as Promise<WorldInfo>;
  }

  /**
   * Returns a handle for an agent. It does not check that the agent exists; methods of the handle do.
   *
   * @param id the id of the agent, its workno.
   * @throws TypeError if the id is not a whole number.
   */
  agent(id: number): Agent {
    if (!Number.isSafeInteger(id))
      throw new TypeError(`The id of an agent is a whole number, such as 101, not ${toProgramText(id)}.`);
    return new Agent(new AgentRequests(this.#transport, this.#path, id), id);
  }

  /** Returns all agents, with state, session and counters. */
  async agents(options: RequestOptions = {}): Promise<AgentInfo[]> {
    return ((await this.#request("GET", "/agents", undefined, options)) as { agents: AgentInfo[] }).agents;
  }

  /**
   * Returns a handle for a queue. It does not check that the queue exists; methods of the handle do.
   *
   * @param id the id of the queue, such as 25.
   * @throws TypeError if the id is not a whole number.
   */
  queue(id: number): Queue {
    if (!Number.isSafeInteger(id))
      throw new TypeError(`The id of a queue is a whole number, such as 25, not ${toProgramText(id)}.`);
    return new Queue(this.#transport, this.#path, id);
  }

  /** Returns all queues, with their waiting calls, agents and service level. */
  async queues(options: RequestOptions = {}): Promise<QueueInfo[]> {
    return ((await this.#request("GET", "/queues", undefined, options)) as { queues: QueueInfo[] }).queues;
  }

  /**
   * Creates a call from a customer to a queue or an agent, for example `{ to: { queue: 25 } }`. If no agent is signed in for the call, its
   * `hint` gives the reason.
   *
   * @param order the called queue or agent, and optionally the number of the customer and durations such as `90s`.
   * @returns a handle for the new call.
   * @throws ControlError of kind `invalid-input` with all mistakes in `errors`.
   */
  async incomingCall(order: CallOrder, options: RequestOptions = {}): Promise<Call> {
    const { id, hint } = (await this.#request("POST", "/calls", order, options)) as CallMade;
    return new Call(this.#transport, this.#path, id, hint);
  }

  /**
   * Returns a handle for a call. It does not check that the call exists; methods of the handle do.
   *
   * @param id the id of the call, such as `1767603600-1`.
   * @throws TypeError if the id is not text.
   */
  call(id: string): Call {
    if (typeof id !== "string")
      throw new TypeError(`The id of a call is text, such as "1767603600-1", not ${toProgramText(id)}.`);
    return new Call(this.#transport, this.#path, id);
  }

  /** Returns the current calls, oldest first. */
  async calls(options: RequestOptions = {}): Promise<CallInfo[]> {
    return ((await this.#request("GET", "/calls", undefined, options)) as { calls: CallInfo[] }).calls;
  }

  /**
   * Returns the finished recordings, oldest first, and then those in progress, running or paused.
   *
   * @param query the agent whose recordings to return; those of all agents by default.
   * @throws ControlError of kind `invalid-input` if the query is wrong.
   */
  async recordings(query: RecordingsQuery = {}, options: RequestOptions = {}): Promise<RecordingInfo[]> {
    const listed = await this.#request("GET", withQuery("/recordings", pickMembers(query)), undefined, options);
    return (listed as { recordings: RecordingInfo[] }).recordings;
  }

  /**
   * Returns the board: agents, calls, chats, conferences, recordings, queues, faults, findings, checkpoints and the progress of the
   * scenario, all at one instant.
   */
  board(options: RequestOptions = {}): Promise<BoardInfo> {
    return this.#request("GET", "/board", undefined, options) as Promise<BoardInfo>;
  }

  /** Returns all settings. */
  settings(options: RequestOptions = {}): Promise<WrittenSettings> {
    return this.#request("GET", "/settings", undefined, options) as Promise<WrittenSettings>;
  }

  /**
   * Changes the given settings. If one of them is wrong, none changes. Returns all settings.
   *
   * @param patch the settings to change, with durations as text such as `30s`, and switches as `on` and `off`.
   * @throws ControlError of kind `invalid-input` with all mistakes in `errors`.
   */
  changeSettings(patch: SettingsPatch, options: RequestOptions = {}): Promise<WrittenSettings> {
    return this.#request("PATCH", "/settings", patch, options) as Promise<WrittenSettings>;
  }

  /** Returns the scenario, with passwords masked, and the current step. */
  scenario(options: RequestOptions = {}): Promise<ScenarioInfo> {
    return this.#request("GET", "/scenario", undefined, options) as Promise<ScenarioInfo>;
  }

  /**
   * Replaces the scenario: the name of a shipped one, the path of a file, YAML text, or an object. Agents stay signed in, and calls
   * continue.
   *
   * @returns the name and the progress of the scenario, and in `unchanged` a sentence for each difference that only a reset can apply.
   * @throws ControlError of kind `invalid-input` with all mistakes in `errors`; the old scenario continues then.
   */
  async replaceScenario(scenario: string | Scenario, options: RequestOptions = {}): Promise<ScenarioReplaced> {
    const { text, file } =
      typeof scenario === "string" ? await readScenarioText(scenario) : { text: toJson(scenario), file: undefined };
    const path = withQuery(`${this.#path}/scenario`, { file });
    return this.#transport.request("PUT", path, text, options, { isText: true }) as Promise<ScenarioReplaced>;
  }

  /**
   * Resets the world to the beginning of its scenario.
   *
   * @returns the world after the reset. Its `kept` lists the parts that the reset has kept.
   */
  reset(options: RequestOptions = {}): Promise<WorldReset> {
    return this.#request("POST", "/reset", undefined, options) as Promise<WorldReset>;
  }

  /**
   * Returns the tape as the YAML of a scenario, in which the client plays its part again: see docs/tape.md.
   *
   * @throws ControlError of kind `no-scenario` if the tape has none.
   */
  tapeAsScenario(options: RequestOptions = {}): Promise<string> {
    return this.#request("GET", "/tape?as=scenario", undefined, options) as Promise<string>;
  }

  /**
   * Deletes the world. The world `default` can only be reset.
   *
   * @throws ControlError of kind `unknown-world`, or `world-needed` for the world `default`.
   */
  async delete(options: RequestOptions = {}): Promise<void> {
    await this.#request("DELETE", "", undefined, options);
  }

  /** Deletes the world at the end of an `await using` block, if it still exists. The world `default` stays as it is. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.delete().catch((error: unknown) => {
      const isExpected =
        error instanceof ControlError && (error.kind === "unknown-world" || error.kind === "world-needed");
      if (!isExpected) throw error;
    });
  }

  #request(
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    body: unknown,
    options: RequestOptions,
  ): Promise<unknown> {
    return this.#transport.request(method, `${this.#path}${path}`, body, options);
  }
}

/** Returns a value in the notation of a program. */
function toProgramText(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
