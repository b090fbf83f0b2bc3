// Sends requests over a connection to a target, one after the other.
import type { Socket } from "node:net";
import { AnswerError } from "./answer-error.ts";
import { type AnswerHandler, AnswerReader } from "./answer-reader.ts";
import { headerOf } from "./forwarded-headers.ts";

/** A request for a target, without its body. */
export interface TargetRequest {
  readonly method: string;
  /** The request target. */
  readonly url: string;
  /** Names and values in turn. They declare the framing of the body. */
  readonly headers: readonly string[];
}

/** Gets the answer to a request. */
export interface TargetHandler extends AnswerHandler {
  /** Called when all bytes so far have been read, and the answer is not complete. */
  onPause(): void;
  /**
   * Called in place of `onComplete` if the connection ends early. `error`: an error of Node or, if the answer cannot be read, an AnswerError.
   */
  onFailure(error: Error): void;
}

/** The time without data after which the system asks whether the other side is still connected (milliseconds). */
const KEEP_ALIVE_DELAY_MS = 1_000;

/** A connection to a target. */
export class TargetConnection {
  /** Its socket. */
  readonly socket: Socket;
  readonly #onIdle: (connection: TargetConnection) => void;
  readonly #reader = new AnswerReader();
  #handler: TargetHandler | undefined;
  #isChunked = false;
  #isSent = true;
  /** Whether the sending side is closed after the request. */
  #endsAfterRequest = false;

  /** @param onIdle called whenever it can take the next request */
  constructor(socket: Socket, onIdle: (connection: TargetConnection) => void) {
    this.socket = socket;
    this.#onIdle = onIdle;
    socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
    socket.on("data", (bytes: Buffer) => this.#read(bytes));
    socket.once("end", () => {
      this.#reader.end();
      this.#fail(createHangUpError());
    });
    socket.on("error", (error) => this.#fail(error));
    socket.once("close", () => this.#fail(createHangUpError()));
  }

  /** Whether it can take a request. */
  get isUsable(): boolean {
    return this.socket.writable && !this.socket.readableEnded;
  }

  /**
   * Sends the head of a request. Its body follows with `write` and `end`.
   *
   * @param hasBody whether parts of the body follow
   */
  send({ method, url, headers }: TargetRequest, hasBody: boolean, handler: TargetHandler): void {
    let head = `${method} ${url} HTTP/1.1\r\n`;
    for (let index = 0; index < headers.length; index += 2) head += `${headers[index]}: ${headers[index + 1]}\r\n`;
    head += "\r\n";
    this.#handler = handler;
    this.#reader.begin(method, handler);
    this.#isSent = !hasBody;
    // The only encoding here is `chunked`: the server has refused requests with another one.
    this.#isChunked = hasBody && headerOf(headers, "transfer-encoding") !== undefined;
    const { socket } = this;
    if (hasBody) {
      // A body that has arrived with its head is sent with it.
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    this.#writeText(head);
    if (this.#isSent) this.#onSent();
  }

  /** Sends a part of the body. Returns false if the next part should wait for `drain` of the socket. */
  write(part: Buffer): boolean {
    const { socket } = this;
    // A target may refuse a body, and close its connection.
    if (!socket.writable || part.length === 0) return true;
    if (!this.#isChunked) return socket.write(part);
    socket.cork();
    socket.write(`${part.length.toString(16)}\r\n`, "latin1");
    socket.write(part);
    const canContinue = socket.write("\r\n", "latin1");
    socket.uncork();
    return canContinue;
  }

  /** Ends the body. `trailers`: names and values in turn. */
  end(trailers: readonly string[]): void {
    if (this.#isChunked) {
      let text = "0\r\n";
      for (let index = 0; index < trailers.length; index += 2) text += `${trailers[index]}: ${trailers[index + 1]}\r\n`;
      this.#writeText(`${text}\r\n`);
    }
    this.#isSent = true;
    this.#onSent();
    if (!this.#reader.isReading) this.#release();
  }

  /** Closes the sending side as soon as the request is sent. */
  endAfterRequest(): void {
    this.#endsAfterRequest = true;
    if (this.#isSent) this.#onSent();
  }

  #onSent(): void {
    if (this.#endsAfterRequest) this.socket.end();
  }

  #writeText(text: string): void {
    if (this.socket.writable) this.socket.write(text, "latin1");
  }

  #read(bytes: Buffer): void {
    try {
      this.#reader.read(bytes);
    } catch (error) {
      if (!(error instanceof AnswerError)) throw error;
      this.#fail(error);
      this.socket.destroy();
      return;
    }
    if (this.#reader.isReading) this.#handler?.onPause();
    else if (this.#isSent) this.#release();
  }

  /** Makes the connection ready for the next request, or closes it. */
  #release(): void {
    this.#handler = undefined;
    if (this.#reader.keepsAlive && this.socket.writable) this.#onIdle(this);
    else this.socket.destroySoon();
  }

  #fail(error: Error): void {
    const handler = this.#reader.isReading ? this.#handler : undefined;
    this.#handler = undefined;
    handler?.onFailure(error);
  }
}

/** Returns the error of Node for a connection that ends before the answer. */
function createHangUpError(): Error {
  return Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
}
