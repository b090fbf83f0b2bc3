// The library's handle for an agent.
import type {
  AgentInfo,
  AgentPatch,
  CallInfo,
  CallOutOrder,
  ConsultOrder,
  CounterName,
  Counters,
  Explained,
  InspectOrder,
  Method,
  PreviewOrder,
  RejectOrder,
  ThreeWayCallOrder,
  TransferOrder,
  Waited,
  WaitOrder,
} from "../control/api-types.ts";
import type { AgentRequests } from "./agent-requests.ts";
import { Call } from "./call-handle.ts";
import { sendWait } from "./expectation-requests.ts";
import { RecordingAgent } from "./recording-agent.ts";
import { pickMembers } from "./transports/pick-options.ts";
import { encodePathSegment, type RequestOptions } from "./transports/transport.ts";

/** The call that an agent acts on. */
export interface WhichCall {
  /**
   * The id of the call. Default: to answer, the first ringing call; to retrieve or connect, the call held last; to release, the current or
   * ringing call; to intercept, the call of the inspected agent.
   */
  readonly call?: string;
}

/** The condition of a wait: a state or event of the agent, or a request of its client. `within` is wall time, such as `2s`; default 4s. */
export type AgentWait = WithoutAgent<WaitOrder>;

type WithoutAgent<Order> = Order extends unknown ? Omit<Order, "agent"> : never;

/**
 * One agent of a world. A method with the result `AgentInfo` returns the agent after the change. Every method rejects with a ControlError
 * if the agent does not exist. The methods for calls play the agent, and reject with a ControlError of kind `refused`, with `reason` and
 * `retcode`, if that is not possible now.
 */
export class Agent extends RecordingAgent {
  /** The id of the agent, its workno. */
  readonly id: number;
  readonly #requests: AgentRequests;

  constructor(requests: AgentRequests, id: number) {
    super(requests);
    this.id = id;
    this.#requests = requests;
  }

  /** Returns the agent: state, session and counters. */
  get(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#send("GET", "", undefined, options) as Promise<AgentInfo>;
  }

  /**
   * Applies a change completely or, if the center refuses, not at all. Returns the changed agent.
   *
   * @throws ControlError of kind `refused` with the `reason` of the center, or `invalid-input` with all mistakes in `errors`.
   */
  change(patch: AgentPatch, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#send("PATCH", "", patch, options) as Promise<AgentInfo>;
  }

