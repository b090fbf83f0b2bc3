// Finding: a client that leaves without signing its agent out.
import { findingKind, timesOf } from "../kind.ts";

/** How it left. */
export const SILENT = "fell silent without signing out, until its agent was signed out for that";
export const OVER_OWN = "signed in by force over a session of its own, without a sign-out";

export const signOutMissing = findingKind({
  name: "sign-out-missing",
  severity: "warning",
  summary:
    "Falls silent until it is signed out; or signs in by force over its own session, with nothing having been refused to it before.",
  rule: "A client that ends signs its agent out: until it does, the agent counts as present, and calls go to it.",
  page: "cec_07_1219",
  begin: () => ({ how: "" }),
  add: (facts, _, how) => {
    facts.how = how;
  },
  say: ({ how }, times) => `${how}${timesOf(times)}`,
});
