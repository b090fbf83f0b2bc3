// Passes every request to a real gateway and its answer to the client, and tapes both.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { performance, wallNow } from "../runtime/time.ts";
import { ExchangeRecorder } from "./tape/exchange-recorder.ts";
import type { TapedExchange } from "./tape/gateway-tape.ts";

/** The target of requests, and the callback for exchanges with it. */
export interface PassParts {
  readonly gateway: ForwardTarget;
  /** Called with each exchange when it has ended. `error`: why the gateway failed, if Node says so. */
  readonly onExchange: (exchange: TapedExchange, error: Error | undefined) => void;
}

/** Passes requests to a real gateway. */
export class Pass {
  readonly #parts: PassParts;
  #begun = performance.now();
  #exchanges = 0;
  readonly #connections = new WeakMap<Socket, number>();
  #connectionCount = 0;
  readonly #open = new Set<ExchangeRecorder>();

  constructor(parts: PassParts) {
    this.#parts = parts;
  }

  /** Counts times from now on. Returns the present instant. */
  begin(): string {
    this.#begun = performance.now();
    return new Date(wallNow()).toISOString();
  }

  /** Takes a request. */
  readonly take = (request: IncomingMessage, response: ServerResponse): void => {
    const place = {
      exchange: ++this.#exchanges,
      connection: this.#connectionOf(request.socket),
      from: this.#now(),
      now: () => this.#now(),
    };
    const recorder = new ExchangeRecorder(request, place, (exchange, error) => {
      // A stop has ended it before.
      if (this.#open.delete(recorder)) this.#parts.onExchange(exchange, error);
    });
    this.#open.add(recorder);
    forward(request, response, this.#parts.gateway, recorder);
  };

  /** Records the exchanges that have not ended. */
  stop(): void {
    for (const recorder of this.#open) recorder.onEnd("stopped");
  }

  /** Returns the time since the beginning in milliseconds, to the microsecond. */
  #now(): number {
    return Math.round((performance.now() - this.#begun) * 1_000) / 1_000;
  }

  #connectionOf(client: Socket): number {
    const known = this.#connections.get(client);
    if (known !== undefined) return known;
    this.#connections.set(client, ++this.#connectionCount);
    return this.#connectionCount;
  }
}
