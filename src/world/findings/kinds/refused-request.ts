// Finding: a client whose requests are refused because an address, a parameter or a body is wrong.
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";

/** The maximum number of different reasons that the sentence quotes. */
const MAX_REASONS = 5;

interface Facts {
  readonly reasons: readonly string[];
}

/** A note when requests are refused for their content. It keeps the first 5 different reasons. Each interface's page has its own rules. */
export const refusedRequest = declareFindingKind<Facts>({
  name: "refused-request",
  severity: "note",
  summary:
    "Sends requests that are refused for their content (000-002, 000-006): an unknown address, a wrong parameter or member, a body that is missing or not JSON.",
  rule: "Read the reason of each refusal in the journal: it names the mistake and the accepted input.",
  page: undefined,
  sentence: ({ reasons }, times) => `sent invalid requests${formatTimesSuffix(times)}: ${reasons.join("; ")}`,
  merge: ({ reasons }, latest) => ({ reasons: [...new Set([...reasons, ...latest.reasons])].slice(0, MAX_REASONS) }),
  hooks: {
    malformed: ({ request }, { sentence }) => ({ reasons: [`${request.operation}, ${sentence}`] }),
  },
});
