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
  /** The last text, because comparing two texts costs less than looking one up. */
  #lastText: string | undefined;
  #lastReplaced: Replaced | undefined;

  /** @param version returns a number that changes whenever the replacement of a known text may change */
  constructor(version: () => number) {
    this.#version = version;
  }

  /** Returns the replacement of a text: the cached one, or the result of `replace`. */
  replace(text: string, replace: (text: string) => Replaced): Replaced {
    if (text.length > MAX_LENGTH) return replace(text);
    const version = this.#version();
    if (version !== this.#knownVersion) this.#clear();
    else if (text === this.#lastText) return this.#lastReplaced as Replaced;
    else if (this.#known.size >= MAX_TEXTS) this.#known.clear();
    this.#knownVersion = version;
    const known = this.#known.get(text);
    const replaced = known ?? replace(text);
    // This replacement has changed the version, so the same text may have another one next time.
    if (this.#version() !== version) return replaced;
    if (known === undefined) this.#known.set(text, replaced);
    this.#lastText = text;
    this.#lastReplaced = replaced;
    return replaced;
  }

  #clear(): void {
    this.#known.clear();
    this.#lastText = undefined;
  }
}
