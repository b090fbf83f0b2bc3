// The account of a run: what was expected, whether it passed, and what there was instead.
import type { Instant } from "../../core/index.ts";

/** The result of one expectation: of a step `expect`, of a wait that has an end, or of a step that could not act. */
export interface Outcome {
  /** When it was known, in the world's time. */
  readonly at: Instant;
  /** The line of the step in the file, from 1, or 0 when the scenario came as an object. */
  readonly line: number;
  /** The kind of the step, such as `expect`. */
  readonly step: string;
  /** What was expected, in words: `agent 101 is idle within 60s`. */
  readonly expected: string;
  readonly passed: boolean;
  /** What there was instead, in words: `it is busy`; undefined when it passed. */
  readonly actual: string | undefined;
}

/** Returns the sentence about a failed expectation; undefined for one that passed. */
export function sayFailure({ step, expected, passed, actual = "it did not come" }: Outcome): string | undefined {
  if (passed) return undefined;
  return step === "waitFor" || step === "expect" ? `expected that ${expected}, but ${actual}` : actual;
}
