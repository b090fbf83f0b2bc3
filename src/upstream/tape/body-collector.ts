// Collects a body for the tape of a real gateway, up to a limit.
import { decodeBody } from "./decode-body.ts";
import type { TapedBody } from "./gateway-tape.ts";
import { decodeUtf8, MAX_BODY_BYTES } from "./taped-text.ts";

/** Collects a body up to a limit. */
export class BodyCollector {
  #parts: Buffer[] = [];
  #bytes = 0;

  /** Adds the next part of the body. */
  add(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes <= MAX_BODY_BYTES) this.#parts.push(part);
    else this.#parts = [];
  }

  /**
   * Returns the body so far: its text, or only its size if it is too long, cannot be decompressed, or is not UTF-8.
   *
   * @param encoding the value of Content-Encoding; undefined if the body is not compressed
   */
  toTapedBody(encoding?: string): TapedBody {
    const size = { bytes: this.#bytes };
    if (this.#bytes > MAX_BODY_BYTES) return size;
    const [first] = this.#parts;
    // Most bodies come in one part, which need not be copied.
    const sent = first !== undefined && this.#parts.length === 1 ? first : Buffer.concat(this.#parts);
    const body = encoding === undefined ? sent : decodeBody(sent, encoding, MAX_BODY_BYTES);
    return body === undefined ? size : (decodeUtf8(body) ?? size);
  }
}
