// Hashes with the mixing steps of Murmur3. Their arithmetic is exact, so the results are the same on every machine and Node version.

/** Mixes 32 bits into a hash. Returns the new hash. */
export function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = hash ^ Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** Mixes a whole number of up to 53 bits into a hash. Returns the new hash. */
export function mixNumber(hash: number, value: number): number {
  return mix(mix(hash, value | 0), Math.floor(value / 0x1_0000_0000) | 0);
}

/** Mixes each UTF-16 code unit of a text into a hash. Returns the new hash. */
export function mixText(hash: number, text: string): number {
  let mixed = hash;
  for (let i = 0; i < text.length; i++) mixed = mix(mixed, text.charCodeAt(i));
  return mixed;
}

/** Finalizes a hash, so that each bit depends on every mixed word. Returns a whole number from 0 to 2^32 - 1. */
export function finalize(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Returns the hash of a whole number of up to 53 bits. The hash is a whole number from 0 to 2^32 - 1. */
export function hashNumber(seed: number, value: number): number {
  return finalize(mixNumber(seed, value));
}

/** Returns the hash of a text. The hash is a whole number from 0 to 2^32 - 1. */
export function hashTextToNumber(seed: number, text: string): number {
  return finalize(mixText(seed, text) ^ text.length);
}
