// Finding: a client with two concurrent polls for one agent.
import { declareFindingKind, formatTimesSuffix, NO_FACTS, type NoFacts } from "../kind.ts";

/** A warning when a client polls for an agent whose earlier poll is still held (cec_07_1274). */
export const twoPolls = declareFindingKind<NoFacts>({
  name: "two-polls-at-once",
  severity: "warning",
  summary: "Polls for an agent while another poll for it is still held.",
  rule: "Send one poll at a time: with two polls, neither the order of events nor the poll that gets each is certain.",
  page: "cec_07_1274",
  sentence: (_, times) => `polled while its previous poll was still held${formatTimesSuffix(times)}`,
  hooks: {
    polled: (_, older) => (older === undefined ? undefined : NO_FACTS),
  },
});
