// Finding: a client that uses interfaces that the documents do not have, or no longer recommend.
import { findingKind } from "../kind.ts";

/** So many names are told. */
const MOST_NAMES = 5;

export const outdatedOperation = findingKind({
  name: "outdated-operation",
  severity: "note",
  summary: "Uses an interface that only older servers are known to have, or that the documents advise against.",
  rule: "Interfaces without a page, or not recommended on theirs, may be missing from a real gateway; most have a successor.",
  page: undefined,
  begin: () => ({ names: new Set<string>() }),
  add: ({ names }, _, name) => {
    if (names.size < MOST_NAMES) names.add(name);
  },
  say: ({ names }, times) =>
    `used outdated interfaces, ${times === 1 ? "once" : `${times} times`}: ${[...names].join(", ")}`,
});
