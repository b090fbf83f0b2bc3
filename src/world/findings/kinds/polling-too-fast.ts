// Finding: a client that polls again at once after an empty answer.
import type { Duration } from "../../../core/index.ts";
import { findingKind, lengthOf, timesOf } from "../kind.ts";

/** The documents say 200 to 500 ms; a timer of 200 ms may ring a little early. */
const LEAST_PAUSE: Duration = 190;

/** Whether the pause (milliseconds of wall time) between an empty answer and the next poll is too short. */
export function isTooFast(pause: Duration): boolean {
  return pause < LEAST_PAUSE;
}

export const pollingTooFast = findingKind({
  name: "polling-too-fast",
  severity: "warning",
  summary: "Polls again less than 200 ms (of wall time) after a poll was answered without an event.",
  rule: "After an empty answer the next poll comes 200 to 500 ms later; only after an event it comes at once.",
  page: "cec_07_1274",
  begin: () => ({ least: Number.POSITIVE_INFINITY }),
  add: (facts, pause) => {
    facts.least = Math.min(facts.least, pause);
  },
  say: ({ least }, times) =>
    times === 1
      ? `polled again ${lengthOf(least)} after an empty answer`
      : `polled again as soon as ${lengthOf(least)} after an empty answer${timesOf(times)}`,
});
