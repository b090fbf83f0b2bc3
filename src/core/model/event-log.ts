// The bounded log of all events.
// Each event has a serial, and listeners are called synchronously.

import { BEGINNING, type Cause } from "../time/cause.ts";
import type { Instant } from "../time/time.ts";
import type { CenterEvent, LoggedEvent } from "./event.ts";

/** Gets an event after it was logged, counted and delivered to mailboxes. */
export type EventListener = (logged: LoggedEvent) => void;

/** The number of events that the log stores. */
export const LOG_LENGTH = 10_000;

/** A log in a snapshot: the number of all events, and the stored ones, oldest first. */
export interface LogSnapshot {
  readonly length: number;
  readonly recent: readonly LoggedEvent[];
}

/** The log, read-only. */
export type LogView = Pick<EventLog, "listen" | "length" | "recent" | "restored">;

/** The latest events of a center. */
export class EventLog {
  #serial = 0;
  #restored = 0;
  readonly #ring: LoggedEvent[] = [];
  readonly #listeners = new Set<EventListener>();

  /** Appends an event. Returns it with its serial. */
  append(at: Instant, event: CenterEvent, cause: Cause = BEGINNING): LoggedEvent {
    const logged: LoggedEvent = { serial: ++this.#serial, at, cause, event };
    this.#ring[(logged.serial - 1) % LOG_LENGTH] = logged;
    return logged;
  }

  /** Calls every listener with an event. Counters and mailboxes must have the event by then. */
  notify(logged: LoggedEvent): void {
    for (const listener of this.#listeners) listener(logged);
  }

  /** Calls a listener with every event from now on. Returns a function that removes the listener. */
  listen(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The number of appended events, including those that are no longer stored. */
  get length(): number {
    return this.#serial;
  }

  /** The number of events before the snapshot that it continues; 0 if it began empty. */
  get restored(): number {
    return this.#restored;
  }

  /** Returns the log as data for a snapshot. */
  snapshot(): LogSnapshot {
    return { length: this.#serial, recent: this.recent() };
  }

  /** Continues the log of a snapshot; this one must be empty. */
  restore({ length, recent }: LogSnapshot): void {
    this.#serial = length;
    this.#restored = length;
    for (const logged of recent) this.#ring[(logged.serial - 1) % LOG_LENGTH] = logged;
  }

  /** Returns the stored events, oldest first. */
  recent(): LoggedEvent[] {
    if (this.#serial <= LOG_LENGTH) return this.#ring.slice();
    const oldest = this.#serial % LOG_LENGTH;
    return this.#ring.slice(oldest).concat(this.#ring.slice(0, oldest));
  }
}
