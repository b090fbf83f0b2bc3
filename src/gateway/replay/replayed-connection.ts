// A request and its response without a connection, for a replay: they end when the tape says so.
import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TapedRequest } from "../../words/tape.ts";

/** The connection of a replayed request. It is open until its answer has ended. */
class ReplayedSocket extends EventEmitter {
  readonly remoteAddress: string | undefined;
  readonly encrypted: boolean;
  readonly destroyed = false;
  readonly readableEnded = false;
  readonly writable = false;
  /** The error with which it failed. */
  errored: Error | null = null;

  constructor(from: string | undefined, secure: boolean) {
    super();
    this.remoteAddress = from;
    this.encrypted = secure;
    this.setMaxListeners(0);
  }

  destroy(): void {}

  resetAndDestroy(): void {}
}

/** The response to a replayed request. It discards the answer, because the tape has its hash. */
class ReplayedResponse extends EventEmitter {
  readonly socket: ReplayedSocket;
  statusCode = 200;
  headersSent = false;
  writableEnded = false;

  constructor(socket: ReplayedSocket) {
    super();
    this.socket = socket;
  }

  writeHead(status: number): this {
    this.statusCode = status;
    this.headersSent = true;
    return this;
  }

  write(): boolean {
    return true;
  }

  end(): this {
    this.writableEnded = true;
    return this;
  }

  destroy(): this {
    return this;
  }
}

/** Stands in for the connection of a replayed request. */
export class ReplayedConnection {
  readonly raw: IncomingMessage;
  readonly response: ServerResponse;
  readonly #socket: ReplayedSocket;
  readonly #response: ReplayedResponse;

  /** @param guid the whole Guid of the request */
  constructor(request: TapedRequest, guid: string | undefined) {
    const { method, url, contentType, serviceToken, from, secure } = request;
    const headers: Record<string, string> = {};
    if (contentType !== undefined) headers["content-type"] = contentType;
    if (serviceToken !== undefined) headers["service_token"] = serviceToken;
    if (guid !== undefined) headers["guid"] = guid;
    this.#socket = new ReplayedSocket(from, secure);
    this.#response = new ReplayedResponse(this.#socket);
    // The gateway reads no other members of a request.
    this.raw = { method, url, headers, socket: this.#socket } as unknown as IncomingMessage;
    this.response = this.#response as unknown as ServerResponse;
  }

  /** Whether the gateway has written the whole answer. */
  get isAnswered(): boolean {
    return this.#response.writableEnded;
  }

  /**
   * Ends the connection.
   *
   * @param isWritten whether the whole answer was written first
   */
  end(isWritten: boolean): void {
    if (isWritten) this.#response.emit("finish");
    this.#response.emit("close");
  }

  /** Lets the connection fail after the answer was written. */
  fail(): void {
    this.#socket.errored = new Error("The connection failed in the taped session.");
    this.#socket.emit("close");
  }
}
