// Reads answers from the bytes of a connection as they arrive.
// Node's parser needs a ClientRequest for each answer, which costs more than all other work for a forwarded request.
import { AnswerError } from "./answer-error.ts";
import { type AnswerHead, readAnswerHead, readHeaders } from "./answer-head.ts";

/** Gets the parts of an answer. */
export interface AnswerHandler {
  /** Called with each informational answer before the answer. `bytes`: all its bytes. */
  onInformation(statusCode: number, bytes: Buffer): void;
  /** Called with the head of the answer. */
  onHead(head: AnswerHead): void;
  /** Called with each part of the body. */
  onPart(part: Buffer): void;
  /** Called when the answer is complete. `trailers`: names and values in turn. */
  onComplete(trailers: string[]): void;
}

/** The maximum size of a head, and of the trailers, in bytes. */
const MAX_HEAD_SIZE = 64 * 1024;
/** The maximum length of the line with a chunk's size, in bytes. */
const MAX_CHUNK_LINE_LENGTH = 16 * 1024;

const LINE_END = Buffer.from("\r\n");
const HEAD_END = Buffer.from("\r\n\r\n");
const CR = 13;
const LF = 10;

const CHUNK_LINE = /^([\da-f]{1,8})(?:;[^\n\r]*)?$/i;

/** The part of an answer that the next bytes belong to. */
type State = "none" | "head" | "sized" | "untilClose" | "chunkLine" | "chunk" | "chunkEnd" | "trailers";

/** Reads the answers of a connection one after the other. */
export class AnswerReader {
  #handler: AnswerHandler | undefined;
  #hasNoBody = false;
  #state: State = "none";
  /** The number of bytes until the end of the body or chunk. */
  #remaining = 0;
  /** The bytes of an incomplete step. They are read again together with the next bytes. */
  #rest: Buffer | undefined;
  /** Whether further answers can follow the last one on the connection. */
  keepsAlive = false;

  /** Whether an answer has begun and is not complete. */
  get isReading(): boolean {
    return this.#state !== "none";
  }

  /** Begins to read an answer. `method`: the method of its request. */
  begin(method: string, handler: AnswerHandler): void {
    this.#handler = handler;
    this.#hasNoBody = method === "HEAD";
    this.#state = "head";
  }

  /**
   * Reads bytes.
   *
   * @throws AnswerError if they are not an HTTP answer, or follow a complete answer.
   */
  read(bytes: Buffer): void {
    const all = this.#rest === undefined ? bytes : Buffer.concat([this.#rest, bytes]);
    this.#rest = undefined;
    for (let at = 0; at < all.length; ) {
      const next = this.#step(all, at);
      if (next < 0) {
        this.#rest = all.subarray(at);
        return;
      }
      at = next;
    }
  }

  /** Reads the end of the connection, which completes an answer whose body ends with it. */
  end(): void {
    if (this.#state === "untilClose") this.#complete([]);
  }

  /** Reads one part of an answer. Returns the index of the next byte to read; -1 if the part is incomplete. */
  #step(bytes: Buffer, at: number): number {
    switch (this.#state) {
      case "head":
        return this.#readHead(bytes, at);
      case "sized":
      case "chunk":
        return this.#readSized(bytes, at);
      case "untilClose":
        this.#handler?.onPart(bytes.subarray(at));
        return bytes.length;
      case "chunkLine":
        return this.#readChunkLine(bytes, at);
      case "chunkEnd":
        return this.#readChunkEnd(bytes, at);
      case "trailers":
        return this.#readTrailers(bytes, at);
      default:
        throw new AnswerError("HPE_CLOSED_CONNECTION");
    }
  }

  #readHead(bytes: Buffer, from: number): number {
    let at = from;
    // Node's parser skips ends of lines here.
    while (bytes[at] === CR || bytes[at] === LF) at++;
    const end = indexOfEnd(bytes, HEAD_END, at, MAX_HEAD_SIZE);
    if (end < 0) return -1;
    const head = readAnswerHead(bytes.toString("latin1", at, end), this.#hasNoBody);
    const next = end + HEAD_END.length;
    const { statusCode, body } = head;
    // After this status, the target would no longer speak HTTP.
    if (statusCode === 101) throw new AnswerError("HPE_PAUSED_UPGRADE");
    if (statusCode < 200) {
      this.#handler?.onInformation(statusCode, bytes.subarray(at, next));
      return next;
    }
    this.keepsAlive = head.keepsAlive;
    this.#state = body === "chunked" ? "chunkLine" : body === "untilClose" ? body : "sized";
    this.#remaining = typeof body === "number" ? body : 0;
    this.#handler?.onHead(head);
    if (body === 0) this.#complete([]);
    return next;
  }

  /** Reads a part of a chunk, or of a body with a known length. */
  #readSized(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#remaining);
    this.#remaining -= end - at;
    this.#handler?.onPart(bytes.subarray(at, end));
    if (this.#remaining > 0) return end;
    if (this.#state === "chunk") this.#state = "chunkEnd";
    else this.#complete([]);
    return end;
  }

  #readChunkLine(bytes: Buffer, at: number): number {
    const end = indexOfEnd(bytes, LINE_END, at, MAX_CHUNK_LINE_LENGTH);
    if (end < 0) return -1;
    const [, size] = CHUNK_LINE.exec(bytes.toString("latin1", at, end)) ?? [];
    if (size === undefined) throw new AnswerError("HPE_INVALID_CHUNK_SIZE");
    this.#remaining = Number.parseInt(size, 16);
    this.#state = this.#remaining === 0 ? "trailers" : "chunk";
    return end + LINE_END.length;
  }

  #readChunkEnd(bytes: Buffer, at: number): number {
    if (bytes[at] !== CR) throw new AnswerError("HPE_STRICT");
    if (bytes.length < at + 2) return -1;
    if (bytes[at + 1] !== LF) throw new AnswerError("HPE_STRICT");
    this.#state = "chunkLine";
    return at + 2;
  }

  #readTrailers(bytes: Buffer, at: number): number {
    if (bytes[at] === CR && bytes[at + 1] === LF) {
      this.#complete([]);
      return at + 2;
    }
    const end = indexOfEnd(bytes, HEAD_END, at, MAX_HEAD_SIZE);
    if (end < 0) return -1;
    this.#complete(readHeaders(bytes.toString("latin1", at, end).split("\r\n"), 0));
    return end + HEAD_END.length;
  }

  #complete(trailers: string[]): void {
    const handler = this.#handler;
    this.#state = "none";
    this.#handler = undefined;
    handler?.onComplete(trailers);
  }
}

/**
 * Returns the index of the bytes that end a part; -1 if they have not arrived.
 *
 * @throws AnswerError if there are more bytes before it than the limit.
 */
function indexOfEnd(bytes: Buffer, end: Buffer, from: number, limit: number): number {
  const index = bytes.indexOf(end, from);
  if ((index < 0 ? bytes.length : index) - from > limit) throw new AnswerError("HPE_HEADER_OVERFLOW");
  return index;
}
