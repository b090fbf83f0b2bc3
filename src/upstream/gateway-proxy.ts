// Forwards every request to a real gateway and its answer to the client, and reports each exchange.
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

/** Follows the requests that are forwarded. */
export interface ProxyObserver {
  /** Called with each request when its head has arrived. */
  onRequest(begun: BegunExchange): void;
  /** Called when the connection of a client has ended, with its number. */
  onDisconnect(connection: number): void;
}

/** The input of a gateway proxy. */
export interface ProxyParts {
  readonly gateway: ForwardTarget;
  /** Called with each exchange when it has ended. `error`: why the gateway failed, if known. */
  readonly onExchange: (exchange: TapedExchange, error: Error | undefined) => void;
}

/** Forwards requests to a real gateway. */
export class GatewayProxy {
  readonly #parts: ProxyParts;
  readonly #begun = performance.now();
  /** The instant from which times are counted. */
  readonly start = new Date(wallNow()).toISOString();
  /** Follows the requests, if set. */
  observer: ProxyObserver | undefined;
  #exchanges = 0;
  readonly #connections = new WeakMap<Socket, number>();
  #connectionCount = 0;
  readonly #open = new Set<ExchangeRecorder>();

  constructor(parts: ProxyParts) {
    this.#parts = parts;
  }

  /** Forwards a request, and its answer to the client. */
  readonly take = (request: IncomingMessage, response: ServerResponse): void => {
    const place = {
      exchange: ++this.#exchanges,
      connection: this.#connectionOf(request.socket),
      from: this.now(),
      now: () => this.now(),
    };
    const recorder = new ExchangeRecorder(request, place, (exchange, error) => {
      // An exchange that `stop` has recorded ends a second time when its connection closes.
      if (this.#open.delete(recorder)) this.#parts.onExchange(exchange, error);
    });
    this.#open.add(recorder);
    if (this.observer !== undefined) {
      const { method = "GET", url = "/", rawHeaders } = request;
      this.observer.onRequest({ ...place, request: { method, url, headers: pairsOf(rawHeaders) } });
    }
    forward(request, response, this.#parts.gateway, recorder);
  };

  /** Reports the exchanges that are still open, with the end `stopped`. */
  stop(): void {
    for (const recorder of this.#open) recorder.onEnd("stopped");
  }

  /** Returns the time since `start` in milliseconds, rounded to a microsecond. */
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
