// The outcome of an expectation: what was expected, whether it passed, and the actual value.
import type { Instant } from "../../core/index.ts";

/** The outcome of an `expect` step, a failed step, or a wait. A wait counts if it has a timeout, or is not over at the end of a run. */
export interface Outcome {
  /** When the outcome was known, in the world's time. */
  readonly at: Instant;
  /** The line of the step in the file, from 1, or 0 if the scenario is an object. */
  readonly line: number;
  /** The kind of the step, such as `expect`. */
  readonly step: string;
  /** The expectation in words: `agent 101 is idle within 60s`. */
  readonly expected: string;
  readonly passed: boolean;
  /** The actual situation in words: `it is busy`; undefined if the expectation passed. */
  readonly actual: string | undefined;
}

/** The actual situation in words if nothing is known about it. */
export const DID_NOT_HAPPEN = "it did not happen";

/** Returns the sentence about a failed expectation; undefined if it passed. */
export function describeFailure({ step, expected, passed, actual = DID_NOT_HAPPEN }: Outcome): string | undefined {
  if (passed) return undefined;
  return step === "waitFor" || step === "expect" ? `expected that ${expected}, but ${actual}` : actual;
}
