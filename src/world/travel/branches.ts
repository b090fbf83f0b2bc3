// The branches of a tape: where each began, and which records and which requests belong to the present history.
import type { Instant } from "../../core/index.ts";
import type { Origin } from "../lives/lives.ts";

/** A place on a tape: between two records. */
export interface TapePlace {
  readonly branch: Branch;
  /** The number of all records before it. */
  readonly position: number;
  /** The number of the newest journal entry at that time. */
  readonly entry: number;
}

/** A history of the world from a beginning, a reset, a restore or a rewind on. */
export interface Branch {
  readonly number: number;
  /** The number of all records before its first record. */
  readonly position: number;
  /** The number of all records before its end; undefined while it is the present branch. */
  end: number | undefined;
  /** The world time at which it began. For the first branch, it can be minus infinity. */
  readonly at: Instant;
  /** The place to which the world was rewound; undefined if it was not. */
  readonly from: TapePlace | undefined;
  /** The beginning of a reset; undefined for the first branch, and after a restore or rewind. */
  readonly origin: Origin | undefined;
  /** The numbers of the journal entries of its history before it began. */
  readonly before: readonly EntryRange[];
  /** The number of the newest journal entry when it began. */
  readonly entry: number;
}

/** The journal entries after a number, up to another. */
interface EntryRange {
  readonly after: number;
  readonly upTo: number;
}

/** A part of a branch that belongs to the present history. */
export interface BranchRange {
  readonly branch: Branch;
  /** The number of all records before its end. */
  readonly end: number;
}

/** The branches of a tape. */
export class Branches {
  #present: Branch;

  /** @param at the world time at which the world began, or minus infinity if it is not known yet. */
  constructor(at: Instant) {
    const first = { number: 0, position: 0, end: undefined, at, entry: 0 };
    this.#present = { ...first, from: undefined, origin: undefined, before: [] };
  }

  /** The branch that the world is on. */
  get present(): Branch {
    return this.#present;
  }

  /** The branch with which the present history began: without a rewind before it. */
  get origin(): Branch {
    let origin = this.#present;
    while (origin.from !== undefined) origin = origin.from.branch;
    return origin;
  }

  /** Begins a branch. It continues the history of the place `from`, to which the world was rewound, or else that of the present branch. */
  begin(begun: Pick<Branch, "position" | "at" | "entry" | "from" | "origin">): void {
    this.#present.end = begun.position;
    const present = { branch: this.#present, entry: begun.entry };
    const number = this.#present.number + 1;
    this.#present = { ...begun, number, end: undefined, before: listEntriesUpTo(begun.from ?? present) };
  }

  /** Yields the ranges of records that make up the present history, newest first. `position`: the number of all records so far. */
  *listRanges(position: number): Generator<BranchRange, void> {
    let range: BranchRange | undefined = { branch: this.#present, end: position };
    while (range !== undefined) {
      yield range;
      const { from }: Branch = range.branch;
      range = from && { branch: from.branch, end: from.position };
    }
  }

  /** Returns whether a journal entry belongs to a branch that a rewind has abandoned. */
  isAbandoned(entry: number): boolean {
    const { entry: begunAfter, before } = this.#present;
    return entry <= begunAfter && !before.some(({ after, upTo }) => entry > after && entry <= upTo);
  }
}

/** Returns the entries of a history up to a place. Adjacent ranges become one. */
function listEntriesUpTo({ branch, entry }: Pick<TapePlace, "branch" | "entry">): readonly EntryRange[] {
  const { before, entry: after } = branch;
  const last = before.at(-1);
  if (last?.upTo !== after) return [...before, { after, upTo: entry }];
  return [...before.slice(0, -1), { after: last.after, upTo: entry }];
}
