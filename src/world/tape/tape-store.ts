// Keeps the records of a tape in memory, within limits.
// The oldest are removed first.
import type { TapedAnswer } from "../../words/tape.ts";
import { inputOf, type TapedControl, type TapeRecord } from "./tape-record.ts";

/** The limits: the number of records, and the bytes that they may take. */
export interface TapeLimits {
  readonly records: number;
  readonly bytes: number;
}

/** The verdicts of an input that needs none: most records share them. */
export const NO_VERDICTS: readonly unknown[] = [];

/** The approximate number of bytes that a record takes besides its texts. */
const RECORD_BYTES = 400;

/** The list of records is cut when this many at its front are no longer needed, and they are a quarter of it. */
const MIN_CUT = 1_000;

/** The records of a tape in memory. */
export class TapeStore {
  readonly #limits: () => TapeLimits;
  readonly #needed: () => number;
  #records: TapeRecord[] = [];
  /** The size of each record. Reading it from an old record would load four objects that no cache of the processor has. */
  #sizes: number[] = [];
  /** The number of forgotten records at the front of the list. */
  #forgotten = 0;
  #bytes = 0;

  /**
   * @param needed returns how many of the forgotten records replays still need, counted back from the oldest kept record. At most as many
   *   stay as the limit allows to be kept.
   */
  constructor(limits: () => TapeLimits, needed: () => number = () => 0) {
    this.#limits = limits;
    this.#needed = needed;
  }

  /** Adds a record. Forgets the oldest ones if they exceed a limit. */
  add(record: TapeRecord): void {
    this.#records.push(record);
    const size = sizeOf(record);
    this.#sizes.push(size);
    this.#bytes += size;
    this.#forget();
  }

  /** The number of kept records. */
  get size(): number {
    return this.#records.length - this.#forgotten;
  }

  /** The number of kept records, and of forgotten ones before them that are still there for replays. */
  get replayable(): number {
    return this.size + Math.min(this.#forgotten, this.#limits().records);
  }

  /** Returns the kept records, oldest first. */
  list(): readonly TapeRecord[] {
    return this.#records.slice(this.#forgotten);
  }

  /** Returns the replayable records from one index up to, but not including, another. The oldest replayable record has index 0. */
  slice(from: number, to: number): readonly TapeRecord[] {
    const first = this.#records.length - this.replayable;
    return this.#records.slice(first + Math.max(0, from), first + Math.max(0, to));
  }

  /** Returns the latest input with a number; undefined if it is not kept. */
  findInput(number: number): TapeRecord | undefined {
    return this.#findLast((record) => inputOf(record) === number);
  }

  /** Returns the answer to an input that came after later inputs; undefined if it is not kept. */
  findAnswer(number: number): TapedAnswer | undefined {
    const record = this.#findLast(
      (record) => record.kind === "mark" && "answered" in record.mark && record.mark.answered === number,
    );
    return record?.kind === "mark" && "answered" in record.mark ? record.mark.answer : undefined;
  }

  /** Removes all records. */
  clear(): void {
    this.#records = [];
    this.#sizes = [];
    this.#forgotten = 0;
    this.#bytes = 0;
  }

  #findLast(fits: (record: TapeRecord) => boolean): TapeRecord | undefined {
    return this.#records.findLast((record, place) => place >= this.#forgotten && fits(record));
  }

  #forget(): void {
    const { records, bytes } = this.#limits();
    while (this.#records.length - this.#forgotten > records || this.#bytes > bytes) {
      const oldest = this.#sizes[this.#forgotten];
      if (oldest === undefined) break;
      this.#bytes -= oldest;
      this.#forgotten++;
    }
    if (this.#forgotten < MIN_CUT) return;
    const cut = this.#forgotten - Math.min(this.#needed(), records);
    if (cut < MIN_CUT || cut * 4 < this.#records.length) return;
    this.#records = this.#records.slice(cut);
    this.#sizes = this.#sizes.slice(cut);
    this.#forgotten -= cut;
  }
}

function sizeOf(record: TapeRecord): number {
  if (record.kind === "request") return RECORD_BYTES + record.request.url.length + (record.request.body?.length ?? 0);
  return RECORD_BYTES + (record.kind === "control" ? record.size : 0);
}

/** Returns the number of characters of a control request. */
export function sizeOfControl({ path, body }: TapedControl): number {
  return path.length + (body === undefined ? 0 : JSON.stringify(body).length);
}
