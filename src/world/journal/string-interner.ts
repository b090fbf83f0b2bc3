// Stores equal strings once, because clients send the same texts with every request.

/** The maximum number of strings: enough for a thousand agents with several texts each. Beyond that, all are removed. */
const MAX_TEXTS = 5_000;

/** Returns one string object for equal strings. */
export class StringInterner {
  readonly #texts = new Map<string, string>();

  /** Returns the stored string that equals this one; undefined if there is none. */
  find(text: string): string | undefined {
    return this.#texts.get(text);
  }

  /** Returns the stored string that equals this one, and stores this one if there is none. */
  intern(text: string): string;
  intern(text: string | undefined): string | undefined;
  intern(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size >= MAX_TEXTS) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }

  /** Removes all strings. */
  clear(): void {
    this.#texts.clear();
  }
}
