// The handle of the library on an agent.
import type { AgentInfo, AgentPatch, CounterName, Counters, Explained, PreviewOrder } from "../control/api-types.ts";
import { pathSegment, type RequestOptions, type Transport } from "./transport.ts";

/** One agent of a world. Every method rejects with a ControlError if the agent does not exist. */
export class Agent {
  /** The id of the agent, its workno. */
  readonly id: number;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: number) {
    this.id = id;
    this.#transport = transport;
    this.#path = `${world}/agents/${pathSegment(id)}`;
  }

  /** Returns the agent: state, session and counters. */
  get(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#transport.request("GET", this.#path, undefined, options) as Promise<AgentInfo>;
  }

  /**
   * Applies a change completely or, if the center refuses, not at all. Returns the changed agent.
   *
   * @throws ControlError of kind `refused` with the `reason` of the center, or `invalid-input` with all mistakes in `errors`.
   */
  change(patch: AgentPatch, options: RequestOptions = {}): Promise<AgentInfo> {
    return this.#transport.request("PATCH", this.#path, patch, options) as Promise<AgentInfo>;
  }

  /** Signs the agent in, joins all its queues, and lets the simulator play it. */
  signIn(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ signedIn: true }, options);
  }

  /** Signs the agent out and ends its calls. */
  signOut(options: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ signedIn: false }, options);
  }

  /** Returns the 18 counters of queryCallStatisticsInfo; times are in seconds. */
  statistics(options: RequestOptions = {}): Promise<Counters> {
    return this.#transport.request("GET", `${this.#path}/statistics`, undefined, options) as Promise<Counters>;
  }

  /** Returns each counter with the events that contributed to it. */
  explain(options: RequestOptions = {}): Promise<Explained> {
    return this.#transport.request(
      "GET",
      `${this.#path}/statistics?explain=true`,
      undefined,
      options,
    ) as Promise<Explained>;
  }

  /**
   * Fixes counters at the given values until they are unpinned.
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
    return ((await this.#transport.request("POST", `${this.#path}/previews`, order, options)) as { control: number })
      .control;
  }

  /**
   * Withdraws a preview call.
   *
   * @param control the number that `offerPreview` returned.
   */
  async withdrawPreview(control: number, options: RequestOptions = {}): Promise<void> {
    await this.#transport.request("DELETE", `${this.#path}/previews/${pathSegment(control)}`, undefined, options);
  }
}
