// A seeded random generator: request N of a seed gets the same random numbers in every run.

/** The random numbers of one request. */
export class Random {
  #state: number;

  constructor(seed: number, number: number) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
    for (let i = 0; i < 4; i += 1) this.next();
  }

  /** Returns the next random number (mulberry32): at least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Returns a random whole number: at least 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** Returns true with a probability between 0 and 1. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Returns a random member of a list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}
