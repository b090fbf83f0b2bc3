// Finding: a client that does not take over a new Guid.
import { findingKind, timesOf } from "../kind.ts";

export const staleGuid = findingKind({
  name: "stale-guid",
  severity: "error",
  summary: "Shows a Guid of its session that a later one has replaced, when its time is over (`authMode` dynamic).",
  rule: "With AUTHMODE 2 the Guid of the last poll's Set-GUID counts; a client takes it over and uses it for every request.",
  page: "cec_07_1269",
  begin: () => ({ operation: "" }),
  add: (facts, _, operation) => {
    facts.operation = operation;
  },
  say: ({ operation }, times) => `showed a Guid that had lapsed${timesOf(times)}, with ${operation} at last`,
});
