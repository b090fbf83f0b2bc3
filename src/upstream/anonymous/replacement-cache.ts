// Caches the replacements of texts, because clients and gateways send the same texts again and again.

/** The maximum number of cached texts. */
const MAX_TEXTS = 500;

/** The maximum length of a cached text (characters). */
const MAX_LENGTH = 4_096;

/** A cache of texts with their replacements. */
export class ReplacementCache<Replaced> {
  readonly #known = new Map<string, Replaced>();
  readonly #version: () => number;
  #knownVersion = 0;

  /** @param version returns a number that changes whenever the replacement of a known text may change */
  constructor(version: () => number) {
    this.#version = version;
  }

  /** Returns the replacement of a text: the cached one, or the result of `replace`. */
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
