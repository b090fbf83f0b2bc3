// Texts that clients send again and again, each kept once: what is the same need not be kept, and collected, for every request anew.

/** How many: more than a thousand agents with what each of them asks for all the time. Then it begins again. */
const MAX_TEXTS = 5_000;

export class StringInterner {
  readonly #texts = new Map<string, string>();

  /** The text equal to this one that is kept; undefined where there is none. */
  find(text: string): string | undefined {
    return this.#texts.get(text);
  }

  /** A text equal to this one: the one that came first, so that this one is garbage at once. */
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

  clear(): void {
    this.#texts.clear();
  }
}
