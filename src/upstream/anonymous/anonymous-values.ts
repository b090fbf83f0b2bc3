// Makes values anonymous: single values by their kind, and those of whole JSON bodies.
import { MASK, SECRET_WORDS } from "../../forms/secret-names.ts";
import type { TapedBody } from "../tape/gateway-tape.ts";
import { type JsonReplacer, replaceInJson } from "./json-values.ts";
import type { Pseudonyms } from "./pseudonyms.ts";
import { kindOf, type ValueKind } from "./value-kinds.ts";
import { isCallId, isWord } from "./words.ts";

/** The agent ids that mean "no agent". */
const NO_AGENT_IDS: ReadonlySet<string> = new Set(["0", "65535"]);

/** Numbers above this one may be dialed numbers, unless their name says that they are times, ids or sizes. */
const MAX_COUNT = 99_999;

/** Matches every text that may contain a secret. */
const MAY_HOLD_SECRET = new RegExp(String.raw`${SECRET_WORDS}|[\da-f]-[\da-f]{4}-`, "i");

/** The names of numbers that are times, ids or sizes. */
const TIME_OR_ID = /time|date|begin|end|since|stamp|confid|serial|dsn|bytes|size|length/i;

/** Makes values anonymous. */
export class AnonymousValues implements JsonReplacer {
  readonly #pseudonyms: Pseudonyms;
  /** Whether only secrets are replaced. */
  readonly #isPlain: boolean;
  /** The ids of the calls on the tape so far. */
  readonly #calls = new Set<string>();

  constructor(pseudonyms: Pseudonyms, isPlain: boolean) {
    this.#pseudonyms = pseudonyms;
    this.#isPlain = isPlain;
  }

  /** A number that changes whenever the replacement of a text can change: with each new agent or call. */
  get version(): number {
    return this.#calls.size + this.#pseudonyms.agentCount;
  }

  /**
   * Returns a JSON body without secrets and, unless only those are replaced, with pseudonyms in place of people's values. For a text that
   * is not JSON, returns its size. If only secrets are replaced and the text can't contain one, returns the text itself.
   */
  replaceBody(text: string): TapedBody {
    try {
      return replaceInJson(text, this);
    } catch {
      return text === "" || (this.#isPlain && !MAY_HOLD_SECRET.test(text)) ? text : { bytes: Buffer.byteLength(text) };
    }
  }

  /** Returns the replacement of a text, by the name of its member or parameter. */
  replaceText(name: string, text: string): string {
    const kind = kindOf(name);
    return kind === "word" && TIME_OR_ID.test(name) && /^\d{1,17}$/.test(text) ? text : this.#replaceByKind(kind, text);
  }

  /** Returns the pseudonym of a Guid. Any other text is masked. */
  replaceGuid(text: string): string {
    return text === "" ? "" : (this.#pseudonyms.replaceGuid(text) ?? MASK);
  }

  /** Returns the replacement of a member's name. In some results, agent ids are names of members. */
  replaceName(name: string): string {
    if (this.#isPlain || /^[A-Za-z_][\w.-]{0,63}$/.test(name)) return name;
    return /^\d+$/.test(name) ? this.#pseudonyms.replaceAgent(name) : fillerOf(name);
  }

  replaceValue(name: string, value: string | number): string | number {
    return typeof value === "string" ? this.replaceText(name, value) : this.#replaceNumber(name, value);
  }

  isWhole(name: string): boolean {
    return kindOf(name) === "secret";
  }

  #replaceNumber(name: string, value: number): number | string {
    const kind = kindOf(name);
    if (kind === "secret") return MASK;
    if (this.#isPlain || !Number.isInteger(value) || value < 0) return value;
    if (kind === "agent" || kind === "number") return Number(this.#replaceByKind(kind, String(value)));
    return value <= MAX_COUNT || TIME_OR_ID.test(name) ? value : Number(this.#pseudonyms.replaceNumber(String(value)));
  }

  #replaceByKind(kind: ValueKind, text: string): string {
    if (text === "") return text;
    if (kind === "secret") return MASK;
    if (kind === "guid") return this.replaceGuid(text);
    if (this.#isPlain) return this.#pseudonyms.replaceGuid(text) ?? text;
    if (kind === "agent" || kind === "number") return this.#replaceDigits(text, kind === "agent");
    if (kind === "name") return this.#pseudonyms.replaceName(text);
    if (kind === "word" && isWord(text)) {
      if (isCallId(text)) this.#calls.add(text);
      return text;
    }
    // The content of some events is only the id of a call. So a text is kept if it is the id of a call on this tape.
    if (this.#calls.has(text)) return text;
    return this.#pseudonyms.replaceGuid(text) ?? fillerOf(text);
  }

  /** Returns a text such as `101,102` with pseudonyms for numbers and filler for letters. Short numbers and `NO_AGENT_IDS` stay. */
  #replaceDigits(text: string, areAgents: boolean): string {
    return text.replace(/\d+|[^\d\s,;:+*#().@|-]+/g, (part) => {
      if (!/^\d/.test(part)) return fillerOf(part);
      if (part.length < 3 || NO_AGENT_IDS.has(part)) return part;
      return areAgents && part.length <= 6 ? this.#pseudonyms.replaceAgent(part) : this.#pseudonyms.replaceNumber(part);
    });
  }
}

/** Returns as many letters x as a text has characters. */
export function fillerOf(text: string): string {
  return "x".repeat(text.length);
}
