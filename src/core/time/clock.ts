// The virtual clock: a queue of booked entries, run in the order of (instant, priority, serial), each at its own instant.
import type { Instant } from "./time.ts";

/** Names a booked entry, to cancel it by. */
export type TimerId = number;

/** One booking: what is to happen (data, never a closure, so that a world can be written down) and when. */
export interface Entry<Timer> {
  readonly at: Instant;
  /** Among entries of one instant the lower priority runs first; among equals the one that was booked first. */
  readonly priority: number;
  readonly serial: TimerId;
  readonly timer: Timer;
}

/** A clock written down. */
export interface ClockSnapshot<Timer> {
  readonly now: Instant;
  /** How many bookings there have been. */
  readonly serial: number;
  /** All live bookings in the order in which they would run. */
  readonly entries: readonly Entry<Timer>[];
}

/** So many entries at one instant can only be a chain that books itself again without delay. */
const MOST_AT_ONE_INSTANT = 1_000_000;

/** A chain of entries that would never let time pass. */
export class EndlessChain extends Error {
  constructor(timer: unknown) {
    super(
      `Time stands still: over ${MOST_AT_ONE_INSTANT} entries fell due at one instant; the last was ${JSON.stringify(timer)}. ` +
        "Something books itself again without a delay.",
    );
    this.name = "EndlessChain";
  }
}

/** Virtual time of one world. It moves only when it is told to, and never backwards. */
export class VirtualClock<Timer> {
  now: Instant;
  /** The instant that the run under way leads to; equal to `now` when none is. */
  horizon: Instant;
  /** How many entries have run in the run under way, or in the last one. */
  ran = 0;
  #ranAtThisInstant = 0;
  #serial = 0;
  readonly #heap: Entry<Timer>[] = [];
  readonly #canceled = new Set<TimerId>();
  /** Called when something is booked before all that was booked until then. */
  onEarlier: () => void = () => {};

  constructor(start: Instant) {
    this.now = start;
    this.horizon = start;
  }

  /** Books a timer for an instant; one that lies in the past falls due now. */
  book(at: Instant, timer: Timer, priority = 0): TimerId {
    const serial = ++this.#serial;
    const entry = { at: Math.max(at, this.now), priority, serial, timer };
    this.#push(entry);
    if (this.#heap[0] === entry) this.onEarlier();
    return serial;
  }

  /** Takes a booking back; one that has run already, or undefined, is left alone. */
  cancel(id: TimerId | undefined): void {
    if (id === undefined) return;
    this.#canceled.add(id);
    // Cancelled entries are passed over when they come up; when they are the most of the queue, it is swept.
    if (this.#canceled.size > 64 && this.#canceled.size * 2 > this.#heap.length) this.#sweep();
  }

  /** Cancels an entry as if it had never been booked; when others were booked after it, the serials go on from theirs. */
  takeBack(id: TimerId): void {
    this.cancel(id);
    if (id !== this.#serial) return;
    this.#sweep();
    this.#serial--;
  }

  /** When the next entry falls due; Infinity when nothing is booked. */
  get nextAt(): Instant {
    this.#dropCancelled();
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Runs all that falls due up to and including an instant, in order, and leaves the clock there.
   *
   * @param limit where the clock will stand; an instant in the past runs only what is due now.
   * @returns how many entries ran.
   * @throws EndlessChain when entries keep falling due at one instant.
   */
  runUntil(limit: Instant, run: (timer: Timer) => void): number {
    this.begin(limit);
    try {
      while (this.isDue) this.runNext(run);
      this.end();
    } finally {
      // Also after a failure the run is over, and leads nowhere any more.
      this.abandon();
    }
    return this.ran;
  }

  /** Begins a run up to an instant; an instant in the past runs only what is due now. */
  begin(limit: Instant): void {
    this.horizon = Math.max(limit, this.now);
    this.ran = 0;
    this.#ranAtThisInstant = 0;
  }

  /** Whether an entry is still to run before the run that was begun is over. */
  get isDue(): boolean {
    return this.nextAt <= this.horizon;
  }

  /** Runs the next entry. Throws EndlessChain when entries keep falling due at one instant. */
  runNext(run: (timer: Timer) => void): void {
    const next = this.#heap[0];
    if (next === undefined) return;
    if (next.at > this.now) {
      this.now = next.at;
      this.#ranAtThisInstant = 0;
    } else if (++this.#ranAtThisInstant > MOST_AT_ONE_INSTANT) {
      // It stays booked: nothing that was to happen is lost.
      throw new EndlessChain(next.timer);
    }
    this.#pop();
    run(next.timer);
    this.ran++;
  }

  /** Ends a run in which no further entry is due: the clock stands at the instant that it led to. */
  end(): void {
    this.now = this.horizon;
  }

  /** Ends a run at the instant that it has come to. */
  abandon(): void {
    this.horizon = this.now;
  }

  /** Written down, for a clock that goes on from here. */
  snapshot(): ClockSnapshot<Timer> {
    return { now: this.now, serial: this.#serial, entries: this.entries() };
  }

  /** Goes on as the clock that was written down; for one on which nothing is booked yet. */
  restore({ now, serial, entries }: ClockSnapshot<Timer>): void {
    this.now = now;
    this.horizon = now;
    this.#serial = serial;
    // A sorted list is a heap already. A long one does not fit into the arguments of one push.
    for (const entry of entries) this.#heap.push(entry);
  }

  /** All live bookings in the order in which they would run. */
  entries(): readonly Entry<Timer>[] {
    this.#sweep();
    return [...this.#heap];
  }

  #dropCancelled(): void {
    while (this.#heap[0] !== undefined && this.#canceled.has(this.#heap[0].serial)) this.#pop();
  }

  #sweep(): void {
    const live = this.#heap.filter((entry) => !this.#canceled.has(entry.serial)).sort(compare);
    this.#canceled.clear();
    this.#heap.length = 0;
    // A sorted list is a heap already.
    for (const entry of live) this.#heap.push(entry);
  }

  #push(entry: Entry<Timer>): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || compare(above, entry) <= 0) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  #pop(): Entry<Timer> | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    this.#canceled.delete(top.serial);
    if (top === last) return top;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const leftEntry = heap[left];
      if (leftEntry === undefined) break;
      const rightEntry = heap[left + 1];
      const rightFirst = rightEntry !== undefined && compare(rightEntry, leftEntry) < 0;
      const child = rightFirst ? left + 1 : left;
      const below = rightFirst ? rightEntry : leftEntry;
      if (compare(last, below) <= 0) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
    return top;
  }
}

function compare(a: Entry<unknown>, b: Entry<unknown>): number {
  return a.at - b.at || a.priority - b.priority || a.serial - b.serial;
}
