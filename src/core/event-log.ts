// The numbered log of everything that happened: bounded, with listeners that are told at once and in order.
import type { CenterEvent, LoggedEvent } from "./event.ts";
import type { Instant } from "./time.ts";

export type EventListener = (logged: LoggedEvent) => void;

/** How many events the log remembers. */
export const LOG_LENGTH = 10_000;

/** A log written down: how many events there have been, and those that are remembered, oldest first. */
export interface LogSnapshot {
  readonly length: number;
  readonly recent: readonly LoggedEvent[];
}

/** The log as it is read and heard, not written. */
export type LogView = Pick<EventLog, "listen" | "length" | "recent">;

export class EventLog {
  #serial = 0;
  readonly #ring: LoggedEvent[] = [];
  readonly #listeners = new Set<EventListener>();

  /** Writes an event down. */
  append(at: Instant, event: CenterEvent): LoggedEvent {
    const logged: LoggedEvent = { serial: ++this.#serial, at, event };
    this.#ring[(logged.serial - 1) % LOG_LENGTH] = logged;
    return logged;
  }

  /** Tells every listener of an event, once those parts of the center that live by it have taken it in. */
  tell(logged: LoggedEvent): void {
    for (const listener of this.#listeners) listener(logged);
  }

  /** Tells a listener of every event from now on, until the returned function is called. */
  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How many events have ever been written. */
  get length(): number {
    return this.#serial;
  }

  /** Written down, for a log that goes on from here. */
  snapshot(): LogSnapshot {
    return { length: this.#serial, recent: this.recent() };
  }

  /** Goes on as the log that was written down; for one that is empty yet. */
  restore({ length, recent }: LogSnapshot): void {
    this.#serial = length;
    for (const logged of recent) this.#ring[(logged.serial - 1) % LOG_LENGTH] = logged;
  }

  /** The events that are still remembered, oldest first. */
  recent(): LoggedEvent[] {
    if (this.#serial <= LOG_LENGTH) return this.#ring.slice();
    const oldest = this.#serial % LOG_LENGTH;
    return [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)];
  }
}
