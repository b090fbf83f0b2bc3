// Calls the control API of a simulator in this process, without HTTP.

import { type InProcessControl, type Method, Problem, type Reader } from "../../control/api-types.ts";
import { rejectWhenAborted } from "../../runtime/abort-signals.ts";
import { waitForNextTurn } from "../../runtime/time.ts";
import { pickOptions } from "./pick-options.ts";
import { createRequestSignal } from "./request-timeout.ts";
import {
  ControlError,
  type InternalOptions,
  REQUEST_OPTION_NAMES,
  type RequestOptions,
  type Transport,
} from "./transport.ts";

/** The transport of a simulator in this process. */
export class InProcessTransport implements Transport {
  readonly #control: InProcessControl;

  constructor(control: InProcessControl) {
    this.#control = control;
  }

  async request(
    method: Method,
    path: string,
    body?: unknown,
    given: RequestOptions = {},
    internal: InternalOptions = {},
  ): Promise<unknown> {
    const options = pickOptions(given, REQUEST_OPTION_NAMES);
    options.signal?.throwIfAborted();
    const deadline = createRequestSignal(`${method} ${path}`, options, internal);
    let outcome: Awaited<ReturnType<InProcessControl["request"]>>;
    try {
      const answered = this.#control.request({ method, url: path, body, accept: "", signal: deadline.signal });
      outcome = await Promise.race([answered, rejectWhenAborted(deadline.signal)]);
      deadline.signal.throwIfAborted();
    } finally {
      deadline.release();
    }
    // Lets other work of the process run, as a request over HTTP does. A program that polls in a loop must not block the work that it waits
    // for.
    await waitForNextTurn();
    if (outcome instanceof Problem) throw new ControlError(copyBody(outcome.body));
    if (Buffer.isBuffer(outcome.body)) return outcome.body.toString();
    // A body in segments is not shared, so it needs no copy. Copying a large body would block other requests.
    return outcome.segments === undefined ? copyBody(outcome.body) : outcome.body;
  }

  countEvents(world: string): number | undefined {
    return this.#control.countEvents(world);
  }

  async stream(path: string, onText: (text: string) => void, signal: AbortSignal): Promise<boolean> {
    const outcome = await this.#control.request({ method: "GET", url: path, body: undefined, accept: "", signal });
    if (outcome instanceof Problem) throw new ControlError(copyBody(outcome.body));
    if (signal.aborted) return true;
    await new Promise<void>((ended) => {
      const reader = new StreamReader(onText, ended);
      outcome.stream?.(reader);
      signal.addEventListener("abort", () => reader.end());
    });
    return signal.aborted;
  }
}

/** Reads a stream and passes each piece on immediately. */
class StreamReader implements Reader {
  destroyed = false;
  readonly #onText: (text: string) => void;
  readonly #onEnd: () => void;

  constructor(onText: (text: string) => void, onEnd: () => void) {
    this.#onText = onText;
    this.#onEnd = onEnd;
  }

  write(text: string, onSent: () => void): void {
    this.#onText(text);
    onSent();
  }

  end(): void {
    this.destroyed = true;
    this.#onEnd();
  }

  destroy(): void {
    this.end();
  }
}

/** Returns a copy of a body, so that changes of the program do not affect the simulator. */
function copyBody<T>(body: T): T {
  return typeof body === "object" ? (JSON.parse(JSON.stringify(body)) as T) : body;
}
