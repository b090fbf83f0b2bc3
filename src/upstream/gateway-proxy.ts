// Forwards requests to a real gateway, its answers to the clients, and its pushes to their receivers.
// Reports each exchange.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { toHeaderPairs } from "../forwarding/forwarded-headers.ts";
import { mayExceed } from "../http/ignored-bodies.ts";
import { endAfterAnswer } from "../http/refuse-connection.ts";
import { performance, readWallTime } from "../runtime/time.ts";
import type { PassedPushes, PassedSignIn } from "./pushes/passed-pushes.ts";
import { isPushTarget } from "./pushes/push-addresses.ts";
import { ExchangeRecorder } from "./tape/exchange-recorder.ts";
import type { TapedExchange } from "./tape/gateway-tape.ts";

/** The maximum size of a push (bytes). A gateway sends some KiB. */
const MAX_PUSH_BYTES = 8 * 1024 * 1024;

/** A request whose answer is not known yet. Its body may not have arrived. */
export interface BegunExchange extends Pick<TapedExchange, "exchange" | "connection" | "isPush" | "from"> {
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
  /** Takes the pushes of the gateway; undefined: it sends them to the addresses that clients name. */
  readonly pushes?: PassedPushes | undefined;
  /** Called with each exchange when it has ended. `error`: why the gateway or, for a push, the client's server failed, if known. */
  readonly onExchange: (exchange: TapedExchange, error: Error | undefined) => void;
}

/** The differences of an exchange from a plain request of a client. */
interface BeginParts {
  readonly isPush?: true;
  /** Called when it has ended. */
  readonly onExchange?: (exchange: TapedExchange, error?: Error) => void;
}

/** Forwards requests to a real gateway. */
export class GatewayProxy {
  readonly #parts: ProxyParts;
  readonly #startedAtMs = performance.now();
  /** The instant from which times are counted. */
  readonly start = new Date(readWallTime()).toISOString();
  /** Follows the requests, if set. */
  observer: ProxyObserver | undefined;
  #exchangeCount = 0;
  readonly #connections = new WeakMap<Socket, number>();
  #connectionCount = 0;
  readonly #open = new Set<ExchangeRecorder>();

  constructor(parts: ProxyParts) {
    this.#parts = parts;
  }

  /** Forwards a request of a client, or a push of the gateway, and its answer. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { gateway, pushes } = this.#parts;
    if (pushes === undefined) forward(request, response, gateway, this.#begin(request));
    else if (isPushTarget(request.url ?? "")) this.#takePush(request, response, pushes);
    else if (pushes.isSignIn(request)) void this.#takeSignIn(request, response, pushes);
    else forward(request, response, gateway, this.#begin(request));
  };

  /** Passes a sign-in with the simulator's addresses for pushes. */
  async #takeSignIn(request: IncomingMessage, response: ServerResponse, pushes: PassedPushes): Promise<void> {
    let signIn: PassedSignIn | undefined;
    const recorder = this.#begin(request, { onExchange: (exchange) => signIn?.onExchange(exchange) });
    signIn = await pushes.readSignIn(request, (part) => recorder.onRequestPart(part));
    if (signIn === undefined) recorder.onEnd("clientGone");
    else forward(request, response, this.#parts.gateway, recorder, signIn.body);
  }

  /** Forwards a push to the client that named the address for it. */
  #takePush(request: IncomingMessage, response: ServerResponse, pushes: PassedPushes): void {
    const receiver = pushes.find(request.url ?? "");
    const isTooLong = Number(request.headers["content-length"] ?? 0) > MAX_PUSH_BYTES;
    if (receiver === undefined || isTooLong) {
      endAfterAnswer(request, response);
      response.writeHead(receiver === undefined ? 404 : 413, { "Content-Length": 0 }).end();
      return;
    }
    request.url = receiver.path;
    const forwarded = pushes.beginForwarding(receiver);
    const recorder = this.#begin(request, {
      isPush: true,
      onExchange: (exchange, error) => forwarded.onExchange(exchange, error),
    });
    request.once("end", () => forwarded.onArrival(recorder.requestBody));
    if (mayExceed(request, MAX_PUSH_BYTES)) limitBody(request, MAX_PUSH_BYTES);
    forward(request, response, receiver.server, recorder);
  }

  /** Begins an exchange. Returns its recorder. */
  #begin(request: IncomingMessage, { isPush, onExchange }: BeginParts = {}): ExchangeRecorder {
    const place = {
      exchange: ++this.#exchangeCount,
      connection: this.#connectionOf(request.socket),
      ...(isPush === true ? { isPush } : {}),
      from: this.now(),
      now: () => this.now(),
    };
    const recorder = new ExchangeRecorder(request, place, (exchange, error) => {
      // An exchange that `stop` has recorded ends a second time when its connection closes.
      if (!this.#open.delete(recorder)) return;
      onExchange?.(exchange, error);
      this.#parts.onExchange(exchange, error);
    });
    this.#open.add(recorder);
    if (this.observer !== undefined) {
      const { method = "GET", url = "/", rawHeaders } = request;
      this.observer.onRequest({ ...place, request: { method, url, headers: toHeaderPairs(rawHeaders) } });
    }
    return recorder;
  }

  /** Reports the exchanges that are still open, with the end `stopped`. */
  stop(): void {
    for (const recorder of this.#open) recorder.onEnd("stopped");
  }

  /** Returns the time since `start` in milliseconds, rounded to a microsecond. */
  now(): number {
    return Math.round((performance.now() - this.#startedAtMs) * 1_000) / 1_000;
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

/** Cuts the connection of a request whose body becomes longer than a limit (bytes). */
function limitBody(request: IncomingMessage, limit: number): void {
  let length = 0;
  request.on("data", (part: Buffer) => {
    length += part.length;
    if (length > limit) request.destroy();
  });
}
