// The bodies of requests and answers that a journal keeps: the beginning of each, equal ones once, and no more than fit into a bound.
import { maskBody } from "../../forms/masked-body.ts";

/** How much is kept of a body, in bytes of UTF-8. */
export const BODY_KEPT = 4 * 1024;

/** The most bytes of bodies that are kept for one world, and for all of the process together. */
export const BODIES_OF_WORLD = 8 * 1024 * 1024;
export const BODIES_IN_ALL = 128 * 1024 * 1024;

/** Of so many addresses the last body is remembered, to know an equal one again: more than a thousand agents with what each asks for. */
const MOST_KINDS = 5_000;

/** What an entry of the bookkeeping costs beside the text of a body. */
const OVERHEAD = 64;

/** A body that is no text, by its length and hash. */
export interface BinaryBody {
  readonly bytes: number;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
}

/** A body that is kept, perhaps for several requests. */
export class StoredBody {
  /** Its beginning; empty once nobody holds it any more, or when it is no text. */
  text: string;
  readonly bytes: number;
  readonly sha256: string | undefined;
  /** How many requests hold it. */
  holders = 0;

  constructor(text: string, bytes: number, sha256?: string) {
    this.text = text;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** How much memory it is counted as. Text beyond ASCII can take two bytes a character. */
  get size(): number {
    return OVERHEAD + (this.text.length === this.bytes ? this.text.length : 2 * this.text.length);
  }
}

/** A body as the journal tells it. */
export interface BodyView {
  /** The first 4 KiB, secrets masked; undefined: it is no text. */
  readonly text: string | undefined;
  /** How long the whole body was. */
  readonly bytes: number;
  /** The hash of a body that is no text. */
  readonly sha256: string | undefined;
}

/** A body as it is told. */
export function viewBody({ text, bytes, sha256 }: StoredBody): BodyView {
  return { text: sha256 === undefined ? maskBody(text) : undefined, bytes, sha256 };
}

/** What all journals of the process keep together. */
export class BodyBudget {
  readonly most: number;
  #bytes = 0;
  readonly #members = new Set<Bodies>();

  constructor(most: number) {
    this.most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  count(member: Bodies, bytes: number): void {
    this.#bytes += bytes;
    if (member.bytes > 0) this.#members.add(member);
    else this.#members.delete(member);
  }

  /** Has the journals with the most make room, each for a quarter of what it has, until all fits. */
  makeRoom(): void {
    while (this.#bytes > this.most) {
      let largest: Bodies | undefined;
      for (const member of this.#members) if (member.bytes > (largest?.bytes ?? 0)) largest = member;
      if (largest === undefined || !largest.shrink((largest.bytes * 3) / 4)) return;
    }
  }
}

const OF_PROCESS = new BodyBudget(BODIES_IN_ALL);

export class Bodies {
  readonly #budget: BodyBudget;
  /** Drops the oldest bodies until at most so many bytes are kept; returns whether any were. */
  readonly shrink: (to: number) => boolean;
  readonly #requests = new Map<string, StoredBody>();
  readonly #answers = new Map<string, StoredBody>();
  #bytes = 0;

  constructor(shrink: (to: number) => boolean, budget: BodyBudget = OF_PROCESS) {
    this.shrink = shrink;
    this.#budget = budget;
  }

  /** How many bytes are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Keeps the body of a request to an address. Its secrets are masked at once: no password stays in the memory. */
  holdRequest(address: string, body: string | BinaryBody): StoredBody {
    if (typeof body !== "string") return this.#hold(new StoredBody("", body.bytes, body.sha256));
    return this.#holdText(this.#requests, address, body, maskBody(body));
  }

  /** Keeps an answer by reference, without a copy. Its secrets are masked when it is read: nearly no answer ever is. */
  holdAnswer(address: string, text: string): StoredBody {
    const last = this.#answers.get(address);
    if (last !== undefined && last.text === text) return this.#hold(last);
    return this.#holdText(this.#answers, address, text, text);
  }

  /** A request holds a body no longer. */
  release(body: StoredBody): void {
    body.holders--;
    if (body.holders > 0) return;
    this.#count(-body.size);
    body.text = "";
  }

  /** Makes room where there is too much, here or in the process. */
  makeRoom(): void {
    if (this.#bytes > BODIES_OF_WORLD) this.shrink(BODIES_OF_WORLD);
    if (this.#budget.bytes > this.#budget.most) this.#budget.makeRoom();
  }

  #holdText(last: Map<string, StoredBody>, address: string, whole: string, masked: string): StoredBody {
    const text = cut(masked);
    const known = last.get(address);
    const bytes = Buffer.byteLength(whole);
    if (known !== undefined && known.holders > 0 && known.text === text && known.bytes === bytes)
      return this.#hold(known);
    const made = new StoredBody(text, bytes);
    if (last.size >= MOST_KINDS) last.clear();
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

/** The beginning of what is too long: a copy, because a part of a text would keep all of it in memory. */
function cut(text: string): string {
  if (text.length <= BODY_KEPT / 3 || Buffer.byteLength(text) <= BODY_KEPT) return text;
  const beginning = Buffer.from(text.slice(0, BODY_KEPT)).subarray(0, BODY_KEPT).toString();
  // A character of which only a part fits.
  return beginning.replace(/\uFFFD$/, "");
}
