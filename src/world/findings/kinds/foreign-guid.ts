// Finding: a client that shows one agent's Guid and speaks for another.
import { findingKind, timesOf } from "../kind.ts";

export const foreignGuid = findingKind({
  name: "foreign-guid",
  severity: "error",
  summary: "Shows the Guid of another agent than the one in the path.",
  rule: "The Guid of a sign-in is for the agent who signed in, and for no other.",
  page: "cec_07_1202",
  begin: () => ({ operation: "", other: 0 }),
  add: (facts, other, operation) => {
    facts.operation = operation;
    facts.other = other;
  },
  say: ({ operation, other }, times) => `showed the Guid of agent ${other}${timesOf(times)}, with ${operation} at last`,
});
