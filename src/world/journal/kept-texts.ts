// Texts that clients send again and again, each kept once: what is the same need not be kept, and collected, for every request anew.

/** How many: more than a thousand agents with what each of them asks for all the time. Then it begins again. */
const MOST = 5_000;

export class KeptTexts {
  readonly #kept = new Map<string, string>();

  /** The text equal to this one that is kept; undefined where there is none. */
  known(text: string): string | undefined {
    return this.#kept.get(text);
  }

  /** A text equal to this one: the one that came first, so that this one is garbage at once. */
  keep(text: string): string;
  keep(text: string | undefined): string | undefined;
  keep(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(text, text);
    return text;
  }

  clear(): void {
    this.#kept.clear();
  }
}
