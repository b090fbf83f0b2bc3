// The checkpoints that a world makes automatically, so that a replay to any moment on its tape is short.
import type { Instant } from "../../core/index.ts";
import { readCpuTimeMs } from "../../runtime/time.ts";
import type { OpenPolls } from "../tape/open-inputs.ts";
import type { Tape } from "../tape/tape.ts";
import type { Branch } from "./branches.ts";
import type { SavedState } from "./saved-state.ts";

/** The maximum number of bytes of a state. Parsing a longer one would block other worlds for too long. */
export const MAX_STATE_BYTES = 8 * 1024 * 1024;

/** The maximum number of bytes of all states together, with their events. */
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;

/** The approximate size of an event in bytes. */
const EVENT_BYTES = 250;
/** The size of a reference to an event in bytes. */
const REFERENCE_BYTES = 8;

/** The default minimum number of records between two checkpoints. */
const MIN_RECORDS = 250;

/**
 * A checkpoint needs one new record for this many bytes of the last state. Saving them takes about 1 µs, a thirty-sixth of the time that a
 * client's request takes.
 */
const BYTES_PER_RECORD = 340;

/** The time between two checkpoints is at least this many times the duration of the first, even if requests are quicker. */
const MIN_TIME_RATIO = 36;

/** The CPU time is read at most once in this many records, because reading it takes half as long as a request. */
const RECORDS_PER_TIME_CHECK = 16;

/** The longest gap between two checkpoints, as a share of the records that the tape keeps. The rest is for the time that saving takes. */
const MAX_GAP = 0.8;

/** This many events count as one record, because they take as long. */
const EVENTS_PER_RECORD = 50;

/** A moment from which a replay can continue. */
export interface AutomaticCheckpoint extends OpenPolls {
  readonly branch: Branch;
  /** The number of all records before it. */
  readonly position: number;
  readonly at: Instant;
  readonly saved: SavedState;
}

/** The work of a world when a checkpoint was begun, and the CPU time (milliseconds). */
interface CheckpointBegin {
  readonly records: number;
  readonly events: number;
  readonly at: number;
}

/** The checkpoints that a world makes automatically. */
export class AutomaticCheckpoints {
  readonly #every: number | undefined;
  readonly #now: () => number;
  readonly #kept: AutomaticCheckpoint[] = [];
  /** The work at the last checkpoint, the size of its state (bytes), the CPU time that it took, and that at its end (milliseconds). */
  #last = { records: 0, events: 0, size: 0, took: 0, end: 0 };
  /** The number of records at which the time is checked next. */
  #nextTimeCheck = 0;

  /**
   * @param every the number of records between two checkpoints, regardless of their cost.
   * @param now returns the CPU time of the process (milliseconds). Wall time would also pass while the world has nothing to do.
   */
  constructor(every?: number, now: () => number = readCpuTimeMs) {
    this.#every = every;
    this.#now = now;
  }

  /**
   * Returns whether a checkpoint is due. In a larger world, checkpoints are further apart, so that they take a thirty-sixth of its time.
   * But the tape must reach back from each kept record to a checkpoint, and it has twice `maxRecords` for that.
   */
  isDue({ count: records, maxRecords }: Pick<Tape, "count" | "maxRecords">, events: number): boolean {
    if (Number.isFinite(this.#last.size) && records - this.#last.records >= Math.max(MIN_RECORDS, MAX_GAP * maxRecords))
      return true;
    if (records < this.#nextTimeCheck) return false;
    const last = this.#last;
    const done = records - last.records + Math.max(0, events - last.events) / EVENTS_PER_RECORD;
    if (this.#every !== undefined) return done >= this.#every;
    if (done < Math.max(MIN_RECORDS, last.size / BYTES_PER_RECORD)) return false;
    const missingMs = MIN_TIME_RATIO * last.took - (this.#now() - last.end);
    if (missingMs <= 0) return true;
    this.#nextTimeCheck = records + this.#estimateRecordsIn(missingMs, records);
    return false;
  }

  /** Returns after how many records the time is read again: about as many as take `missingMs`, at most as many as since the last one. */
  #estimateRecordsIn(missingMs: number, records: number): number {
    const since = records - this.#last.records;
    const tookMs = MIN_TIME_RATIO * this.#last.took - missingMs;
    return Math.max(RECORDS_PER_TIME_CHECK, Math.ceil(since * Math.min(1, missingMs / tookMs)));
  }

  /** Returns the work of the world and the CPU time before a checkpoint is made, for `add`. */
  begin(records: number, events: number): CheckpointBegin {
    return { records, events, at: this.#now() };
  }

  /**
   * Adds a checkpoint, or records that the state was too large for one.
   *
   * @param begun the result of `begin`.
   * @param firstKept the number of all records before the oldest that the tape keeps. Only the last of the older checkpoints is needed.
   */
  add(made: AutomaticCheckpoint | undefined, { records, events, at }: CheckpointBegin, firstKept: number): void {
    const end = this.#now();
    this.#last = { records, events, size: made?.saved.size ?? Number.POSITIVE_INFINITY, took: end - at, end };
    this.#nextTimeCheck = 0;
    if (made !== undefined) this.#kept.push(made);
    while ((this.#kept[1]?.position ?? Number.POSITIVE_INFINITY) <= firstKept) this.#drop(0);
    while (this.#computeSize() > MAX_TOTAL_BYTES) this.#drop(this.#findIndexToDrop());
  }

  /** The number of all records before the oldest checkpoint; undefined if there is none. */
  get oldest(): number | undefined {
    return this.#kept[0]?.position;
  }

  /** Returns the last checkpoint in a branch up to a position and an instant; undefined if there is none. */
  find(branch: Branch, position: number, at: Instant): AutomaticCheckpoint | undefined {
    return this.#kept.findLast((kept) => kept.branch === branch && kept.position <= position && kept.at <= at);
  }

  /** Removes all checkpoints. The next one is due after the next record. */
  clear(): void {
    while (this.#kept.length > 0) this.#drop(this.#kept.length - 1);
    this.#last = { records: Number.NEGATIVE_INFINITY, events: 0, size: 0, took: 0, end: 0 };
    this.#nextTimeCheck = 0;
  }

  #drop(index: number): void {
    for (const { saved } of this.#kept.splice(index, 1)) saved.discard();
  }

  /** Returns the index of the checkpoint whose removal leaves the shortest gap. The first of a branch is needed for all later ones. */
  #findIndexToDrop(): number {
    let index = 0;
    let shortest = Number.POSITIVE_INFINITY;
    for (let i = 1; i < this.#kept.length - 1; i++) {
      const [before, kept, after] = this.#kept.slice(i - 1, i + 2);
      if (before === undefined || kept === undefined || after === undefined || before.branch !== kept.branch) continue;
      const gap = after.position - before.position;
      if (gap >= shortest) continue;
      index = i;
      shortest = gap;
    }
    return index;
  }

  /** Returns the number of bytes of all states. An event that two successive ones share counts once. */
  #computeSize(): number {
    let size = 0;
    let before: AutomaticCheckpoint | undefined;
    for (const kept of this.#kept) {
      const { events } = kept.saved;
      const known = before?.branch === kept.branch ? newestOf(before) : 0;
      size += kept.saved.size + events.length * REFERENCE_BYTES;
      size += Math.min(events.length, newestOf(kept) - known) * EVENT_BYTES;
      before = kept;
    }
    return size;
  }
}

/** Returns the serial of the newest event of a checkpoint. */
function newestOf({ saved }: AutomaticCheckpoint): number {
  return saved.events.at(-1)?.serial ?? 0;
}
