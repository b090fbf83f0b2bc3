// Passes every request to a real gateway and its answer to the client, and tapes both.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { performance, wallNow } from "../runtime/time.ts";
import { ExchangeRecorder, pairsOf } from "./tape/exchange-recorder.ts";
import type { TapedExchange } from "./tape/gateway-tape.ts";

/** A request whose answer is not known yet. Its body may not have arrived. */
export interface BegunExchange extends Pick<TapedExchange, "exchange" | "connection" | "from"> {
  readonly request: Omit<TapedExchange["request"], "body">;
}

/** Follows what clients send through a pass. */
export interface PassObserver {
  /** Called with each request when its head has arrived. */
  onRequest(begun: BegunExchange): void;
  /** Called when the connection of a client has ended, with its number. */
  onDisconnect(connection: number): void;
}

/** The target of requests, and the callback for exchanges with it. */
export interface PassParts {
  readonly gateway: ForwardTarget;
  /** Called with each exchange when it has ended. `error`: why the gateway failed, if Node says so. */
  readonly onExchange: (exchange: TapedExchange, error: Error | undefined) => void;
}

/** Passes requests to a real gateway. */
export class Pass {
  readonly #parts: PassParts;
  readonly #begun = performance.now();
  /** The instant from which times are counted. */
  readonly start = new Date(wallNow()).toISOString();
  /** Follows the requests; undefined: nobody does. */
  observer: PassObserver | undefined;
  #exchanges = 0;
  readonly #connections = new WeakMap<Socket, number>();
  #connectionCount = 0;
  readonly #open = new Set<ExchangeRecorder>();

  constructor(parts: PassParts) {
    this.#parts = parts;
  }

  /** Takes a request. */
  readonly take = (request: IncomingMessage, response: ServerResponse): void => {
    const place = {
      exchange: ++this.#exchanges,
      connection: this.#connectionOf(request.socket),
      from: this.now(),
      now: () => this.now(),
    };
    const recorder = new ExchangeRecorder(request, place, (exchange, error) => {
      // A stop has ended it before.
      if (this.#open.delete(recorder)) this.#parts.onExchange(exchange, error);
    });
    this.#open.add(recorder);
    if (this.observer !== undefined) {
      const { method = "GET", url = "/", rawHeaders } = request;
      this.observer.onRequest({ ...place, request: { method, url, headers: pairsOf(rawHeaders) } });
    }
    forward(request, response, this.#parts.gateway, recorder);
  };

  /** Records the exchanges that have not ended. */
  stop(): void {
    for (const recorder of this.#open) recorder.onEnd("stopped");
  }

  /** Returns the time since the beginning in milliseconds, to the microsecond. */
  now(): number {
    return Math.round((performance.now() - this.#begun) * 1_000) / 1_000;
  }

  #connectionOf(client: Socket): number {
    const known = this.#connections.get(client);
    if (known !== undefined) return known;
    const connection = ++this.#connectionCount;
    this.#connections.set(client, connection);
    client.once("close", () => this.observer?.onDisconnect(connection));
    return connection;
  }
}
