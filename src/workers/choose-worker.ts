// Chooses the worker of a world by a hash of its name.

/**
 * Returns the index of the worker that has a world. The same name and count give the same worker in every process.
 *
 * @param count the number of workers
 */
export function chooseWorker(world: string, count: number): number {
  return Math.floor((hash(world) / 2 ** 32) * count);
}

/** Returns 32 bits in which every character counts: FNV-1a, mixed at the end so that names with equal endings spread too. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
