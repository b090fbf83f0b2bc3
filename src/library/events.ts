// The events of a world as a program sees them: an async iterable over what happens, from the moment on at which it is begun.
import { createParser } from "eventsource-parser";
import type { WorldEvent } from "../control/face.ts";
import { type Transport, withQuery } from "./transport.ts";

/** A world whose events cannot be followed any further; the message says why. */
export class EventsError extends Error {
  readonly code = "CCGW_EVENTS_END";

  constructor(sentence: string) {
    super(sentence);
    this.name = "EventsError";
  }
}

/** So many events wait for a program that takes none. */
const MOST_WAITING = 100_000;

export class Events implements AsyncIterable<WorldEvent> {
  readonly #transport: Transport;
  readonly #path: string;
  readonly #world: string;

  constructor(transport: Transport, path: string, world: string) {
    this.#transport = transport;
    this.#path = `${path}/events`;
    this.#world = world;
  }

  /** What happens from now on, over resets, until the world is deleted or the simulator closes. */
  [Symbol.asyncIterator](): AsyncGenerator<WorldEvent> {
    return this.since(this.#transport.eventsOf?.(this.#world));
  }

  /** The events behind the one of a serial, as far as the world remembers them, and then what happens. 0: all that is remembered. */
  since(serial: number | undefined): AsyncGenerator<WorldEvent> {
    const line = new Line(this.#transport, withQuery(this.#path, { since: serial }));
    return line.read();
  }
}

/** One following: events that came and were not taken yet, and how it ends. */
class Line {
  readonly #waiting: WorldEvent[] = [];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #wake = (): void => {};
  #outcome: { error?: unknown } | undefined;

  constructor(transport: Transport, path: string) {
    const parser = createParser({ onEvent: ({ event, data }) => this.#take(event, data) });
    this.#ended = transport
      .follow(path, (text) => parser.feed(text), this.#stop.signal)
      .then(
        () => this.#end({}),
        (error: unknown) => this.#end({ error }),
      );
  }

  /** Gives the events out one after the other; whoever stops early ends the following. */
  async *read(): AsyncGenerator<WorldEvent> {
    try {
      for (;;) {
        const next = this.#waiting.shift();
        if (next !== undefined) {
          yield next;
          continue;
        }
        if (this.#outcome !== undefined) {
          if ("error" in this.#outcome) throw this.#outcome.error;
          return;
        }
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
      }
    } finally {
      this.#stop.abort();
      await this.#ended;
    }
  }

  /** Events of the world have no name; those that have one tell of the stream itself. */
  #take(name: string | undefined, data: string): void {
    if (name === undefined) this.#keep(JSON.parse(data) as WorldEvent);
    else if (name === "dropped")
      this.#outcome = { error: new EventsError((JSON.parse(data) as { detail: string }).detail) };
    this.#wake();
  }

  #keep(event: WorldEvent): void {
    if (this.#waiting.push(event) <= MOST_WAITING) return;
    this.#end({
      error: new EventsError(`${MOST_WAITING} events have come and were not taken: take them as they come.`),
    });
    this.#stop.abort();
  }

  #end(outcome: { error?: unknown }): void {
    this.#outcome ??= outcome;
    this.#wake();
  }
}
