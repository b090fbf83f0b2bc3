// Reads answers from the bytes of a connection as they arrive. Node has a parser for this, but not without a ClientRequest for each answer,
// which costs more than everything else that happens to a forwarded request.
import { AnswerError } from "./answer-error.ts";
import { type AnswerHead, readAnswerHead, readHeaders } from "./answer-head.ts";

/** Gets the parts of an answer. */
export interface AnswerHandler {
  /** Called with each informational answer before the answer. `bytes`: all of them. */
  onInformation(statusCode: number, bytes: Buffer): void;
  onHead(head: AnswerHead): void;
  /** Called with each part of the body. */
  onPart(part: Buffer): void;
  /** Called when the answer is complete. `trailers`: names and values in turn. */
  onComplete(trailers: string[]): void;
}

/** The largest head and trailers (bytes), and the longest line about a chunk. */
const MAX_HEAD = 64 * 1024;
const MAX_CHUNK_LINE = 16 * 1024;

const LINE_END = Buffer.from("\r\n");
const HEAD_END = Buffer.from("\r\n\r\n");
const CR = 13;
const LF = 10;

const CHUNK_LINE = /^([\da-f]{1,8})(?:;[^\n\r]*)?$/i;

/** What the next bytes are. */
type State = "none" | "head" | "sized" | "untilClose" | "chunkLine" | "chunk" | "chunkEnd" | "trailers";

/** Reads one answer after the other. */
export class AnswerReader {
  #handler: AnswerHandler | undefined;
  #hasNoBody = false;
  #state: State = "none";
  /** The number of bytes until the end of the body or chunk. */
  #left = 0;
  /** Bytes that do not suffice for the next step. */
  #rest: Buffer | undefined;
  /** Whether further answers can follow the last one on the connection. */
  keepsAlive = false;

  /** Whether an answer has begun and is not complete. */
  get isReading(): boolean {
    return this.#state !== "none";
  }

  /** Begins to read an answer. `method`: that of its request. */
  begin(method: string, handler: AnswerHandler): void {
    this.#handler = handler;
    this.#hasNoBody = method === "HEAD";
    this.#state = "head";
  }

  /**
   * Reads bytes.
   *
   * @throws AnswerError if they are no answer, or follow a complete one.
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

  /** Reads the end of the connection. It completes an answer that ends with it. */
  end(): void {
    if (this.#state === "untilClose") this.#complete([]);
  }

  /** Returns the index of the next byte to read; -1 if more bytes must arrive before. */
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
    const end = indexOf(bytes, HEAD_END, at, MAX_HEAD);
    if (end < 0) return -1;
    const head = readAnswerHead(bytes.toString("latin1", at, end), this.#hasNoBody);
    const next = end + HEAD_END.length;
    const { statusCode, body } = head;
    // The target would no longer speak HTTP.
    if (statusCode === 101) throw new AnswerError("HPE_PAUSED_UPGRADE");
    if (statusCode < 200) {
      this.#handler?.onInformation(statusCode, bytes.subarray(at, next));
      return next;
    }
    this.keepsAlive = head.keepsAlive;
    this.#state = body === "chunked" ? "chunkLine" : body === "untilClose" ? body : "sized";
    this.#left = typeof body === "number" ? body : 0;
    this.#handler?.onHead(head);
    if (body === 0) this.#complete([]);
    return next;
  }

  /** Reads a part of a body of a known length, or of a chunk. */
  #readSized(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#left);
    this.#left -= end - at;
    this.#handler?.onPart(bytes.subarray(at, end));
    if (this.#left > 0) return end;
    if (this.#state === "chunk") this.#state = "chunkEnd";
    else this.#complete([]);
    return end;
  }

  #readChunkLine(bytes: Buffer, at: number): number {
    const end = indexOf(bytes, LINE_END, at, MAX_CHUNK_LINE);
    if (end < 0) return -1;
    const [, size] = CHUNK_LINE.exec(bytes.toString("latin1", at, end)) ?? [];
    if (size === undefined) throw new AnswerError("HPE_INVALID_CHUNK_SIZE");
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? "trailers" : "chunk";
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
    const end = indexOf(bytes, HEAD_END, at, MAX_HEAD);
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
 * Returns the index of an end; -1 if it has not arrived.
 *
 * @throws AnswerError if there are more bytes before it than the limit.
 */
function indexOf(bytes: Buffer, end: Buffer, from: number, limit: number): number {
  const index = bytes.indexOf(end, from);
  if ((index < 0 ? bytes.length : index) - from > limit) throw new AnswerError("HPE_HEADER_OVERFLOW");
  return index;
}
