// Lends buffers for long answers and reuses them: the more memory is allocated outside the heap, the more often V8 collects the whole heap.

/** The most bytes that wait for reuse. Buffers of longer answers are not kept. */
const MAX_FREE_BYTES = 8 * 1024 * 1024;

/** Capacities are multiples of this, so that answers of nearly the same length share buffers. */
const STEP = 64 * 1024;

/** The buffers that wait for reuse, and their bytes. The one that was returned last is at the end. */
const free: Buffer[] = [];
let freeBytes = 0;

/** The whole buffers of those that are lent. A buffer that is never returned is left to the garbage collector. */
const lent = new WeakMap<Buffer, Buffer>();

/** Lends a buffer. Its content is undefined, so it must be written completely. */
export function borrowBuffer(length: number): Buffer {
  const whole = takeFree(length) ?? Buffer.allocUnsafeSlow(Math.ceil(length / STEP) * STEP);
  const buffer = whole.subarray(0, length);
  lent.set(buffer, whole);
  return buffer;
}

/** Returns whether a buffer is lent, and not yet returned. */
export function isBorrowed(buffer: Buffer): boolean {
  return lent.has(buffer);
}

/** Takes a lent buffer back. Nobody may read it afterwards. */
export function returnBuffer(buffer: Buffer): void {
  const whole = lent.get(buffer);
  if (whole === undefined) return;
  lent.delete(buffer);
  if (whole.length > MAX_FREE_BYTES) return;
  free.push(whole);
  freeBytes += whole.length;
  while (freeBytes > MAX_FREE_BYTES) freeBytes -= free.shift()?.length ?? 0;
}

/** Takes the smallest free buffer that is long enough. */
function takeFree(length: number): Buffer | undefined {
  let best: number | undefined;
  for (const [at, { length: capacity }] of free.entries()) {
    if (capacity >= length && capacity < (free[best ?? -1]?.length ?? Number.POSITIVE_INFINITY)) best = at;
  }
  if (best === undefined) return undefined;
  const [found] = free.splice(best, 1);
  freeBytes -= found?.length ?? 0;
  return found;
}
