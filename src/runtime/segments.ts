// Collects the bytes of a large body in segments.
// Joining them into one buffer would block the process for tens of milliseconds.

/** Maximum size of a segment in bytes. */
const MAX_SEGMENT_BYTES = 1024 * 1024;

/** Size of the first segment in bytes. It is small because most bodies are. Each later one is twice as long, up to the maximum. */
const FIRST_SEGMENT_BYTES = 4 * 1024;

/** Collects bytes in segments. Nothing else refers to their memory, so they can be transferred to another thread. */
export class Segments {
  readonly #full: Uint8Array[] = [];
  #last = new Uint8Array(FIRST_SEGMENT_BYTES);
  #used = 0;
  /** The total number of bytes. */
  length = 0;

  /** Appends a copy of some bytes. */
  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    for (let rest = bytes; rest.length > 0; ) {
      if (this.#used === this.#last.length) this.#begin();
      const part = rest.subarray(0, this.#last.length - this.#used);
      this.#last.set(part, this.#used);
      this.#used += part.length;
      rest = rest.subarray(part.length);
    }
  }

  /** Returns all segments in order. Nothing may be added afterwards. */
  finish(): readonly Uint8Array[] {
    return this.#used === 0 ? this.#full : [...this.#full, this.#last.subarray(0, this.#used)];
  }

  #begin(): void {
    this.#full.push(this.#last);
    this.#last = new Uint8Array(Math.min(MAX_SEGMENT_BYTES, 2 * this.#last.length));
    this.#used = 0;
  }
}

/** Returns the total number of bytes in segments. */
export function sumLengths(segments: readonly Uint8Array[]): number {
  return segments.reduce((sum, { length }) => sum + length, 0);
}
