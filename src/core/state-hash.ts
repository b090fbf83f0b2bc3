// Hashes centers and other data.
// Equal data has equal hashes in every process, on every machine and Node version.
import type { Center } from "./center.ts";
import { finalize, mix, mixNumber, mixText } from "./chance/mixing.ts";
import type { Work } from "./time/work.ts";

/** The number of values that are hashed between two yields. */
const VALUES_PER_SLICE = 5_000;

/**
 * The members that a hash leaves out: the target of pushes, because a tape has fillers for it and a replayed world must have the same hash,
 * and the bytes of a file, which has a digest.
 */
const NOT_ON_TAPE: readonly string[] = ["uri", "token", "fileContent"];

/** The words that mark the kind of a value in the hash. */
const KINDS = {
  undefined: 1,
  null: 2,
  false: 3,
  true: 4,
  integer: 5,
  number: 6,
  text: 7,
  list: 8,
  map: 9,
  set: 10,
  object: 11,
};

/**
 * Hashes a whole center: state with mailboxes, settings, clock, log and counters. The center must not change before the work is over.
 *
 * It reads the state itself, not its form in a snapshot. So the hash of a restored center reveals anything that the snapshot has lost.
 *
 * @yields how many values are hashed.
 */
export function hashCenterInSlices(center: Center): Work<string> {
  return hashDataInSlices({ ...center.snapshot(), state: center.state });
}

/**
 * Hashes data into 16 hexadecimal digits. Data is text, numbers, true, false, null, undefined, and lists, maps, sets and objects of data.
 *
 * The order counts in lists, maps and sets, but not for the members of objects. An undefined member counts as absent, as in JSON.
 *
 * @yields how many values are hashed.
 * @throws TypeError if the data contains anything else, such as a function.
 */
export function* hashDataInSlices(data: unknown): Work<string> {
  const hash = new StreamHash();
  const open = [data];
  for (let done = 1; open.length > 0; done++) {
    // Each value is hashed with its number of parts, so different data never gives the same sequence.
    hashOne(hash, open.pop(), open);
    if (done % VALUES_PER_SLICE === 0) yield { done, of: 0 };
  }
  return hash.toDigits();
}

/** Hashes a text into 16 hexadecimal digits. */
export function hashText(text: string): string {
  const hash = new StreamHash();
  hash.addText(text);
  return hash.toDigits();
}

/** Hashes a value without its parts, and adds the parts to the open values. */
function hashOne(hash: StreamHash, value: unknown, open: unknown[]): void {
  if (typeof value === "string") hash.addText(value);
  else if (typeof value === "number") hash.addNumber(value);
  else if (value === undefined || value === null || typeof value === "boolean") hash.addWord(KINDS[`${value}`]);
  else if (typeof value !== "object") throw new TypeError(`A ${typeof value} is not data that can be hashed.`);
  else if (Array.isArray(value)) {
    hash.addHeader("list", value.length);
    for (const item of value) open.push(item);
  } else if (value instanceof Set) {
    hash.addHeader("set", value.size);
    for (const item of value) open.push(item);
  } else if (value instanceof Map) {
    hash.addHeader("map", value.size);
    for (const [key, item] of value) open.push(key, item);
  } else {
    const members = Object.entries(value).filter(
      ([name, member]) => member !== undefined && !NOT_ON_TAPE.includes(name),
    );
    hash.addHeader("object", members.length);
    for (const [name, member] of members.sort(compareNames)) open.push(name, member);
  }
}

/** Compares the names of two members by code units, which don't depend on the locale. */
function compareNames([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** A 64-bit hash, made of two 32-bit hashes with different initial values. */
class StreamHash {
  #one = 0x9e3779b9;
  #other = 0x7f4a7c15;

  addWord(word: number): void {
    this.#one = mix(this.#one, word);
    this.#other = mix(this.#other, word);
  }

  addHeader(kind: keyof typeof KINDS, size: number): void {
    this.addWord(KINDS[kind]);
    this.addWord(size);
  }

  addNumber(value: number): void {
    if (!Number.isSafeInteger(value)) {
      this.addText(String(value), "number");
      return;
    }
    this.addWord(KINDS.integer);
    this.#one = mixNumber(this.#one, value);
    this.#other = mixNumber(this.#other, value);
  }

  addText(text: string, kind: "text" | "number" = "text"): void {
    this.addHeader(kind, text.length);
    this.#one = mixText(this.#one, text);
    this.#other = mixText(this.#other, text);
  }

  toDigits(): string {
    return [this.#one, this.#other].map((half) => finalize(half).toString(16).padStart(8, "0")).join("");
  }
}
