// The virtual clock: a priority queue of scheduled entries, ordered by instant, priority and serial.
import { BEGINNING, type Cause } from "./cause.ts";
import type { Instant } from "./time.ts";

/** The id of a scheduled entry, for canceling it. */
export type TimerId = number;

/** A scheduled entry: its instant and its data. The data is never a function, so that a snapshot can contain it. */
export interface Entry<Timer> {
  readonly at: Instant;
  /** At one instant, the entry with the lowest priority runs first; with equal priorities, the first that was scheduled. */
  readonly priority: number;
  readonly serial: TimerId;
  /** The cause of everything that happens while the entry runs. */
  readonly cause: Cause;
  readonly timer: Timer;
}

/** A clock in a snapshot. */
export interface ClockSnapshot<Timer> {
  readonly now: Instant;
  /** The number of scheduled entries so far, including those that have run. */
  readonly serial: number;
  /** All scheduled entries, in the order in which they would run. */
  readonly entries: readonly Entry<Timer>[];
}

/** The maximum number of entries at one instant. A larger number counts as a chain that schedules itself again without delay. */
const MAX_ENTRIES_AT_ONE_INSTANT = 1_000_000;

/** The number of canceled entries above which the queue may be rebuilt without them. */
const MAX_UNSWEPT = 64;

/** Thrown for a chain of entries at one instant that does not end. */
export class EndlessChain extends Error {
  constructor(timer: unknown) {
    super(
      `The clock cannot advance: over ${MAX_ENTRIES_AT_ONE_INSTANT} entries fell due at one instant; the last was ${JSON.stringify(timer)}. ` +
        "Something schedules itself again without a delay.",
    );
    this.name = "EndlessChain";
  }
}

/** The virtual time of one world. Only a run advances it, and it never goes back. */
export class VirtualClock<Timer> {
  now: Instant;
  /** The end of the present run; equal to `now` if no run is under way. */
  horizon: Instant;
  /** The cause of the events of this moment. Each entry stores it, and restores it when it runs. */
  cause: Cause = BEGINNING;
  /** The number of entries that have run in the present or last run. */
  ran = 0;
  #ranAtThisInstant = 0;
  #serial = 0;
  /** A binary heap. Its first entry is never a canceled one. */
  readonly #heap: Entry<Timer>[] = [];
  readonly #canceled = new Set<TimerId>();
  /** Called when an entry is scheduled that is earlier than all others. */
  onEarlier: () => void = () => {};

  constructor(start: Instant) {
    this.now = start;
    this.horizon = start;
  }

