// Bytes in segments: a large body is collected, handed on and sent without being joined, which would take tens of milliseconds.

/** The most bytes of a segment. */
const LARGEST = 1024 * 1024;

/** So many bytes has the first segment; each later one is twice as long. Most bodies are small. */
const FIRST = 4 * 1024;

/** Collects bytes in segments, which belong to nobody else: they can be transferred to another thread. */
export class Segments {
  readonly #full: Uint8Array[] = [];
  #last = new Uint8Array(FIRST);
  #used = 0;
  /** How many bytes there are. */
  length = 0;

  /** Adds a copy of bytes. */
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

  /** All that was added, in order; nothing may be added afterwards. */
  get list(): readonly Uint8Array[] {
    return this.#used === 0 ? this.#full : [...this.#full, this.#last.subarray(0, this.#used)];
  }

  #begin(): void {
    this.#full.push(this.#last);
    this.#last = new Uint8Array(Math.min(LARGEST, 2 * this.#last.length));
    this.#used = 0;
  }
}

/** Returns how many bytes segments have together. */
export function lengthOf(segments: readonly Uint8Array[]): number {
  return segments.reduce((sum, { length }) => sum + length, 0);
}
