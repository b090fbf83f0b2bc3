// Holding a call and coming back to it.
import { z } from "zod";
import { hold as holdMove, retrieve } from "../../core/index.ts";
import { optional, text } from "../lenient.ts";
import { operation } from "../operation.ts";

const hold = operation({
  name: "hold",
  summary: "Holds the call that is talked.",
  method: "POST",
  path: "/voicecall/:agentid/hold",
  success: "done",
  retcodes: ["100-006", "100-007", "200-013", "200-014"],
  events: ["AgentEvent_Hold"],
  page: "cec_07_1239",
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(holdMove, { agent: agentId }),
});

const getHold = operation({
  name: "getHold",
  summary: "Retrieves a held call: the one named, or the one held last.",
  method: "POST",
  path: "/voicecall/:agentid/gethold",
  query: z.object({ callid: optional(text(64)) }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-015", "200-016"],
  events: ["AgentEvent_Talking"],
  page: "cec_07_1241",
  confidence: "partial",
  handle: ({ center, agentId, query }) => center.perform(retrieve, { agent: agentId, call: query.callid || undefined }),
});

export const holding = [hold, getHold];
