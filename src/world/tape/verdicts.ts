// Records the results of checks that depend on secrets, wall time or other worlds, and returns them in a replay.
import type { Secrets } from "../../core/index.ts";

/** The results of checks that a replay cannot repeat. */
export class Verdicts {
  /** The results of the present input; undefined if it is not taped. */
  taped: unknown[] | undefined;
  /** The results to return in a replay, in their order; undefined or empty: the checks are made. */
  replayed: unknown[] | undefined;

  /** Returns secrets whose checks are recorded, or replayed, here. */
  wrapSecrets(secrets: Secrets): Secrets {
    return {
      ...secrets,
      hash: (clear) => this.decide(() => secrets.hash(clear)),
      matches: (hash, clear) => this.decide(() => secrets.matches(hash, clear)),
      decide: (check) => this.decide(check),
    };
  }

  /** Returns the result of a check: in a replay the taped one, if there is one. Records the result if an input is taped. */
  decide<Result>(check: () => Result): Result {
    const { taped, replayed } = this;
    if (replayed !== undefined && replayed.length > 0) {
      const result = replayed.shift() ?? undefined;
      taped?.push(result ?? null);
      return result as Result;
    }
    // The results of checks inside a check are part of its own result.
    this.taped = undefined;
    try {
      const result = check();
      taped?.push(result ?? null);
      return result;
    } finally {
      this.taped = taped;
    }
  }
}
