// Lends buffers and reuses them: the more memory is allocated outside the heap, the more often V8 collects the whole heap.

/** Lends buffers. Those that are returned wait for reuse, up to a limit. */
export class BufferPool {
  readonly #maxFreeBytes: number;
  readonly #step: number;
  /** The memory that waits for reuse. The buffer that was returned last is at the end. */
  readonly #free: ArrayBuffer[] = [];
  #freeBytes = 0;
  /** The memory that is lent. The garbage collector frees buffers that are never returned. */
  readonly #lent = new WeakSet<ArrayBufferLike>();

  /**
   * @param maxFreeBytes the most bytes that wait for reuse. A longer buffer is not kept.
   * @param step the length of each buffer's memory is a multiple of it, so that buffers of nearly the same length reuse the same memory.
   */
  constructor(maxFreeBytes: number, step: number) {
    this.#maxFreeBytes = maxFreeBytes;
    this.#step = step;
  }

  /** Lends a buffer. Its content is undefined. */
  lend(length: number): Buffer {
    const memory = this.#takeFree(length) ?? this.#allocate(length);
    this.#lent.add(memory);
    return Buffer.from(memory, 0, length);
  }

  /** Returns whether the memory of some bytes is lent, and not yet taken back. */
  hasLent({ buffer }: Uint8Array): boolean {
    return this.#lent.has(buffer);
  }

  /** Takes back the whole buffer that some bytes belong to. It must not be read afterwards. Does nothing for bytes that are not lent. */
  takeBack({ buffer }: Uint8Array): void {
    if (!this.#lent.delete(buffer) || buffer.byteLength > this.#maxFreeBytes) return;
    this.#free.push(buffer as ArrayBuffer);
    this.#freeBytes += buffer.byteLength;
    while (this.#freeBytes > this.#maxFreeBytes) this.#freeBytes -= this.#free.shift()?.byteLength ?? 0;
  }

  #allocate(length: number): ArrayBuffer {
    return Buffer.allocUnsafeSlow(Math.ceil(length / this.#step) * this.#step).buffer;
  }

  /** Takes the shortest free memory that is long enough. */
  #takeFree(length: number): ArrayBuffer | undefined {
    let best: number | undefined;
    let bestLength = Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.#free.length && bestLength > length; at++) {
      const { byteLength } = this.#free[at] ?? { byteLength: 0 };
      if (byteLength < length || byteLength >= bestLength) continue;
      best = at;
      bestLength = byteLength;
    }
    if (best === undefined) return undefined;
    const [found] = this.#free.splice(best, 1);
    this.#freeBytes -= bestLength;
    return found;
  }
}
