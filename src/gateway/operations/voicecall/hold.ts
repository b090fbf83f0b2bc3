// Operations that hold, retrieve and connect calls.
import * as z from "zod";
import { connectHeld, holdCall, retrieveCall } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, text } from "../lenient.ts";
import { callId } from "./shapes.ts";

const hold = declareOperation(VOICECALL.hold, {
  summary: "Holds the active call.",
  success: "done",
  retcodes: ["100-006", "100-007", "200-013", "200-014"],
  events: ["AgentEvent_Hold"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(holdCall, { agent: agentId }),
});

const getHold = declareOperation(VOICECALL.getHold, {
  summary: "Retrieves a held call: by its id, or the one held last.",
  query: () => z.object({ callid: orAbsent(text(64)) }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-015", "200-016"],
  events: ["AgentEvent_Talking"],
  confidence: "partial",
  handle: ({ center, agentId, query }) => center.perform(retrieveCall, { agent: agentId, call: query.callid }),
});

const connectHold = declareOperation(VOICECALL.connectHold, {
  summary: "Connects the parties of a held call and of the active call; the agent leaves both.",
  params: () => z.object({ callid: callId }),
  success: "done",
  // The page lists 200-013 and 200-014, which are those of hold. Clients know 200-005 and 200-006 for this operation.
  retcodes: ["100-006", "100-007", "200-005", "200-006"],
  events: [
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentOther_PhoneRelease",
    "AgentMediaEvent_StopRecordDone",
    "AgentState_Ready",
    "AgentState_Work",
  ],
  confidence: "seen",
  handle: ({ center, agentId, params }) => center.perform(connectHeld, { agent: agentId, call: params.callid }),
});

/** The operations on held calls (cec_07_1239 to cec_07_1241). */
export const holding = [hold, getHold, connectHold];
