// Finding: a client with two polls under way for one agent.
import { findingKind, NO_FACTS, type NoFacts, timesOf } from "../kind.ts";

export const twoPolls = findingKind<NoFacts>({
  name: "two-polls-at-once",
  severity: "warning",
  summary: "Polls for an agent while another poll for it is still held.",
  rule: "One poll at a time: events come one per answer and in their order, and with two polls neither the order nor who gets them is certain.",
  page: "cec_07_1274",
  sentence: (_, times) => `polled while another poll of it was still held${timesOf(times)}`,
  hooks: {
    polled: (_, older) => (older === undefined ? undefined : NO_FACTS),
  },
});
