// Forwards a request to a target and its answer to the client, byte for byte, while they arrive.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { hasBody } from "../http/ignored-bodies.ts";
import { endAfterAnswer } from "../http/refuse-connection.ts";
import { tcpSocketOf } from "../http/tcp-socket.ts";
import { AnswerError } from "./answer-error.ts";
import type { AnswerHead } from "./answer-head.ts";
import { type ClientConnections, connectionsOf, type InFlight } from "./client-connections.ts";
import type { ForwardEnd, ForwardObserver } from "./forward-observer.ts";
import type { ForwardTarget } from "./forward-target.ts";
import { headerOf, toHeaderPairs, withLength } from "./forwarded-headers.ts";
import type { TargetConnection, TargetHandler } from "./target-connection.ts";

/**
 * Forwards a request and its answer. If one of the two connections ends early, the other one is ended in the same way.
 *
 * @param observer follows the request
 * @param body replaces the body of the request, which was read before
 */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  target: ForwardTarget,
  observer?: ForwardObserver,
  body?: Buffer,
): void {
  new ForwardedRequest(request, response, target, observer, body).begin();
}

/** A forwarded request. */
class ForwardedRequest implements TargetHandler, InFlight {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #target: ForwardTarget;
  /** Follows the request until it has ended. */
  #observer: ForwardObserver | undefined;
  /** Replaces the body of the request. */
  readonly #body: Buffer | undefined;
  readonly #client: Socket;
  readonly #connections: ClientConnections;
  readonly #connection: TargetConnection;
  #hasAnswer = false;
  /** The newest part. It waits here, so that the last part is sent together with the end. */
  #part: Buffer | undefined;
  #isPaused = false;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    target: ForwardTarget,
    observer: ForwardObserver | undefined,
    body: Buffer | undefined,
  ) {
    this.#request = request;
    this.#response = response;
    this.#target = target;
    this.#observer = observer;
    this.#body = body;
    this.#client = request.socket;
    this.#connections = connectionsOf(this.#client);
    this.#connection = this.#connections.connect(target);
  }

  get isReceived(): boolean {
    return this.#request.complete;
  }

  begin(): void {
    const request = this.#request;
    const { inFlight } = this.#connections;
    inFlight.add(this);
    this.#response.once("close", () => {
      inFlight.delete(this);
      if (this.#hasAnswer) this.#end(this.#response.writableFinished ? "answered" : "clientGone");
    });
    const { method = "GET", url = "/" } = request;
    const headers = this.#target.toTargetHeaders(request);
    const body = this.#body;
    if (body === undefined) {
      const withBody = hasBody(request);
      if (withBody) this.#forwardBody();
      this.#connection.send({ method, url, headers }, withBody, this);
    } else {
      this.#connection.send({ method, url, headers: withLength(headers, body.length) }, true, this);
      this.#connection.write(body);
      this.#connection.end(request.rawTrailers);
    }
    if (this.#client.readableEnded) this.onClientEnd();
  }

  #forwardBody(): void {
    const request = this.#request;
    const connection = this.#connection;
    request.on("data", (part: Buffer) => {
      this.#observer?.onRequestPart(part);
      if (connection.write(part)) return;
      request.pause();
      connection.socket.once("drain", () => request.resume());
    });
    request.once("end", () => connection.end(request.rawTrailers));
  }

  /** Closes the sending side of the connection to the target when the client closes its sending side. */
  onClientEnd(): void {
    // Node itself refuses a truncated request, and closes the connection.
    if (this.#request.complete) this.#connection.endAfterRequest();
  }

  /** Forwards an informational answer. With it, a worker finds out whether a client that has closed its sending side is still connected. */
  onInformation(_statusCode: number, bytes: Buffer): void {
    if (!this.#response.headersSent) this.#response.socket?.write(bytes);
  }

  onHead(head: AnswerHead): void {
    const response = this.#response;
    const headers = this.#target.toClientHeaders(head, response);
    this.#hasAnswer = true;
    // The Date header comes from the target.
    response.sendDate = false;
    // A target that closes its connection reads no more of the request's body.
    if (/close/i.test(headerOf(head.rawHeaders, "connection") ?? "")) endAfterAnswer(this.#request, response);
    try {
      response.writeHead(head.statusCode, head.statusMessage, headers);
    } catch {
      // Node refuses a `Trailer` header without chunks.
      throw new AnswerError("HPE_INVALID_HEADER_TOKEN");
    }
    this.#observer?.onAnswer(head);
  }

  onPart(part: Buffer): void {
    this.#observer?.onAnswerPart(part);
    this.#writePart();
    this.#part = part;
  }

  onPause(): void {
    this.#writePart();
  }

  onComplete(trailers: string[]): void {
    const response = this.#response;
    if (trailers.length > 0) response.addTrailers(toHeaderPairs(trailers));
    response.end(this.#part);
    this.#part = undefined;
    // Node reports no drain of a response that has ended.
    if (this.#isPaused) this.#connection.socket.resume();
  }

  onFailure(error: Error): void {
    this.#writePart();
    this.#end(hasClosed(this.#client) ? "clientGone" : "targetFailed", this.#hasAnswer ? undefined : error);
    endLikeTarget(this.#client, this.#connection.socket);
  }

  #writePart(): void {
    const part = this.#part;
    if (part === undefined) return;
    this.#part = undefined;
    const response = this.#response;
    if (response.write(part) || response.destroyed || this.#isPaused) return;
    const { socket } = this.#connection;
    this.#isPaused = true;
    socket.pause();
    response.once("drain", () => {
      this.#isPaused = false;
      socket.resume();
    });
  }

  #end(end: ForwardEnd, error?: Error): void {
    const observer = this.#observer;
    this.#observer = undefined;
    observer?.onEnd(end, error);
  }
}

/** Returns whether a client has closed its connection or its sending side. The target may then have ended its side for this reason. */
function hasClosed(client: Socket): boolean {
  return client.destroyed || client.readableEnded;
}

/** Ends the connection of a client in the same way as the target ended its connection: by a reset, or after the written bytes. */
function endLikeTarget(client: Socket, { errored }: Socket): void {
  const { code, syscall } = (errored ?? {}) as NodeJS.ErrnoException;
  if (code === "ECONNRESET" && syscall === "read") {
    tcpSocketOf(client).resetAndDestroy();
    client.destroy();
  } else client.destroySoon();
}
