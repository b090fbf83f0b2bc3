// Collects a body for the tape of a real gateway, up to a limit.
import type { TapedBody } from "./gateway-tape.ts";

/** The maximum size of a body on the tape (bytes). For a longer one, the tape has only the size. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Collects a body up to a limit. */
export class BodyCollector {
  #parts: Buffer[] = [];
  #bytes = 0;

  add(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes <= MAX_BODY_BYTES) this.#parts.push(part);
    else this.#parts = [];
  }

  /** Returns the body so far: its text, or its size if it is not UTF-8 or too long. */
  take(): TapedBody {
    if (this.#bytes > MAX_BODY_BYTES) return { bytes: this.#bytes };
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(this.#parts));
    } catch {
      return { bytes: this.#bytes };
    }
  }
}
