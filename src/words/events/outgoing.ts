// Events of outgoing calls, consultations, transfers and three-way calls.
import type { AgentEventOf } from "../../core/index.ts";
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const OUTGOING_EVENTS = {
  AgentEvent_Call_Out_Fail: {
    when: "the outside number wasn't reached, or the agent didn't pick up its own phone or hung up first",
    content: "1767603600-1",
  },
  AgentEvent_Connect_Fail: {
    when: "an outbound call failed, the third party of a talk-mode or three-way transfer wasn't reached, or a multimedia session couldn't be transferred in release mode",
    content: "1767603600-1",
  },
  AgentEvent_Inside_Call_Fail: {
    when: "an internal call failed",
    content: "1767603600-1",
  },
  AgentEvent_Consult_Fail: {
    when: "the consultation failed; the agent is back with the customer",
    content: "1767603600-1",
  },
  AgentOther_All_Agent_Busy: {
    when: "no agent is free in the queue that the agent calls, consults, or transfers to in success mode",
    content: null,
  },
  AgentEvent_Conference: {
    when: "a three-way call begins; `partner` has the numbers of the customer and the third party",
    content: { callid: "1767603600-2", partner: "13800000001,102" },
  },
  AgentEvent_SuccTransResult: {
    when: "a transfer in success mode has ended: `result` 0 is success; otherwise the agent is back with the customer",
    content: { result: 0, callId: "1767603600-1" },
  },
  AgentEvent_TransOutResult: {
    when: "the third party of a talk-mode or three-way transfer has answered; the transfer can now be canceled",
    content: { result: 0 },
  },
  AgentEvent_ReturnFromIvr: {
    when: "a call that was suspended to an IVR has returned",
    content: "1767603600-1",
  },
  AgentEvent_MediaSwith: {
    when: "a switch between audio (1) and video (3) has ended: `reason` 0 is success; a switch to video fails if the agent has no video phone or may not use video",
    content: { callid: "1767603600-1", reason: 0, caller: "13800000001", called: "60025", mediaType: 3 },
  },
} as const satisfies EventFamily;

/** The name of the event for a failed call, by the kind of the call. */
const DIAL_FAILED = {
  inbound: "AgentEvent_Call_Out_Fail",
  outbound: "AgentEvent_Call_Out_Fail",
  preview: "AgentEvent_Call_Out_Fail",
  internal: "AgentEvent_Inside_Call_Fail",
  twoPartyHelp: "AgentEvent_Consult_Fail",
  threePartyHelp: "AgentEvent_Consult_Fail",
} as const satisfies Readonly<Record<AgentEventOf<"dialFailed">["feature"], keyof typeof OUTGOING_EVENTS>>;

/** The names by which clients get events of the core. */
export const OUTGOING_NAMING = {
  dialFailed: ({ feature }) => DIAL_FAILED[feature],
  connectFailed: "AgentEvent_Connect_Fail",
  allBusy: "AgentOther_All_Agent_Busy",
  threeWayBegan: "AgentEvent_Conference",
  transferred: undefined,
  // A public client enables its button "cancel transfer" after AgentEvent_TransOutResult.
  transferResult: ({ stays }) => (stays ? "AgentEvent_TransOutResult" : "AgentEvent_SuccTransResult"),
  returnedFromIvr: "AgentEvent_ReturnFromIvr",
  mediaSwitched: "AgentEvent_MediaSwith",
} as const satisfies EventNaming<typeof OUTGOING_EVENTS>;
