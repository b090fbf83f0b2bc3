// Finding: a client whose requests are refused for what stands in them: an address, a parameter or a body that is wrong.
import { findingKind, timesOf } from "../kind.ts";

/** So many different requests are quoted. */
const MOST_REASONS = 5;

export const refusedRequest = findingKind({
  name: "refused-request",
  severity: "note",
  summary:
    "Sends requests that are refused for what stands in them (000-002, 000-006): an unknown address, a wrong parameter or member, a body that is missing or not JSON.",
  rule: "The journal has the reason of each refusal: what was there, and what is accepted.",
  page: undefined,
  begin: () => ({ reasons: new Set<string>() }),
  add: ({ reasons }, _, reason) => {
    if (reasons.size < MOST_REASONS) reasons.add(reason);
  },
  say: ({ reasons }, times) =>
    `sent requests that are wrong in themselves${timesOf(times)}: ${[...reasons].join("; ")}`,
});
