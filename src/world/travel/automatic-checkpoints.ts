// The checkpoints that a world makes automatically, so that any moment on its tape is a short replay away.
import type { Instant } from "../../core/index.ts";
import { performance } from "../../runtime/time.ts";
import type { HeldInput } from "../tape/open-inputs.ts";
import type { Branch } from "./branches.ts";
import type { SavedState } from "./saved-state.ts";

/** The maximum length of a state, in characters of its JSON. Parsing a longer one would block other worlds for too long. */
export const MAX_STATE_LENGTH = 8 * 1024 * 1024;

/** The maximum length of all states together, in characters. */
const TOTAL_LENGTH = 64 * 1024 * 1024;

/** The default minimum number of records between two checkpoints. */
const MIN_RECORDS = 250;

/** Saving this many characters takes about a twentieth of the time of a client's request, 100 microseconds. */
const LENGTH_PER_RECORD = 512;

/** The time between two checkpoints is at least this many times the duration of the first, even if requests are quicker. */
const MIN_TIME_RATIO = 20;

/** This many events count as one record, because they take as long. */
const EVENTS_PER_RECORD = 50;

/** A moment from which a replay can continue. */
export interface AutomaticCheckpoint {
  readonly branch: Branch;
  /** The number of all records before it. */
  readonly position: number;
  readonly at: Instant;
  readonly saved: SavedState;
  /** The polls that were held. */
  readonly held: readonly HeldInput[];
}

/** The work of a world so far. */
interface WorkDone {
  readonly records: number;
  readonly events: number;
}

export class AutomaticCheckpoints {
  readonly #every: number;
  readonly #now: () => number;
  #kept: AutomaticCheckpoint[] = [];
  #length = 0;
  /** The work at the last checkpoint, the length of its state, its duration and its end (milliseconds). */
  #last = { records: 0, events: 0, length: 0, took: 0, end: 0 };

  /**
   * @param every the minimum number of records between two checkpoints
   * @param now the wall time (milliseconds)
   */
  constructor(every = MIN_RECORDS, now: () => number = performance.now) {
    this.#every = every;
    this.#now = now;
  }

  /** Returns whether a checkpoint is due. In a larger world they are further apart, so that they take a twentieth of its time. */
  isDue({ records, events }: WorkDone): boolean {
    const last = this.#last;
    const done = records - last.records + Math.max(0, events - last.events) / EVENTS_PER_RECORD;
    if (done < Math.max(this.#every, last.length / LENGTH_PER_RECORD)) return false;
    return this.#now() - last.end >= MIN_TIME_RATIO * last.took;
  }

  /**
   * Adds a checkpoint, or records that the state was too long for one.
   *
   * @param done the work of the world when the checkpoint was begun.
   * @param began when it was begun, as `performance.now()`.
   * @param firstKept the number of all records before the oldest that the tape keeps. Older checkpoints are dropped.
   */
  add(made: AutomaticCheckpoint | undefined, done: WorkDone, began: number, firstKept: number): void {
    const end = this.#now();
    this.#last = { ...done, length: made?.saved.json.length ?? Number.POSITIVE_INFINITY, took: end - began, end };
    if (made !== undefined) {
      this.#kept.push(made);
      this.#length += made.saved.json.length;
    }
    while ((this.#kept[0]?.position ?? firstKept) < firstKept) this.#drop(0);
    while (this.#length > TOTAL_LENGTH) this.#drop(this.#indexToDrop());
  }

  /** Returns the last checkpoint in a branch up to a position and an instant; undefined if there is none. */
  find(branch: Branch, position: number, at: Instant): AutomaticCheckpoint | undefined {
    return this.#kept.findLast((kept) => kept.branch === branch && kept.position <= position && kept.at <= at);
  }

  /** Removes all checkpoints. The next one is due after the next record. */
  clear(): void {
    this.#kept = [];
    this.#length = 0;
    this.#last = { records: Number.NEGATIVE_INFINITY, events: 0, length: 0, took: 0, end: 0 };
  }

  /** Returns the index of the checkpoint whose removal leaves the shortest gap. The first of a branch is needed for all later ones. */
  #indexToDrop(): number {
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

  #drop(index: number): void {
    const [dropped] = this.#kept.splice(index, 1);
    this.#length -= dropped?.saved.json.length ?? 0;
  }
}
