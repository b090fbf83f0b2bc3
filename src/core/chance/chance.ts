// Seeded random numbers: each use has its own named stream, so that one agent's actions never change another agent's numbers.
import { hashNumber, hashTextToNumber } from "./mixing.ts";

/** The count of numbers that each stream has returned so far. A snapshot contains it, so a restored world continues each stream. */
export type Draws = Map<string, number>;

/** The two hexadecimal digits of each byte. A table, because `toString(16)` takes ten times as long, and each Guid has 16 bytes. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Returns the eight hexadecimal digits of 32 bits. */
function toHex(word: number): string {
  return `${HEX[word >>> 24]}${HEX[(word >>> 16) & 255]}${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;
}

/**
 * The random numbers of one world. Each number depends only on the seed, its stream, its place in the stream, and `variety` if given.
 * Streams are named after their use, such as `guid/101` or `talk/25`.
 */
export class Chance {
  readonly #seed: number;
  readonly draws: Draws;

  constructor(seed: number, draws: Draws = new Map()) {
    this.#seed = hashNumber(0x9e3779b9, seed);
    this.draws = draws;
  }

  /**
   * Returns the next number of a stream: a whole number from 0 to 2^32 - 1.
   *
   * @param variety text that the number depends on too; may be empty.
   */
  drawUint32(stream: string, variety = ""): number {
    const draw = this.draws.get(stream) ?? 0;
    this.draws.set(stream, draw + 1);
    const seed = variety === "" ? this.#seed : hashTextToNumber(this.#seed, variety);
    return hashNumber(hashTextToNumber(seed, stream), draw);
  }

  /** Returns a whole number from 0 to 2^32 - 1 that depends only on the seed and a text. Draws nothing. */
  hashOf(text: string): number {
    return hashTextToNumber(this.#seed, text);
  }

  /** Removes the position of a stream, so a later draw would start over. Use it only for a stream that is never drawn from again. */
  forget(stream: string): void {
    this.draws.delete(stream);
  }

  /** Returns the next number of a stream as a fraction: at least 0, below 1. */
  drawFraction(stream: string): number {
    return this.drawUint32(stream) / 0x1_0000_0000;
  }

  /** Returns a UUID of version 4, as the gateway's Guids are. `variety`: text that it depends on besides seed and stream; may be empty. */
  drawUuid(stream: string, variety = ""): string {
    const first = toHex(this.drawUint32(stream, variety));
    const second = toHex((this.drawUint32(stream, variety) & 0xffff0fff) | 0x00004000);
    const third = toHex((this.drawUint32(stream, variety) & 0x3fffffff) | 0x80000000);
    const fourth = toHex(this.drawUint32(stream, variety));
    return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${fourth}`;
  }
}
