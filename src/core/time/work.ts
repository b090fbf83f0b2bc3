// Long work in pieces. Its caller decides how many pieces to do before other work gets its turn.

/** The progress of work: the items done and their total number; `of` is 0 if the total is unknown. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Work that yields its progress between its pieces, and returns its result. */
export type Work<Result = void> = Generator<Progress, Result, void>;

const ITEMS_PER_PIECE = 500;

/**
 * Handles items one after the other.
 *
 * @yields how many items are handled.
 */
export function* handleInPieces<Item>(items: Iterable<Item>, handle: (item: Item) => void): Work {
  let done = 0;
  for (const item of items) {
    handle(item);
    if (++done % ITEMS_PER_PIECE === 0) yield { done, of: Array.isArray(items) ? items.length : 0 };
  }
}

/**
 * Collects items in a list.
 *
 * @yields how many items are in it.
 */
export function* collectInPieces<Item>(items: Iterable<Item>): Work<Item[]> {
  const list: Item[] = [];
  yield* handleInPieces(items, (item) => list.push(item));
  return list;
}

/** Does all remaining pieces, and returns the result. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
