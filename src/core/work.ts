// Long work in pieces: whoever drives it decides how many pieces are done before something else gets its turn.

/** How far work is: so much of a whole. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Work that yields between its pieces, with how far it is, and returns what it came to. */
export type Work<Result = void> = Generator<Progress, Result, void>;

/** Does all of it at once. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
