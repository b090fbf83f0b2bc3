// Finding: a client that polls, and is silent for so long that little is missing to its being signed out.
import type { Duration } from "../../../core/index.ts";
import { findingKind, lengthOf, timesOf } from "../kind.ts";

/** The part of the time limit (`maxTime`) from which on a silence is too long. */
const NEAR = 0.75;

/** Whether a silence is near the limit; both by the clock that the limit counts by. */
export function isNearSilence(silence: Duration, limit: Duration): boolean {
  return silence > limit * NEAR;
}

export const pollingTooSlow = findingKind({
  name: "polling-too-slow",
  severity: "warning",
  summary: "Lets more than three quarters of `maxTime` pass without a request, where it polls for its events.",
  rule: "A client that polls does so all the time: the poll is its sign of life, and after 2 minutes without a request the gateway signs its agent out.",
  page: "cec_07_1202",
  begin: () => ({ longest: 0, limit: "" }),
  add: (facts, silence, limit) => {
    facts.longest = Math.max(facts.longest, silence);
    facts.limit = limit;
  },
  say: ({ longest, limit }, times) =>
    `sent nothing for ${lengthOf(longest)}${timesOf(times)}; after ${limit} its agent is signed out`,
});
