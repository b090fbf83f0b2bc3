// An agent of a world as a program sees it.
import type { AgentInfo, AgentPatch, CounterName, Counters, Explained, PreviewOrder } from "../control/face.ts";
import { part, type RequestOptions, type Transport } from "./transport.ts";

export class Agent {
  readonly id: number;
  readonly #transport: Transport;
  readonly #path: string;

  constructor(transport: Transport, world: string, id: number) {
    this.id = id;
    this.#transport = transport;
    this.#path = `${world}/agents/${part(id)}`;
  }

  /** State, session and counters. */
  get(how: RequestOptions = {}): Promise<AgentInfo> {
    return this.#transport.ask("GET", this.#path, undefined, how) as Promise<AgentInfo>;
  }

  /** Changes what is named, all of it or, when the center refuses, nothing; answers with the agent. */
  change(patch: AgentPatch, how: RequestOptions = {}): Promise<AgentInfo> {
    return this.#transport.ask("PATCH", this.#path, patch, how) as Promise<AgentInfo>;
  }

  /** Has the simulator sign it in, to all its queues, and play it. */
  signIn(how: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ signedIn: true }, how);
  }

  /** Signs it out; its calls end. */
  signOut(how: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ signedIn: false }, how);
  }

  /** The 18 counters of queryCallStatisticsInfo. */
  statistics(how: RequestOptions = {}): Promise<Counters> {
    return this.#transport.ask("GET", `${this.#path}/statistics`, undefined, how) as Promise<Counters>;
  }

  /** Each counter with the events that made it. */
  explain(how: RequestOptions = {}): Promise<Explained> {
    return this.#transport.ask("GET", `${this.#path}/statistics?explain=true`, undefined, how) as Promise<Explained>;
  }

  /** Pins counters: each answers its value, and stands still, until it is unpinned. */
  pin(counters: Partial<Counters>, how: RequestOptions = {}): Promise<AgentInfo> {
    return this.change({ statistics: { set: counters } }, how);
  }

  /** Has counters count again: those that are named, or all. The last argument may be the options of the request. */
  unpin(...given: CounterName[] | [...CounterName[], RequestOptions]): Promise<AgentInfo> {
    const last = given.at(-1);
    const how = typeof last === "object" && last !== null ? last : undefined;
    const names = (how === undefined ? given : given.slice(0, -1)) as CounterName[];
    return this.change({ statistics: { clear: names.length === 0 ? true : names } }, how);
  }

  /** Proposes a call to it; answers with the number of the control block. */
  async offerPreview(order: PreviewOrder, how: RequestOptions = {}): Promise<number> {
    return ((await this.#transport.ask("POST", `${this.#path}/previews`, order, how)) as { control: number }).control;
  }

  /** Takes a proposal back. */
  async withdrawPreview(control: number, how: RequestOptions = {}): Promise<void> {
    await this.#transport.ask("DELETE", `${this.#path}/previews/${part(control)}`, undefined, how);
  }
}
