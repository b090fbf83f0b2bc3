// The outcomes of the expectations of a life: how many passed and failed, and the latest of them.
import type { Instant } from "../../core/index.ts";
import type { Outcome } from "../../scenario/stage/outcome.ts";

/** The maximum number of stored outcomes. */
export const MAX_OUTCOMES = 50;

/** An outcome, with the counts up to and including it. */
interface KeptOutcome {
  readonly outcome: Outcome;
  readonly passed: number;
  readonly failed: number;
}

/** The outcomes of the expectations of a life. */
export class Outcomes {
  #kept: KeptOutcome[] = [];
  #passed = 0;
  #failed = 0;

  /** The number of expectations that have passed. */
  get passed(): number {
    return this.#passed;
  }

  /** The number of expectations that have failed. */
  get failed(): number {
    return this.#failed;
  }

  /** Returns the latest outcomes, oldest first. */
  list(): Outcome[] {
    return this.#kept.map(({ outcome }) => outcome);
  }

  /** Adds an outcome and counts it. */
  add(outcome: Outcome): void {
    if (outcome.passed) this.#passed++;
    else this.#failed++;
    this.#kept.push({ outcome, passed: this.#passed, failed: this.#failed });
    if (this.#kept.length > MAX_OUTCOMES) this.#kept.shift();
  }

  /** Continues with the outcomes that another life had by an instant, because the world was rewound to it. */
  continueFrom(former: Outcomes, until: Instant): void {
    const kept = former.#kept.filter(({ outcome }) => outcome.at <= until);
    const [oldest] = former.#kept;
    const last = kept.at(-1) ?? (oldest === undefined ? former.#totals : countBefore(oldest));
    this.#kept = kept;
    this.#passed = last.passed;
    this.#failed = last.failed;
  }

  get #totals(): Pick<KeptOutcome, "passed" | "failed"> {
    return { passed: this.#passed, failed: this.#failed };
  }
}

/** Returns the counts before an outcome. */
function countBefore({ outcome, passed, failed }: KeptOutcome): Pick<KeptOutcome, "passed" | "failed"> {
  return outcome.passed ? { passed: passed - 1, failed } : { passed, failed: failed - 1 };
}
