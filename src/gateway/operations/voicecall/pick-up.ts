// Operations that take a waiting call, or a call that rings at a colleague.
import * as z from "zod";
import { MAX_AGENT_ID, MIN_AGENT_ID, pickUpCall, takeWaitingCall } from "../../../core/index.ts";
import { VOICECALL } from "../../../words/interfaces/voicecall.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, orNoQueue, wholeNumber } from "../lenient.ts";
import { callId, skillId } from "./shapes.ts";

const PUBLIC_QUEUE = 0;

const requestAppointedCall = declareOperation(VOICECALL.requestAppointedCall, {
  summary: "Takes a particular waiting call from a queue (skilltype 0).",
  params: () => z.object({ callid: callId, skilltype: oneOf([PUBLIC_QUEUE]) }),
  // The page and the generated client spell the parameter differently.
  query: () =>
    z
      .object({ skillId: orNoQueue(skillId), skillid: orNoQueue(skillId) })
      .transform(({ skillId, skillid }) => ({ skillId: skillId ?? skillid ?? Number.NaN }))
      .pipe(z.object({ skillId: z.number().describe("the id of a queue") })),
  success: "done",
  // The page has no retcode for a call that does not wait in the queue. 200-026 means that there is no such call.
  retcodes: ["100-006", "100-007", "200-026"],
  events: [
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Talking",
    "AgentEvent_Incoming_CallInfo",
    "AgentMediaEvent_Record",
  ],
  confidence: "seen",
  handle: ({ center, agentId, params, query }) =>
    center.perform(takeWaitingCall, { agent: agentId, call: params.callid, queue: query.skillId }),
});

const snatchPickup = declareOperation(VOICECALL.snatchPickup, {
  summary: "Picks up a call that rings at a colleague of the same group (call pickup).",
  query: () => z.object({ destWorkNo: wholeNumber(MIN_AGENT_ID, MAX_AGENT_ID) }),
  success: "done",
  retcodes: ["000-002", "100-006", "100-007"],
  events: [
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Talking",
    "AgentEvent_Incoming_CallInfo",
    "AgentMediaEvent_Record",
    "AgentOther_PhoneRelease",
  ],
  confidence: "seen",
  handle: ({ center, agentId, query }) => center.perform(pickUpCall, { agent: agentId, from: query.destWorkNo }),
});

/** The operations that take a call from a queue (cec_07_1251) or from a colleague (cec_07_1252). */
export const pickingUp = [requestAppointedCall, snatchPickup];
