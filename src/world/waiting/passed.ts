// Stores which events and requests have fulfilled waits, so that none of them fulfills a later wait too.
import type { AgentId } from "../../core/index.ts";

/** The places in one life of a world after which events and requests count for the next wait. */
export class FulfilledPlaces {
  readonly #eventsBefore: number;
  readonly #requestsBefore: number;
  readonly #events = new Map<AgentId, number>();
  /** By agent; undefined for waits that name none. */
  readonly #requests = new Map<AgentId | undefined, number>();

  /**
   * @param eventsBefore the serial of the last event before this life.
   * @param requestsBefore the journal number of the last request before this life.
   */
  constructor(eventsBefore: number, requestsBefore: number) {
    this.#eventsBefore = eventsBefore;
    this.#requestsBefore = requestsBefore;
  }

  /** Returns the serial after which events of an agent count. */
  eventsOf(agent: AgentId): number {
    return this.#events.get(agent) ?? this.#eventsBefore;
  }

  /** Returns the journal number after which requests count: those of an agent, or of any client. */
  requestsOf(agent: AgentId | undefined): number {
    return this.#requests.get(agent) ?? this.#requestsBefore;
  }

  /** Notes the event that fulfilled a wait. It and those before it no longer count. */
  passEvent(agent: AgentId, serial: number): void {
    this.#events.set(agent, Math.max(serial, this.eventsOf(agent)));
  }

  /** Notes the request that fulfilled a wait. It and those before it no longer count. */
  passRequest(agent: AgentId | undefined, number: number): void {
    this.#requests.set(agent, Math.max(number, this.requestsOf(agent)));
  }
}
