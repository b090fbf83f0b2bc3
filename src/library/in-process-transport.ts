// Calls the control API of a simulator in this process, without HTTP.

import { type Inside, type Method, Problem, type Reader } from "../control/face.ts";
import { nextTurn } from "../runtime/time.ts";
import { givenOptions } from "./given-options.ts";
import { endOf } from "./request-timeout.ts";
import { ControlError, type How, REQUEST_OPTIONS, type RequestOptions, type Transport } from "./transport.ts";

/** The transport of a simulator in this process. */
export class InProcess implements Transport {
  readonly #inside: Inside;

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  async ask(method: Method, path: string, body?: unknown, given: RequestOptions = {}, how: How = {}): Promise<unknown> {
    const options = givenOptions(given, REQUEST_OPTIONS);
    options.signal?.throwIfAborted();
    const end = endOf(`${method} ${path}`, options, how);
    let outcome: Awaited<ReturnType<Inside["ask"]>>;
    try {
      const asked = this.#inside.ask({ method, url: path, body, accept: "", signal: end.signal });
      outcome = await Promise.race([asked, aborted(end.signal)]);
      end.signal.throwIfAborted();
    } finally {
      end.release();
    }
    // As over HTTP, the rest of the process gets a turn: a program that polls in a loop must not block what it waits for.
    await nextTurn();
    if (outcome instanceof Problem) throw new ControlError(copyOf(outcome.body));
    if (Buffer.isBuffer(outcome.body)) return outcome.body.toString();
    // The body of a long answer is made for this answer alone; to copy it in one go would keep other requests waiting.
    return outcome.segments === undefined ? copyOf(outcome.body) : outcome.body;
  }

  eventsOf(world: string): number | undefined {
    return this.#inside.eventsOf(world);
  }

  async follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<boolean> {
    const outcome = await this.#inside.ask({ method: "GET", url: path, body: undefined, accept: "", signal });
    if (outcome instanceof Problem) throw new ControlError(copyOf(outcome.body));
    if (signal.aborted) return true;
    await new Promise<void>((ended) => {
      const reader = new Taker(take, ended);
      outcome.stream?.(reader);
      signal.addEventListener("abort", () => reader.end());
    });
    return signal.aborted;
  }
}

/** Returns a promise that rejects when a signal aborts. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** A reader that takes each piece of a stream at once. */
class Taker implements Reader {
  destroyed = false;
  readonly #take: (text: string) => void;
  readonly #ended: () => void;

  constructor(take: (text: string) => void, ended: () => void) {
    this.#take = take;
    this.#ended = ended;
  }

  write(text: string, onTaken: () => void): void {
    this.#take(text);
    onTaken();
  }

  end(): void {
    this.destroyed = true;
    this.#ended();
  }

  destroy(): void {
    this.end();
  }
}

/** Returns a copy, so that a program owns what it gets, as if it had come over the network. */
function copyOf<T>(body: T): T {
  return typeof body === "object" ? (JSON.parse(JSON.stringify(body)) as T) : body;
}
