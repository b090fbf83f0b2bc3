// Draws random numbers with the Mersenne Twister (MT19937), as faker does.

/** The number of 32-bit words in the state. */
const WORD_COUNT = 624;

/** The generator combines each word with the word this many places later. */
const MIXING_DISTANCE = 397;

/** A seeded random number generator. The same seed gives the same numbers as faker's default randomizer. */
export class MersenneTwister {
  readonly #state = new Uint32Array(WORD_COUNT);
  #index = 0;

  /** @param seed - a whole number from 0 to 2^32 - 1. */
  constructor(seed: number) {
    const state = this.#state;
    state[0] = seed;
    let word = seed;
    for (let i = 1; i < WORD_COUNT; i++) {
      word = (Math.imul(1_812_433_253, word ^ (word >>> 30)) + i) | 0;
      state[i] = word;
    }
  }

  /** Returns a new random number with 53 random bits: at least 0, below 1. */
  drawFraction(): number {
    const high = this.#drawWord() >>> 5;
    const low = this.#drawWord() >>> 6;
    return (high * 0x400_0000 + low) / 0x20_0000_0000_0000;
  }

  #drawWord(): number {
    const index = this.#index;
    this.#index = (index + 1) % WORD_COUNT;
    const mixed = (this.#readWord(index) & 0x8000_0000) | (this.#readWord(index + 1) & 0x7fff_ffff);
    let word = this.#readWord(index + MIXING_DISTANCE) ^ (mixed >>> 1) ^ ((mixed & 1) === 0 ? 0 : 0x9908_b0df);
    this.#state[index] = word;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c_5680;
    word ^= (word << 15) & 0xefc6_0000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  #readWord(index: number): number {
    return this.#state[index % WORD_COUNT] ?? 0;
  }
}
