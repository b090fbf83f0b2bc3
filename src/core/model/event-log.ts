// The numbered log of all events: bounded, with listeners that are called at once and in order.

import type { Instant } from "../time/time.ts";
import type { CenterEvent, LoggedEvent } from "./event.ts";

export type EventListener = (logged: LoggedEvent) => void;

/** How many events the log remembers. */
export const LOG_LENGTH = 10_000;

/** A log in a snapshot: how many events there have been, and those that are remembered, oldest first. */
export interface LogSnapshot {
  readonly length: number;
  readonly recent: readonly LoggedEvent[];
}

/** The log without the right to write it. */
export type LogView = Pick<EventLog, "listen" | "length" | "recent">;

export class EventLog {
  #serial = 0;
  readonly #ring: LoggedEvent[] = [];
  readonly #listeners = new Set<EventListener>();

  /** Appends an event. Returns it with its serial. */
  append(at: Instant, event: CenterEvent): LoggedEvent {
    const logged: LoggedEvent = { serial: ++this.#serial, at, event };
    this.#ring[(logged.serial - 1) % LOG_LENGTH] = logged;
    return logged;
  }

  /** Calls every listener with an event. The parts of the center that depend on the event take it in before. */
  tell(logged: LoggedEvent): void {
    for (const listener of this.#listeners) listener(logged);
  }

  /** Calls a listener with every event from now on. Returns a function that ends this. */
  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many events have been appended, whether remembered or not. */
  get length(): number {
    return this.#serial;
  }

  /** Returns the log as data for a snapshot. */
  snapshot(): LogSnapshot {
    return { length: this.#serial, recent: this.recent() };
  }

  /** Continues the log of a snapshot; this one must be empty. */
  restore({ length, recent }: LogSnapshot): void {
    this.#serial = length;
    for (const logged of recent) this.#ring[(logged.serial - 1) % LOG_LENGTH] = logged;
  }

  /** Returns the events that are still remembered, oldest first. */
  recent(): LoggedEvent[] {
    if (this.#serial <= LOG_LENGTH) return this.#ring.slice();
    const oldest = this.#serial % LOG_LENGTH;
    return [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
  }
}
