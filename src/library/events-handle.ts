// The library's handle for the events of a world: an async iterable.
import { createParser } from "eventsource-parser";
import type { WorldEvent } from "../control/api-types.ts";
import { pickOptions } from "./transports/pick-options.ts";
import { type Transport, withQuery } from "./transports/transport.ts";

/** The iteration of the events of a world ended with an error. The message gives the reason. */
export class EventsError extends Error {
  readonly code = "CCGW_EVENTS_END";

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "EventsError";
  }
}

/** Events that are missing: the log of the world dropped them before they were sent, or the stream ended before they were read. */
export interface EventGap {
  /** The number of missing events. */
  readonly forgotten: number;
  /** The id of the last missing event, such as `1-42`. */
  readonly since: string;
  /** The same in one sentence. */
  readonly detail: string;
}

/** Options of an iteration of events. */
export interface FollowOptions {
  /** Called in place of missing events, after the iteration has returned the events before them. */
  readonly onGap?: ((gap: EventGap) => void) | undefined;
}

/** Maximum number of received events that wait for a program that does not read them. */
export const MAX_UNREAD_EVENTS = 100_000;

const INTERRUPTED = "The stream of events was interrupted: the simulator has ended, or the connection was lost.";

/** An iteration of events. A program that stops early calls `return`, as `for await` does. */
type EventGenerator = AsyncGenerator<WorldEvent, undefined, undefined>;
type EventResult = IteratorResult<WorldEvent, undefined>;

const OVER: EventResult = { value: undefined, done: true };

/** The events of a world. */
export class Events implements AsyncIterable<WorldEvent> {
  readonly #transport: Transport;
  readonly #path: string;
  readonly #world: string;

  constructor(transport: Transport, path: string, world: string) {
    this.#transport = transport;
    this.#path = `${path}/events`;
    this.#world = world;
  }

  /**
   * Returns the events from now on, across resets, until the world is deleted, fails or moves to another replica, or the simulator closes.
   *
   * @throws EventsError (from the iteration) if the connection breaks, or if too many events wait to be read; ControlError if there is no
   *   such world.
   */
  [Symbol.asyncIterator](): AsyncGenerator<WorldEvent, undefined, undefined> {
    return this.since(this.#transport.countEvents?.(this.#world));
  }

  /**
   * Returns the remembered events after a serial number, and then the events from now on. With 0, all remembered events come first. With
   * undefined, there are only the events from now on.
   *
   * @throws EventsError (from the iteration) if the connection breaks, or if too many events wait to be read; ControlError if there is no
   *   such world, TypeError if an option cannot be read.
   */
  since(serial: number | undefined, options: FollowOptions = {}): AsyncGenerator<WorldEvent, undefined, undefined> {
    const { onGap } = pickOptions(options, ["onGap"]);
    return new EventStream(this.#transport, withQuery(this.#path, { since: serial }), onGap);
  }
}

/** Marks the place of missing events among the waiting events. */
class Gap {
  readonly gap: EventGap;

  constructor(gap: EventGap) {
    this.gap = gap;
  }
}

/** An iteration of events: received events that were not read yet, or pending reads, and the end of the stream. */
class EventStream implements EventGenerator {
  readonly #waiting: (WorldEvent | Gap)[] = [];
  readonly #onGap: (gap: EventGap) => void;
  readonly #pendingReads: { resolve(result: EventResult): void; reject(error: unknown): void }[] = [];
  readonly #stop = new AbortController();
  readonly #closed: Promise<void>;
  #hasEnded = false;
  #outcome: { error?: unknown } | undefined;

  constructor(transport: Transport, path: string, onGap: (gap: EventGap) => void = () => {}) {
    this.#onGap = onGap;
    const parser = createParser({ onEvent: ({ event, data }) => this.#receive(event, data) });
    this.#closed = transport
      .stream(path, (text) => parser.feed(text), this.#stop.signal)
      .then(
        (isEndedHere) => this.#end(isEndedHere || this.#hasEnded ? {} : { error: new EventsError(INTERRUPTED) }),
        (error: unknown) => this.#end({ error }),
      );
  }

  async next(): Promise<EventResult> {
    for (let value = this.#waiting.shift(); value !== undefined; value = this.#waiting.shift()) {
      if (!(value instanceof Gap)) return { value, done: false };
      this.#onGap(value.gap);
    }
    if (this.#outcome === undefined) {
      return new Promise((resolve, reject) => {
        this.#pendingReads.push({ resolve, reject });
      });
    }
    const outcome = this.#outcome;
    this.#outcome = {};
    if ("error" in outcome) throw outcome.error;
    return OVER;
  }

  /** Ends the stream from this side and settles pending reads. */
  async return(): Promise<EventResult> {
    this.#waiting.length = 0;
    this.#outcome = {};
    this.#settleReads();
    this.#stop.abort();
    await this.#closed;
    return OVER;
  }

  async throw(error: unknown): Promise<EventResult> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** Handles an event of the stream. Events of the world have no name; named events are about the stream itself. */
  #receive(name: string | undefined, data: string): void {
    if (name === undefined) this.#addEvent(JSON.parse(data) as WorldEvent);
    else if (name === "gap") this.#addGap(JSON.parse(data) as EventGap);
    else if (name === "dropped") this.#end({ error: new EventsError((JSON.parse(data) as { detail: string }).detail) });
    else if (name === "end") this.#hasEnded = true;
  }

  #addGap(gap: EventGap): void {
    if (this.#outcome !== undefined) return;
    // A pending read means that all events before the gap were read.
    if (this.#pendingReads.length > 0) this.#onGap(gap);
    else this.#waiting.push(new Gap(gap));
  }

  #addEvent(value: WorldEvent): void {
    if (this.#outcome !== undefined) return;
    const read = this.#pendingReads.shift();
    if (read !== undefined) {
      read.resolve({ value, done: false });
    } else if (this.#waiting.push(value) > MAX_UNREAD_EVENTS) {
      const sentence = `${MAX_UNREAD_EVENTS} events were received and not read: read them as they arrive.`;
      this.#end({ error: new EventsError(sentence) });
      this.#stop.abort();
    }
  }

  /** Ends the iteration and settles pending reads; the first of them gets the error, if there is one. */
  #end(outcome: { error?: unknown }): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#settleReads();
  }

  #settleReads(): void {
    for (const { resolve, reject } of this.#pendingReads.splice(0)) this.next().then(resolve, reject);
  }
}
