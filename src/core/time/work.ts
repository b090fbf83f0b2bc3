// Does long work in slices.
// The caller decides how many slices to do before other work gets its turn.

/** The progress of work: the items done and their total number; `of` is 0 if the total is unknown. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Work that yields its progress between its slices, and returns its result. */
export type Work<Result = void> = Generator<Progress, Result, void>;

/** The kinds of work that a run of the clock finishes before its next entry: large steps of a scenario, and `reload`, which replaces it. */
export type ClockWorkKind = "history" | "autopilot" | "traffic" | "reload";

/** Work that a run of the clock finishes before its next entry, and its progress. */
export interface ClockWork {
  readonly what: ClockWorkKind;
  readonly progress: Progress;
}

const ITEMS_PER_SLICE = 500;

/**
 * Handles items one after the other.
 *
 * @yields the progress after each full slice. The total is known only for an array.
 */
export function* handleInSlices<Item>(items: Iterable<Item>, handle: (item: Item) => void): Work {
  let done = 0;
  for (const item of items) {
    handle(item);
    if (++done % ITEMS_PER_SLICE === 0) yield { done, of: Array.isArray(items) ? items.length : 0 };
  }
}

/**
 * Collects items in a list.
 *
 * @yields the progress after each full slice. The total is known only for an array.
 * @returns the list.
 */
export function* collectInSlices<Item>(items: Iterable<Item>): Work<Item[]> {
  const list: Item[] = [];
  yield* handleInSlices(items, (item) => list.push(item));
  return list;
}

/** Does all remaining slices, and returns the result. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