  /** Schedules a timer for an instant. An instant in the past counts as now. */
  schedule(at: Instant, timer: Timer, priority = 0): TimerId {
    const serial = ++this.#serial;
    const entry = { at: Math.max(at, this.now), priority, serial, cause: this.cause, timer };
    this.#moveUp(entry, this.#heap.length);
    if (this.#heap[0] === entry) this.onEarlier();
    return serial;
  }

  /** Cancels an entry. Does nothing if it has run already or is undefined. */
  cancel(id: TimerId | undefined): void {
    if (id === undefined) return;
    this.#canceled.add(id);
    // Canceled entries are dropped when they come first. When most of the queue is canceled, it is rebuilt.
    if (this.#canceled.size > MAX_UNSWEPT && this.#canceled.size * 2 > this.#heap.length) this.#sweep();
    else this.#dropCanceled();
  }

  /** Cancels an entry as if it had never been scheduled. Its serial is reused unless others were scheduled after it. */
  unschedule(id: TimerId): void {
    this.cancel(id);
    if (id !== this.#serial) return;
    this.#sweep();
    this.#serial--;
  }

  /** The number of scheduled entries so far, including those that have run. */
  get scheduledCount(): number {
    return this.#serial;
  }

  /** The instant of the next entry; Infinity if nothing is scheduled. */
  get nextAt(): Instant {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Runs all entries up to and including an instant, in order, and leaves the clock there.
   *
   * @param limit the instant to advance to. If it is in the past, only entries that are due now run.
   * @returns how many entries ran.
   * @throws EndlessChain if entries at one instant do not end.
   */
  runUntil(limit: Instant, run: (timer: Timer) => void): number {
    this.begin(limit);
    try {
      while (this.hasDueEntry) this.runNext(run);
      this.end();
    } finally {
      // A failure also ends the run.
      this.abandon();
    }
    return this.ran;
  }

  /** Begins a run up to an instant. If it is in the past, only entries that are due now run. */
  begin(limit: Instant): void {
    this.horizon = Math.max(limit, this.now);
    this.ran = 0;
    this.#ranAtThisInstant = 0;
  }

  /** Whether the present run has entries left. */
  get hasDueEntry(): boolean {
    return this.nextAt <= this.horizon;
  }

  /**
   * Runs the next entry, if there is one.
   *
   * @throws EndlessChain if entries at one instant do not end.
   */
  runNext(run: (timer: Timer) => void): void {
    const next = this.#heap[0];
    if (next === undefined) return;
    if (next.at > this.now) {
      this.now = next.at;
      this.#ranAtThisInstant = 0;
    } else if (++this.#ranAtThisInstant > MAX_ENTRIES_AT_ONE_INSTANT) {
      // The entry stays scheduled, so nothing is lost.
      throw new EndlessChain(next.timer);
    }
    this.#removeFirst();
    this.#dropCanceled();
    this.cause = next.cause;
    run(next.timer);
    this.ran++;
  }

  /** Ends a run that has no entries left, and sets the clock to its end. */
  end(): void {
    this.now = this.horizon;
  }

  /** Ends a run early, at the present instant. */
  abandon(): void {
    this.horizon = this.now;
  }

  /** Returns the clock as data for a snapshot. */
  snapshot(): ClockSnapshot<Timer> {
    return { now: this.now, serial: this.#serial, entries: this.listEntries() };
  }

  /** Continues the clock of a snapshot. Nothing may be scheduled on this clock yet. */
  restore({ now, serial, entries }: ClockSnapshot<Timer>): void {
    this.now = now;
    this.horizon = now;
    this.#serial = serial;
    // A sorted list is already a heap. A long list doesn't fit into the arguments of one push.
    for (const entry of entries) this.#heap.push(entry);
  }

  /** Returns all scheduled entries, in the order in which they would run. */
  listEntries(): readonly Entry<Timer>[] {
    this.#sweep();
    return this.#heap.toSorted(compare);
  }

  /** Removes canceled entries that come first. */
  #dropCanceled(): void {
    for (let first = this.#heap[0]; first !== undefined && this.#canceled.delete(first.serial); first = this.#heap[0]) {
      this.#removeFirst();
    }
  }

  /** Removes all canceled entries. */
  #sweep(): void {
    const heap = this.#heap;
    let kept = 0;
    // The other entries are almost in order, so few of them move.
    for (const entry of heap) if (!this.#canceled.has(entry.serial)) this.#moveUp(entry, kept++);
    heap.length = kept;
    this.#canceled.clear();
  }

  /** Puts an entry into a place of the heap, or higher if it comes before the entries above that place. */
  #moveUp(entry: Entry<Timer>, from: number): void {
    const heap = this.#heap;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || compare(above, entry) <= 0) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    // The gap moves down to the end, and the last entry moves up from there. That entry is usually a late one, so this needs half as many
    // comparisons as moving it down from the top.
    let gap = 0;
    for (;;) {
      const left = 2 * gap + 1;
      const leftEntry = heap[left];
      if (leftEntry === undefined) break;
      const rightEntry = heap[left + 1];
      const isRightFirst = rightEntry !== undefined && compare(rightEntry, leftEntry) < 0;
      heap[gap] = isRightFirst ? rightEntry : leftEntry;
      gap = isRightFirst ? left + 1 : left;
    }
    this.#moveUp(last, gap);
  }
}

function compare(a: Entry<unknown>, b: Entry<unknown>): number {
  return a.at - b.at || a.priority - b.priority || a.serial - b.serial;
}
