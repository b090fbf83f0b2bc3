// Finding: a client that uses interfaces that the documents do not have, or no longer recommend.
import { declareFindingKind } from "../kind.ts";

/** The maximum number of interfaces that the sentence names. */
const MAX_NAMES = 5;

interface Facts {
  readonly names: readonly string[];
}

/** A note when a client uses an interface without a page, or one that its page advises against. It lists the first 5, each once. */
export const outdatedOperation = declareFindingKind<Facts>({
  name: "outdated-operation",
  severity: "note",
  summary: "Uses an interface that only older servers are known to have, or that the documents advise against.",
  rule: "An interface that has no page, or whose page advises against it, may be missing from a real gateway. Most have a successor.",
  page: undefined,
  sentence: ({ names }, times) =>
    `used outdated interfaces, ${times === 1 ? "once" : `${times} times`}: ${names.join(", ")}`,
  merge: ({ names }, latest) => ({ names: [...new Set([...names, ...latest.names])].slice(0, MAX_NAMES) }),
  hooks: {
    outdated: ({ request }) => ({ names: [request.operation] }),
  },
});
