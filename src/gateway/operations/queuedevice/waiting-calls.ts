// Operations that return how many calls wait in queues.
import * as z from "zod";
import { countWaiting, refuse } from "../../../core/index.ts";
import { QUEUEDEVICE } from "../../../words/interfaces/queuedevice.ts";
import { declareOperation } from "../../operation.ts";
import { wholeNumber } from "../lenient.ts";

const queryQueueLengthOnAgent = declareOperation(QUEUEDEVICE.queryQueueLengthOnAgent, {
  summary: "Returns how many calls wait in the queues that the agent is configured for.",
  // The page's sample has the message of `confirmed`.
  success: "confirmed",
  result: () => z.number().int(),
  retcodes: ["100-006"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent }) => countWaiting(center, agent.queues),
});

const queryQueueLengthOnAgentSkills = declareOperation(QUEUEDEVICE.queryQueueLengthOnAgentSkills, {
  summary: "Returns how many calls wait in the queues that the agent is signed in to.",
  success: "confirmed",
  result: () => z.number().int(),
  retcodes: ["100-006"],
  events: [],
  confidence: "partial",
  handle: ({ center, session }) => countWaiting(center, session.skills),
});

const queryQueueLengthBySkillId = declareOperation(QUEUEDEVICE.queryQueueLengthBySkillId, {
  summary: "Returns how many calls wait in a queue.",
  params: () => z.object({ skillid: wholeNumber(1, 999_999_999) }),
  success: "confirmed",
  result: () => z.number().int(),
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "partial",
  handle: ({ center, params }) =>
    center.state.queues.has(params.skillid) ? countWaiting(center, [params.skillid]) : refuse("no-such-queue"),
});

/** The queries of the number of waiting calls: in an agent's queues, or in one queue (cec_07_0410, cec_07_1019, cec_07_1020). */
export const waitingCalls = [queryQueueLengthOnAgent, queryQueueLengthOnAgentSkills, queryQueueLengthBySkillId];
