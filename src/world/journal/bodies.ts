// Stores the first 4 KiB of the bodies of requests and answers for a journal, within a memory limit.
// Equal bodies of an address in a row share their text.
import { maskBody } from "../../forms/masked-body.ts";

/** The maximum stored length of a body, in bytes of UTF-8. */
export const MAX_BODY_BYTES = 4 * 1024;

/** The maximum bytes of the stored bodies of one world. */
export const MAX_WORLD_BODY_BYTES = 8 * 1024 * 1024;
/** The maximum bytes of the stored bodies of all worlds of the process. */
export const MAX_PROCESS_BODY_BYTES = 128 * 1024 * 1024;

/** The number of addresses whose last body is looked up to find equal bodies. Enough for a thousand agents with several operations each. */
const MAX_ADDRESSES = 5_000;

/** The memory (bytes) that a stored body takes besides its text. */
const OVERHEAD_BYTES = 64;

/** A body that is not text, as its length and hash. */
export interface BinaryBody {
  readonly bytes: number;
  /** SHA-256, in hexadecimal; undefined for an answer. */
  readonly sha256?: string;
}

/** A stored body, which several requests can share. */
export class StoredBody {
  /** Its beginning; empty if no request uses it anymore, or if it is not text. */
  text: string;
  readonly isText: boolean;
  readonly bytes: number;
  readonly sha256: string | undefined;
  /** The number of requests that use it. */
  holders = 0;

  /** @param text its beginning; undefined if it is not text. */
  constructor(text: string | undefined, bytes: number, sha256?: string) {
    this.text = text ?? "";
    this.isText = text !== undefined;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** The memory that it is counted with, in bytes. Text beyond ASCII can take two bytes per character. */
  get size(): number {
    return OVERHEAD_BYTES + (this.text.length === this.bytes ? this.text.length : 2 * this.text.length);
  }
}

/** A body as journal entries show it. */
export interface BodyView {
  /** The first 4 KiB, with masked secrets; undefined if it is not text. */
  readonly text: string | undefined;
  /** The length of the whole body. */
  readonly bytes: number;
  /** The hash of a request's body that is not text. */
  readonly sha256: string | undefined;
}

/** Returns a body as journal entries show it. */
export function viewBody({ text, isText, bytes, sha256 }: StoredBody): BodyView {
  return { text: isText ? maskBody(text) : undefined, bytes, sha256 };
}

/** Returns a text as journal entries show a body. */
export function viewText(text: string): BodyView {
  return { text: cut(maskBody(text)), bytes: Buffer.byteLength(text), sha256: undefined };
}

/** Limits the memory of several journals together. */
export class BodyBudget {
  readonly maxBytes: number;
  #bytes = 0;
  readonly #members = new Set<Bodies>();

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  /** The stored bytes of all journals together. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds bytes of a journal to the total; negative ones are subtracted. */
  count(member: Bodies, bytes: number): void {
    this.#bytes += bytes;
    if (member.bytes > 0) this.#members.add(member);
    else this.#members.delete(member);
  }

  /** Drops a quarter of the bodies of the largest journal, and repeats this until the total is within the limit. */
  makeRoom(): void {
    while (this.#bytes > this.maxBytes) {
      let largest: Bodies | undefined;
      for (const member of this.#members) if (member.bytes > (largest?.bytes ?? 0)) largest = member;
      if (largest === undefined || !largest.shrink((largest.bytes * 3) / 4)) return;
    }
  }
}

const OF_PROCESS = new BodyBudget(MAX_PROCESS_BODY_BYTES);

/** The stored bodies of a journal. */
export class Bodies {
  readonly #budget: BodyBudget;
  /** Drops the oldest bodies until at most `to` bytes are left. Returns whether any were dropped. */
  readonly shrink: (to: number) => boolean;
  readonly #requests = new Map<string, StoredBody>();
  readonly #answers = new Map<string, StoredBody>();
  #bytes = 0;

  constructor(shrink: (to: number) => boolean, budget: BodyBudget = OF_PROCESS) {
    this.shrink = shrink;
    this.#budget = budget;
  }

  /** The stored bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Stores the body of a request. Secrets are masked first, so that no password stays in memory. */
  holdRequest(address: string, body: string | BinaryBody): StoredBody {
    if (typeof body !== "string") return this.#holdBinary(body);
    return this.#holdText(this.#requests, address, body, maskBody(body));
  }

  /** Stores an answer; a short text without a copy. Secrets are masked when the answer is read, because few answers are ever read. */
  holdAnswer(address: string, body: string | Buffer | BinaryBody): StoredBody {
    if (typeof body !== "string") {
      if (!(body instanceof Uint8Array)) return this.#holdBinary(body);
      return this.#holdBeginning(this.#answers, address, decodeBeginning(body), body.length);
    }
    const last = this.#answers.get(address);
    // The text of a longer body is only its beginning.
    const isWhole = last !== undefined && last.holders > 0 && last.bytes <= MAX_BODY_BYTES;
    if (isWhole && last.text === body) return this.#hold(last);
    return this.#holdText(this.#answers, address, body, body);
  }

  /** Removes a request from the users of a body. */
  release(body: StoredBody): void {
    body.holders--;
    if (body.holders > 0) return;
    this.#count(-body.size);
    body.text = "";
  }

  /** Drops bodies if this journal, or all of the process together, exceed their limit. */
  makeRoom(): void {
    if (this.#bytes > MAX_WORLD_BODY_BYTES) this.shrink(MAX_WORLD_BODY_BYTES);
    if (this.#budget.bytes > this.#budget.maxBytes) this.#budget.makeRoom();
  }

  #holdBinary({ bytes, sha256 }: BinaryBody): StoredBody {
    return this.#hold(new StoredBody(undefined, bytes, sha256));
  }

  #holdText(last: Map<string, StoredBody>, address: string, whole: string, masked: string): StoredBody {
    return this.#holdBeginning(last, address, cut(masked), Buffer.byteLength(whole));
  }

  #holdBeginning(last: Map<string, StoredBody>, address: string, text: string, bytes: number): StoredBody {
    const known = last.get(address);
    if (known !== undefined && known.holders > 0 && known.text === text && known.bytes === bytes)
      return this.#hold(known);
    const made = new StoredBody(text, bytes);
    if (last.size >= MAX_ADDRESSES) last.clear();
    last.set(address, made);
    return this.#hold(made);
  }

  #hold(body: StoredBody): StoredBody {
    if (body.holders++ === 0) this.#count(body.size);
    return body;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    this.#budget.count(this, bytes);
  }
}

/** Returns a text, or the beginning of a long one. The beginning is a copy, because V8 keeps a whole string in memory for a slice of it. */
function cut(text: string): string {
  if (text.length <= MAX_BODY_BYTES / 3) return text;
  // Counting the bytes of a long text would take as long as sending it.
  if (text.length <= MAX_BODY_BYTES && Buffer.byteLength(text) <= MAX_BODY_BYTES) return text;
  return decodeBeginning(Buffer.from(text.slice(0, MAX_BODY_BYTES)));
}

function decodeBeginning(bytes: Buffer): string {
  // The cut may have split the last character.
  return bytes.toString("utf8", 0, MAX_BODY_BYTES).replace(/\uFFFD$/, "");
}
