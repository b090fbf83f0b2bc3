// Events of an agent's state: idle, busy, rest, wrap-up.
import type { EventFamily, EventNaming } from "./row.ts";

/** The events of this family, by the names that clients read. */
export const STATE_EVENTS = {
  AgentState_Ready: {
    when: "the agent is idle: after sign-in, after a call, or after a repeated `sayfree`",
    content: null,
  },
  AgentState_Force_Ready: {
    when: "an inspector made the agent idle",
    content: null,
  },
  AgentState_SetNotReady_Success: {
    when: "the agent is busy. Reasons: the one in the request (default 0); 2: unanswered call; 3: made busy by an inspector; 7: rejected call",
    content: { reason: "0" },
  },
  AgentState_CancelNotReady_Success: {
    when: "busy ended; the agent is idle",
    content: null,
  },
  AgentState_SetRest_Success: {
    when: "the rest began; the reason is the cause in the request",
    content: { reason: "0" },
  },
  AgentState_Rest_Timeout: {
    when: "the granted time of the rest is over; the agent still rests",
    content: null,
  },
  AgentState_CancelRest_Success: {
    when: "the rest ended; the agent is idle",
    content: null,
  },
  AgentState_SetWork_Success: {
    when: "wrap-up began at the request of the agent",
    content: null,
  },
  AgentState_Work: {
    when: "wrap-up began automatically: after a call, or at sign-in with `status` 5",
    content: null,
  },
  AgentState_CancelWork_Success: {
    when: "wrap-up ended; the state booked meanwhile begins",
    content: null,
  },
  AgentState_Busy: {
    when: "a call or a conference is on its way to the agent, or an inspection begins. This is not the state busy",
    content: null,
  },
} as const satisfies EventFamily;

/** The names by which clients get events of the core. */
export const STATE_NAMING = {
  becameIdle: ({ forced }) => (forced ? "AgentState_Force_Ready" : "AgentState_Ready"),
  becameBusy: "AgentState_SetNotReady_Success",
  busyEnded: "AgentState_CancelNotReady_Success",
  restBegan: "AgentState_SetRest_Success",
  restProlonged: undefined,
  restOverstayed: "AgentState_Rest_Timeout",
  restEnded: "AgentState_CancelRest_Success",
  wrapUpBegan: ({ asked }) => (asked ? "AgentState_SetWork_Success" : "AgentState_Work"),
  wrapUpEnded: "AgentState_CancelWork_Success",
  // This is not the state busy: a call is on its way to the agent.
  occupied: ({ told }) => (told ? "AgentState_Busy" : undefined),
  inspectionBegan: "AgentState_Busy",
  conferenceOccupied: "AgentState_Busy",
} as const satisfies EventNaming<typeof STATE_EVENTS>;
