// Finds the line and the entry at which a HAR file stops being valid JSON.

/** A place in the text of a HAR file. */
export interface BrokenPlace {
  /** The line, from 1. */
  readonly line: number;
  /** The number of the entry that contains the place, or of the last one before it, from 1; 0 before the first one. */
  readonly entry: number;
  readonly isInEntry: boolean;
  /** Whether the text ends there. */
  readonly isEnd: boolean;
}

// Parts of JSON: white space, the characters of a value without quotes, such a value, and what may follow a backslash.
const BLANK = /[ \t\r\n]*/y;
const BARE_CHARACTERS = /[\w.+-]*/y;
const BARE_VALUE = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const ESCAPE = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/;

/** An escape that the end of the text has cut, after its backslash. */
const CUT_ESCAPE = /^(?:u[\da-fA-F]{0,3})?$/;

/** An open object or list. */
interface OpenContainer {
  readonly isObject: boolean;
  /** Whether it is the list of entries. */
  readonly isEntries: boolean;
}

/** Returns the first place at which a text is not JSON. The text must not be valid JSON. */
export function findBrokenPlace(text: string): BrokenPlace {
  return new JsonScan(text).run();
}

class JsonScan {
  readonly #text: string;
  #at = 0;
  readonly #open: OpenContainer[] = [];
  #lastName = "";
  #entries = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): BrokenPlace {
    // "first": an element, or the end of an empty list or object. "after": a comma, or the end of a list or object.
    let expects: "value" | "first" | "name" | "after" = "value";
    for (;;) {
      this.#skipBlank();
      const character = this.#text[this.#at];
      const inner = this.#open.at(-1);
      if (character === undefined) return this.#buildPlace();
      if (expects === "after") {
        if (inner === undefined) return this.#buildPlace();
        if (character === ",") {
          this.#at++;
          expects = inner.isObject ? "name" : "value";
        } else if (character === (inner.isObject ? "}" : "]")) this.#close();
        else return this.#buildPlace();
      } else if (expects === "first" && character === (inner?.isObject === true ? "}" : "]")) {
        this.#close();
        expects = "after";
      } else if (expects === "name" || (expects === "first" && inner?.isObject === true)) {
        if (!this.#readName()) return this.#buildPlace();
        expects = "value";
      } else if (character === "{" || character === "[") {
        this.#push(character === "{");
        expects = "first";
      } else {
        if (!(character === '"' ? this.#skipString() : this.#skipBare())) return this.#buildPlace();
        expects = "after";
      }
    }
  }

  #readName(): boolean {
    const begin = this.#at;
    if (this.#text[begin] !== '"' || !this.#skipString()) return false;
    this.#lastName = this.#text.slice(begin + 1, this.#at - 1);
    this.#skipBlank();
    if (this.#text[this.#at] !== ":") return false;
    this.#at++;
    return true;
  }

  #push(isObject: boolean): void {
    if (this.#open.at(-1)?.isEntries === true) this.#entries++;
    this.#open.push({ isObject, isEntries: !isObject && this.#open.length === 2 && this.#lastName === "entries" });
    this.#at++;
  }

  #close(): void {
    this.#open.pop();
    this.#at++;
  }

  #skipBlank(): void {
    BLANK.lastIndex = this.#at;
    BLANK.test(this.#text);
    this.#at = BLANK.lastIndex;
  }

  /** Skips a string. Returns whether it is valid. If not, stops at the wrong character, or at the end of the text. */
  #skipString(): boolean {
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) {
        this.#at++;
        return true;
      }
      if (code < 0x20) return false;
      if (code === 0x5c) {
        const escaped = this.#text.slice(this.#at + 1, this.#at + 6);
        if (!ESCAPE.test(escaped) && !CUT_ESCAPE.test(escaped)) return false;
        this.#at++;
      }
    }
    return false;
  }

  #skipBare(): boolean {
    BARE_CHARACTERS.lastIndex = this.#at;
    BARE_CHARACTERS.test(this.#text);
    const end = BARE_CHARACTERS.lastIndex;
    const isWhole = BARE_VALUE.test(this.#text.slice(this.#at, end));
    if (isWhole || (end > this.#at && end === this.#text.length)) this.#at = end;
    return isWhole;
  }

  #buildPlace(): BrokenPlace {
    const [, , log] = this.#open;
    let line = 1;
    for (let at = this.#text.indexOf("\n"); at >= 0 && at < this.#at; at = this.#text.indexOf("\n", at + 1)) line++;
    return {
      line,
      entry: this.#entries,
      isInEntry: log?.isEntries === true && this.#open.length > 3,
      isEnd: this.#at >= this.#text.length,
    };
  }
}
