// Finding: a client whose events are pushed, and that shakes hands too seldom.
import type { Duration } from "../../../core/index.ts";
import { findingKind, lengthOf, timesOf } from "../kind.ts";

/** The part of the limit (`handshakeMaxTime`) that is too long. A quarter is advised, and an official client takes half, with some delay. */
const TOO_LONG = 5 / 8;

/** Whether the time between two handshakes is too long; both by the clock that the limit counts by. */
export function isTooRare(pause: Duration, limit: Duration): boolean {
  return pause > limit * TOO_LONG;
}

export const handshakeTooRare = findingKind({
  name: "handshake-too-rare",
  severity: "warning",
  summary:
    "Has its events pushed, and lets more than five eighths of `handshakeMaxTime` (75 s of 2 minutes) pass between two handshakes.",
  rule: "A client whose events are pushed shakes hands every 30 s, or at least every minute; after 2 minutes without it the gateway signs its agent out.",
  page: "cec_07_1204",
  begin: () => ({ longest: 0, limit: "" }),
  add: (facts, pause, limit) => {
    facts.longest = Math.max(facts.longest, pause);
    facts.limit = limit;
  },
  say: ({ longest, limit }, times) =>
    `did not shake hands for ${lengthOf(longest)}${timesOf(times)}; after ${limit} its agent is signed out`,
});