  /** Signs the agent in, joins all its queues, and lets the simulator play it. */
  signIn(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ signedIn: true }, options);
  }

  /** Signs the agent out and ends its calls. */
  signOut(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ signedIn: false }, options);
  }

  /** Answers a ringing call. */
  answer(which: WhichCall = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("answer", which, options);
  }

  /** Rejects a ringing call and becomes busy: the call returns to its queue. With `after: "idle"`, becomes idle: the caller is released. */
  reject(order: RejectOrder = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("reject", order, options);
  }

  /** Puts the current call on hold. */
  hold(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("hold", undefined, options);
  }

  /** Retrieves a call from hold. */
  retrieve(which: WhichCall = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("retrieve", which, options);
  }

  /** Hangs up the current call, or rejects a ringing one. With an id it hangs up any call of the agent. */
  release(which: WhichCall = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("release", which, options);
  }

  /** Mutes the agent in its current call. */
  mute(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("mute", undefined, options);
  }

  /** Unmutes the agent. */
  unmute(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("unmute", undefined, options);
  }

  /**
   * Calls a number, an agent, or a free agent of a queue, for example `{ to: { agent: 102 } }`.
   *
   * @returns a handle for the new call, for example to let the called party answer.
   */
  callOut(order: CallOutOrder, options: RequestOptions = {}): Promise<Call> {
    return this.#makeCall("call-out", order, options);
  }

  /**
   * Transfers the current call to an agent, a queue, an IVR or a number, for example `{ to: { queue: 25 } }`.
   *
   * @param order the target, and optionally the mode (default `release`: the agent leaves immediately) and the data of the call.
   */
  transfer(order: TransferOrder, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("transfer", order, options);
  }

  /** Cancels a transfer that is not complete. */
  cancelTransfer(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("cancel-transfer", undefined, options);
  }

  /**
   * Consults an agent or a queue during a call with a customer, for example `{ to: { agent: 102 } }`. The customer waits, or joins with
   * mode `threeParty`.
   *
   * @returns a handle for the call to the colleague.
   */
  consult(order: ConsultOrder, options: RequestOptions = {}): Promise<Call> {
    return this.#makeCall("consult", order, options);
  }

  /** Starts a three-way call: joins a call on hold with the current one or, with `to`, adds a party. */
  threeWayCall(order: ThreeWayCallOrder = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("three-way-call", order, options);
  }

  /** Connects a call on hold with the current one, and leaves both. */
  connect(which: WhichCall = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("connect", which, options);
  }

  /**
   * Inspects an agent, as an inspector: listens (default), talks with all (`insert`), or whispers. During an inspection, changes the mode.
   */
  inspect(order: InspectOrder, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("inspect", order, options);
  }

  /** Ends the inspection. */
  stopInspecting(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("stop-inspecting", undefined, options);
  }

  /** Takes over the call of the inspected agent. */
  intercept(which: WhichCall = {}, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#requests.act("intercept", which, options);
  }

  /**
   * Waits until the agent has a state or gets an event, or its client sends a request. It waits at most `within` of wall time, by default
   * 4s. An event or a request also counts if it came before, unless it or a later one has fulfilled an earlier wait for the same agent. The
   * timeout of the request starts after `within`.
   *
   * @param wait `{ state }`, `{ event }` or `{ operation }`; and `within`.
   * @returns what happened, and when in world time.
   * @throws ControlError of kind `not-verified` after `within`, with the state of the agent in `state`; `abandoned` if the world is reset,
   *   restored or rewound meanwhile.
   */
  async waitFor(wait: AgentWait, options: RequestOptions = {}): Promise<Waited> {
    const { transport, world } = this.#requests;
    return sendWait(transport, world, { ...pickMembers(Object(wait)), agent: this.id }, options);
  }

  /** Returns the 18 counters of queryCallStatisticsInfo; times are in seconds. */
  statistics(options: RequestOptions = {}): Promise<Counters> {
    return this.#send("GET", "/statistics", undefined, options) as Promise<Counters>;
  }

  /** Returns each counter with the events that contributed to it. */
  explain(options: RequestOptions = {}): Promise<Explained> {
    return this.#send("GET", "/statistics?explain=true", undefined, options) as Promise<Explained>;
  }

  /**
   * Pins counters to the given values until they are unpinned.
   *
   * @param counters counters by name; times are in seconds.
   */
  pin(counters: Partial<Counters>, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ statistics: { set: counters } }, options);
  }

  /**
   * Makes the named counters, or all of them, count again. The last argument may be request options.
   *
   * @param given the names of counters; none: all counters.
   */
  unpin(...given: CounterName[] | [...CounterName[], RequestOptions]): Promise<AgentInfo> {
    const last = given.at(-1);
    const options = typeof last === "object" && last !== null ? last : undefined;
    const names = (options === undefined ? given : given.slice(0, -1)) as CounterName[];
    return this.change({ statistics: { clear: names.length === 0 ? true : names } }, options);
  }

  /**
   * Offers a preview call to the agent. Returns its control number, for `withdrawPreview`.
   *
   * @throws ControlError of kind `refused` if the agent cannot take it, with the `reason` of the center.
   */
  async offerPreview(order: PreviewOrder, options: RequestOptions = {}): Promise<number> {
    return ((await this.#send("POST", "/previews", order, options)) as { control: number }).control;
  }

  /**
   * Withdraws a preview call.
   *
   * @param control the number that `offerPreview` returned.
   */
  async withdrawPreview(control: number, options: RequestOptions = {}): Promise<void> {
    await this.#send("DELETE", `/previews/${encodePathSegment(control)}`, undefined, options);
  }

  #send(method: Method, subpath: string, body: object | undefined, options: RequestOptions): Promise<unknown> {
    const { transport, path } = this.#requests;
    return transport.request(method, `${path}${subpath}`, body, options);
  }

  async #makeCall(verb: string, order: object, options: RequestOptions): Promise<Call> {
    const { transport, world, path } = this.#requests;
    const { id } = (await transport.request("POST", `${path}/${verb}`, order, options)) as CallInfo;
    return new Call(transport, world, id);
  }
}
