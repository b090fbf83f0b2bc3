// Operations on three-way calls.
import * as z from "zod";
import { attachData, forwardDigits, joinThreeWay, Refusal } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { callAppData } from "../call-app-data.ts";
import { orAbsent } from "../lenient.ts";
import { callId } from "./shapes.ts";

const confJoin = declareOperation(VOICECALL.confJoin, {
  summary: "Joins a held call and the active call into a three-way call.",
  body: () => z.object({ callid: callId, callappdata: orAbsent(callAppData) }),
  success: "done",
  retcodes: ["100-006", "100-007", "200-010", "200-011"],
  events: ["AgentEvent_Conference", "AgentEvent_Customer_Release"],
  confidence: "seen",
  handle: ({ center, agentId, body }) => {
    const outcome = center.perform(joinThreeWay, { agent: agentId, call: body.callid });
    if (outcome instanceof Refusal || body.callappdata === undefined) return outcome;
    return center.perform(attachData, { agent: agentId, call: undefined, data: body.callappdata, kind: "call" });
  },
});

const thirdPartyConfTransmitNum = declareOperation(VOICECALL.thirdPartyConfTransmitNum, {
  summary: "In a three-way call, forwards the digits that the customer dials to the third party.",
  // No document shows the body, so the simulator does not read it.
  success: "done",
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(forwardDigits, { agent: agentId }),
});

/** The operations that begin a three-way call (cec_07_1245), and forward digits in it (cec_07_0391). */
export const threeWay = [confJoin, thirdPartyConfTransmitNum];
