// Events of a call that reaches an agent: offered, talking, held, ended.
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const CALL_EVENTS = {
  AgentEvent_Incoming_CallInfo: {
    when: "a call is announced. For a direct call, `skillName` is empty and `skillId` is 0. The `release...` members count earlier rejections, and `lastReleaseAgentId` is the last agent who rejected it (65535: none)",
    content: {
      callId: "1767603600-1",
      skillName: "Support",
      skillId: 25,
      caller: "13800000001",
      called: "60025",
      lastReleaseAgentId: 65535,
      mediaType: 5,
      releaseAndReQueueCount: 0,
      releaseAndReQueueCallFlag: 0,
    },
  },
  AgentEvent_Ringing: {
    when: "the call rings until the agent answers it",
    content: {
      caller: "13800000001",
      transfer: "no",
      callid: "1767603600-1",
      transfrom: "",
      called: "60025",
      type: "main",
      mediaAbility: "1",
      feature: "0",
    },
  },
  AgentEvent_Auto_Answer: {
    when: "instead of `Ringing`, if the agent has `autoanswer` on",
    content: {
      caller: "13800000001",
      transfer: "no",
      callid: "1767603600-1",
      transfrom: "",
      called: "60025",
      type: "main",
      mediaAbility: "1",
      feature: "0",
    },
  },
  AgentEvent_Customer_Alerting: {
    when: "the other side hears the ring tone",
    content: { callid: "1767603600-1", otherPhoneWorkno: "", otherPhone: "13800000001", type: "main" },
  },
  AgentEvent_Talking: {
    when: "the call is answered, or retrieved",
    content: {
      caller: "13800000001",
      callid: "1767603600-1",
      called: "60025",
      feature: "0",
      type: "main",
      mediaAbility: "1",
    },
  },
  AgentEvent_Hold: {
    when: "the call is held",
    content: "1767603600-1",
  },
  AgentEvent_No_Answer: {
    when: "the agent did not answer within `ringTime`, or rejected the call with `reject`; the call was withdrawn",
    content: "1767603600-1",
  },
  AgentEvent_Customer_Release: {
    when: "the customer has left the call. It comes before `Call_Release` if the customer hung up, after it if the agent did",
    content: { callid: "1767603600-1", number: "13800000001" },
  },
  AgentEvent_Call_Release: {
    when: "the agent has left the call",
    content: "1767603600-1",
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const CALL_NAMING = {
  callAnnounced: "AgentEvent_Incoming_CallInfo",
  ringing: "AgentEvent_Ringing",
  autoAnswered: "AgentEvent_Auto_Answer",
  otherSideAlerting: "AgentEvent_Customer_Alerting",
  talking: "AgentEvent_Talking",
  talkPassed: undefined,
  held: "AgentEvent_Hold",
  muted: undefined,
  unmuted: undefined,
  digitsSent: undefined,
  notAnswered: "AgentEvent_No_Answer",
  otherSideLeft: "AgentEvent_Customer_Release",
  leftCall: "AgentEvent_Call_Release",
} as const satisfies EventNaming<typeof CALL_EVENTS>;
