// The library's view of the events of a world: an async iterable.
import { createParser } from "eventsource-parser";
import type { WorldEvent } from "../control/face.ts";
import { givenOptions } from "./given-options.ts";
import { type Transport, withQuery } from "./transport.ts";

/** The events of a world cannot be followed any longer. The message says why. */
export class EventsError extends Error {
  readonly code = "CCGW_EVENTS_END";

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "EventsError";
  }
}

/** Events that the world's log had forgotten before they could be sent. */
export interface EventGap {
  /** How many events are missing. */
  readonly forgotten: number;
  /** The id of the last missing event, such as `1-42`. */
  readonly since: string;
  /** The same in one sentence. */
  readonly detail: string;
}

export interface FollowOptions {
  /** Called in place of missing events, after the events before them were taken. */
  readonly onGap?: ((gap: EventGap) => void) | undefined;
}

/** So many events wait for a program that takes none. */
export const MOST_WAITING = 100_000;

/** What is said at the end of a stream that nobody has ended. */
const BROKEN = "The events broke off: the simulator is gone, or the connection to it is.";

/** One following of events: whoever stops before its end ends it with `return`, as `for await` does. */
type Following = AsyncGenerator<WorldEvent, undefined, undefined>;
type Taken = IteratorResult<WorldEvent, undefined>;

const OVER: Taken = { value: undefined, done: true };

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
   * Returns the events from now on, across resets, until the world is deleted or the simulator closes.
   *
   * @throws EventsError (from the iteration) if the connection breaks.
   */
  [Symbol.asyncIterator](): AsyncGenerator<WorldEvent, undefined, undefined> {
    return this.since(this.#transport.eventsOf?.(this.#world));
  }

  /**
   * Returns the remembered events after a serial number, and then the events from now on.
   *
   * @param serial 0: all remembered events; undefined: only the events from now on.
   */
  since(serial: number | undefined, options: FollowOptions = {}): AsyncGenerator<WorldEvent, undefined, undefined> {
    const { onGap } = givenOptions(options, ["onGap"]);
    return new Line(this.#transport, withQuery(this.#path, { since: serial }), onGap);
  }
}

/** Stands among the waiting events where events are missing. */
class Missing {
  readonly gap: EventGap;

  constructor(gap: EventGap) {
    this.gap = gap;
  }
}

/** A following: events that came and were not taken yet, or those who wait for the next, and how it ends. */
class Line implements Following {
  readonly #waiting: (WorldEvent | Missing)[] = [];
  readonly #onGap: (gap: EventGap) => void;
  readonly #takers: { take(taken: Taken): void; fail(error: unknown): void }[] = [];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #hasSaidGoodbye = false;
  #outcome: { error?: unknown } | undefined;

  constructor(transport: Transport, path: string, onGap: (gap: EventGap) => void = () => {}) {
    this.#onGap = onGap;
    const parser = createParser({ onEvent: ({ event, data }) => this.#take(event, data) });
    this.#ended = transport
      .follow(path, (text) => parser.feed(text), this.#stop.signal)
      .then(
        (isOurs) => this.#end(isOurs || this.#hasSaidGoodbye ? {} : { error: new EventsError(BROKEN) }),
        (error: unknown) => this.#end({ error }),
      );
  }

  async next(): Promise<Taken> {
    for (let value = this.#waiting.shift(); value !== undefined; value = this.#waiting.shift()) {
      if (!(value instanceof Missing)) return { value, done: false };
      this.#onGap(value.gap);
    }
    if (this.#outcome === undefined) {
      return new Promise((take, fail) => {
        this.#takers.push({ take, fail });
      });
    }
    const outcome = this.#outcome;
    this.#outcome = {};
    if ("error" in outcome) throw outcome.error;
    return OVER;
  }

  /** Ends it from this side; whoever waits for an event is told. */
  async return(): Promise<Taken> {
    this.#waiting.length = 0;
    this.#outcome = {};
    this.#tellTakers();
    this.#stop.abort();
    await this.#ended;
    return OVER;
  }

  async throw(error: unknown): Promise<Taken> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** Events of the world have no name; those that have one tell of the stream itself. */
  #take(name: string | undefined, data: string): void {
    if (name === undefined) this.#keep(JSON.parse(data) as WorldEvent);
    else if (name === "gap") this.#noteGap(JSON.parse(data) as EventGap);
    else if (name === "dropped") this.#end({ error: new EventsError((JSON.parse(data) as { detail: string }).detail) });
    else if (name === "end") this.#hasSaidGoodbye = true;
  }

  #noteGap(gap: EventGap): void {
    if (this.#outcome !== undefined) return;
    // Whoever waits has taken all events before the gap.
    if (this.#takers.length > 0) this.#onGap(gap);
    else this.#waiting.push(new Missing(gap));
  }

  #keep(value: WorldEvent): void {
    if (this.#outcome !== undefined) return;
    const taker = this.#takers.shift();
    if (taker !== undefined) {
      taker.take({ value, done: false });
    } else if (this.#waiting.push(value) > MOST_WAITING) {
      const sentence = `${MOST_WAITING} events have come and were not taken: take them as they come.`;
      this.#end({ error: new EventsError(sentence) });
      this.#stop.abort();
    }
  }

  /** It is over; those who wait are told, the first of them of the error if there is one. */
  #end(outcome: { error?: unknown }): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#tellTakers();
  }

  #tellTakers(): void {
    for (const { take, fail } of this.#takers.splice(0)) this.next().then(take, fail);
  }
}
