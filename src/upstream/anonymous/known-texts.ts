// Remembers what texts became, because clients and gateways send the same ones again and again.

/** How many texts are remembered, and how long they may be (characters). */
const MAX_TEXTS = 500;
const MAX_LENGTH = 4_096;

/** Texts with what replaced them. */
export class KnownTexts<Replaced> {
  readonly #known = new Map<string, Replaced>();
  readonly #version: () => number;
  #knownVersion = 0;

  /** @param version returns a number that changes whenever a text can become something else than before */
  constructor(version: () => number) {
    this.#version = version;
  }

  /** Returns what replaces a text: what it became before, or what `replace` returns now. */
  replace(text: string, replace: (text: string) => Replaced): Replaced {
    if (text.length > MAX_LENGTH) return replace(text);
    const version = this.#version();
    if (version !== this.#knownVersion || this.#known.size >= MAX_TEXTS) this.#known.clear();
    this.#knownVersion = version;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const replaced = replace(text);
    // A new id of a call in the text may be kept at its next occurrence.
    if (this.#version() === version) this.#known.set(text, replaced);
    return replaced;
  }
}
