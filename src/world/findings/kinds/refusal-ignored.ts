// Finding: a client that is told that it is not, or no longer, signed in, or signed in already, and goes on as before.
import type { Client } from "../client.ts";
import { findingKind, TOLERATED } from "../kind.ts";

/** Counts a request that was turned away for its session or its Guid; answers whether its client has ignored those before. */
export function goesOnTurnedAway(client: Client, guid: string | undefined): boolean {
  if (client.turnedAwayWith !== guid) {
    client.turnedAwayWith = guid;
    client.turnedAway = 0;
  }
  client.turnedAway++;
  return client.turnedAway > TOLERATED;
}

/** Counts a sign-in that was answered 100-002; answers whether its client has ignored those before. */
export function goesOnSigningIn(client: Client): boolean {
  client.alreadyIn++;
  return client.alreadyIn > TOLERATED;
}

export const refusalIgnored = findingKind({
  name: "refusal-ignored",
  severity: "error",
  summary:
    "Goes on with the same Guid after 3 answers 100-006 or 000-003, tries to sign in after 3 answers 100-002, or goes on with the session that is there after one.",
  rule: "After 100-006 and 000-003 a client signs in again, and after 100-002 by force or not at all; it does not go on as before.",
  page: "cec_07_0580",
  begin: () => ({ retcode: "" }),
  add: (facts, _, retcode) => {
    facts.retcode = retcode;
  },
  say: ({ retcode }, times) =>
    `was answered ${retcode} and went on as before, with ${times} more ${times === 1 ? "request" : "requests"}`,
});
