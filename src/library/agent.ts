// An agent of a world as a program sees it.
import type { AgentInfo, AgentPatch, CounterName, Counters, Explained, PreviewOrder } from "../control/face.ts";
import { part, type Transport } from "./transport.ts";

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
  get(): Promise<AgentInfo> {
    return this.#transport.ask("GET", this.#path) as Promise<AgentInfo>;
  }

  /** Changes what is named, all of it or, when the center refuses, nothing; answers with the agent. */
  change(patch: AgentPatch): Promise<AgentInfo> {
    return this.#transport.ask("PATCH", this.#path, patch) as Promise<AgentInfo>;
  }

  /** Has the simulator sign it in, to all its queues, and play it. */
  signIn(): Promise<AgentInfo> {
    return this.change({ signedIn: true });
  }

  /** Signs it out; its calls end. */
  signOut(): Promise<AgentInfo> {
    return this.change({ signedIn: false });
  }

  /** The 18 counters of queryCallStatisticsInfo. */
  statistics(): Promise<Counters> {
    return this.#transport.ask("GET", `${this.#path}/statistics`) as Promise<Counters>;
  }

  /** Each counter with the events that made it. */
  explain(): Promise<Explained> {
    return this.#transport.ask("GET", `${this.#path}/statistics?explain=true`) as Promise<Explained>;
  }

  /** Pins counters: each answers its value, and stands still, until it is unpinned. */
  pin(counters: Partial<Counters>): Promise<AgentInfo> {
    return this.change({ statistics: { set: counters } });
  }

  /** Has counters count again: those that are named, or all. */
  unpin(...names: CounterName[]): Promise<AgentInfo> {
    return this.change({ statistics: { clear: names.length === 0 ? true : names } });
  }

  /** Proposes a call to it; answers with the number of the control block. */
  async offerPreview(order: PreviewOrder): Promise<number> {
    return ((await this.#transport.ask("POST", `${this.#path}/previews`, order)) as { control: number }).control;
  }

  /** Takes a proposal back. */
  async withdrawPreview(control: number): Promise<void> {
    await this.#transport.ask("DELETE", `${this.#path}/previews/${part(control)}`);
  }
}
