// Holds polls until they are answered: at most one per agent.
import { type AgentId, type Center, type Session, setListening } from "../../core/index.ts";
import type { Exchange } from "../exchange/exchange.ts";

/** A poll that is held, with its session. */
export interface HeldPoll {
  readonly exchange: Exchange;
  readonly session: Session;
  /** Cancels the timer that answers the poll without an event, after `pollHold`. */
  readonly cancelTimer: () => void;
}

/** Holds polls, and records in the center which agents' clients are listening. */
export class HeldPolls {
  readonly #center: Center;
  readonly #byAgent = new Map<AgentId, HeldPoll>();

  constructor(center: Center) {
    this.#center = center;
  }

  /** The number of held polls. */
  get size(): number {
    return this.#byAgent.size;
  }

  /** Returns the held poll of an agent; undefined if none is held. */
  get(id: AgentId): HeldPoll | undefined {
    return this.#byAgent.get(id);
  }

  /** Returns the ids of the agents whose polls are held. Polls may be taken during the iteration. */
  listIds(): IterableIterator<AgentId> {
    return this.#byAgent.keys();
  }

  /** Holds the poll of an agent until it is taken or its client disconnects. Take the agent's older poll first. */
  add(id: AgentId, poll: HeldPoll): void {
    const { session } = poll;
    this.#center.perform(setListening, { agent: id, session: session.serial, listening: true });
    this.resume(id, poll);
  }

  /** Holds a poll without recording it in the center: it was held when the center was saved, or is recorded already. */
  resume(id: AgentId, poll: HeldPoll): void {
    const { exchange } = poll;
    this.#byAgent.set(id, poll);
    exchange.taped?.noteHeld(id);
    exchange.onEnd(() => {
      if (this.#byAgent.get(id)?.exchange === exchange) this.take(id);
    });
  }

  /** Stops holding the poll of an agent and returns it; undefined if none is held. */
  take(id: AgentId): HeldPoll | undefined {
    const held = this.#byAgent.get(id);
    if (held === undefined) return undefined;
    held.cancelTimer();
    held.exchange.taped?.noteReleased();
    this.#byAgent.delete(id);
    this.#center.perform(setListening, { agent: id, session: held.session.serial, listening: false });
    return held;
  }

  /** Stops holding all polls and returns their exchanges. Only for an ended center, which is not updated. */
  clear(): Exchange[] {
    const exchanges = Array.from(this.#byAgent.values(), ({ exchange, cancelTimer }) => {
      cancelTimer();
      exchange.taped?.noteReleased();
      return exchange;
    });
    this.#byAgent.clear();
    return exchanges;
  }
}
