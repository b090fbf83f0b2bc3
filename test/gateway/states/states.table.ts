// The table of requests in each state of an agent: the retcode, and the events that the client then polls.

/** The states of an agent that the requests are sent in. */
export const STATES = ["out", "idle", "busy", "rest", "wrap-up", "ringing", "talking"] as const;

/** The requests. */
export const OPERATIONS = [
  "saybusy",
  "cancelbusy",
  "sayfree",
  "rest",
  "cancelrest",
  "work",
  "cancelwork",
  "logout",
  "forcelogout",
  "resetskill",
  "autoanswer",
  "autoenteridle",
  "settalkright",
] as const;

/** A state of an agent. */
export type State = (typeof STATES)[number];
/** A request that is sent in each state. */
export type StateOperation = (typeof OPERATIONS)[number];

/** A request in a state, with its retcode and its events. */
export type Row = readonly [State, StateOperation, retcode: string, ...events: string[]];

/** Each request in each state. */
export const TABLE: readonly Row[] = [
  ["out", "saybusy", "100-006"],
  ["out", "cancelbusy", "100-006"],
  ["out", "sayfree", "100-006"],
  ["out", "rest", "100-006"],
  ["out", "cancelrest", "100-006"],
  ["out", "work", "100-006"],
  ["out", "cancelwork", "100-006"],
  ["out", "logout", "100-006"],
  ["out", "forcelogout", "100-006"],
  ["out", "resetskill", "100-006"],
  ["out", "autoanswer", "100-006"],
  ["out", "autoenteridle", "100-006"],
  ["out", "settalkright", "100-006"],

  ["idle", "saybusy", "0", "AgentState_SetNotReady_Success"],
  ["idle", "cancelbusy", "100-009"],
  ["idle", "sayfree", "0", "AgentState_Ready"],
  ["idle", "rest", "0", "AgentState_SetRest_Success"],
  ["idle", "cancelrest", "100-009"],
  ["idle", "work", "0", "AgentState_SetWork_Success"],
  ["idle", "cancelwork", "100-009"],
  ["idle", "logout", "0"],
  ["idle", "forcelogout", "0"],
  ["idle", "resetskill", "0"],
  ["idle", "autoanswer", "0"],
  ["idle", "autoenteridle", "0"],
  ["idle", "settalkright", "0"],

  ["busy", "saybusy", "0", "AgentState_SetNotReady_Success"],
  ["busy", "cancelbusy", "0", "AgentState_CancelNotReady_Success"],
  ["busy", "sayfree", "0", "AgentState_CancelNotReady_Success"],
  ["busy", "rest", "100-009"],
  ["busy", "cancelrest", "100-009"],
  ["busy", "work", "0", "AgentState_SetWork_Success"],
  ["busy", "cancelwork", "100-009"],
  ["busy", "logout", "0"],
  ["busy", "forcelogout", "0"],
  ["busy", "resetskill", "0"],
  ["busy", "autoanswer", "0"],
  ["busy", "autoenteridle", "0"],
  ["busy", "settalkright", "0"],

  ["rest", "saybusy", "100-009"],
  ["rest", "cancelbusy", "100-009"],
  ["rest", "sayfree", "0", "AgentState_CancelRest_Success"],
  ["rest", "rest", "0", "AgentState_SetRest_Success"],
  ["rest", "cancelrest", "0", "AgentState_CancelRest_Success"],
  ["rest", "work", "100-009"],
  ["rest", "cancelwork", "100-009"],
  ["rest", "logout", "0"],
  ["rest", "forcelogout", "0"],
  ["rest", "resetskill", "0"],
  ["rest", "autoanswer", "0"],
  ["rest", "autoenteridle", "0"],
  ["rest", "settalkright", "0"],

  // Busy and rest are booked. Their events arise when wrap-up or the call is over.
  ["wrap-up", "saybusy", "0"],
  ["wrap-up", "cancelbusy", "100-009"],
  ["wrap-up", "sayfree", "0", "AgentState_CancelWork_Success"],
  ["wrap-up", "rest", "0"],
  ["wrap-up", "cancelrest", "100-009"],
  ["wrap-up", "work", "100-009"],
  ["wrap-up", "cancelwork", "0", "AgentState_CancelWork_Success"],
  ["wrap-up", "logout", "0"],
  ["wrap-up", "forcelogout", "0"],
  ["wrap-up", "resetskill", "0"],
  ["wrap-up", "autoanswer", "0"],
  ["wrap-up", "autoenteridle", "0"],
  ["wrap-up", "settalkright", "0"],

  ["ringing", "saybusy", "0"],
  ["ringing", "cancelbusy", "100-009"],
  ["ringing", "sayfree", "100-009"],
  ["ringing", "rest", "0"],
  ["ringing", "cancelrest", "100-009"],
  ["ringing", "work", "100-009"],
  ["ringing", "cancelwork", "100-009"],
  ["ringing", "logout", "100-010"],
  ["ringing", "forcelogout", "0"],
  ["ringing", "resetskill", "0"],
  ["ringing", "autoanswer", "0"],
  ["ringing", "autoenteridle", "0"],
  ["ringing", "settalkright", "0"],

  ["talking", "saybusy", "0"],
  ["talking", "cancelbusy", "100-009"],
  ["talking", "sayfree", "100-009"],
  ["talking", "rest", "0"],
  ["talking", "cancelrest", "100-009"],
  ["talking", "work", "100-009"],
  ["talking", "cancelwork", "100-009"],
  ["talking", "logout", "100-010"],
  ["talking", "forcelogout", "0"],
  ["talking", "resetskill", "0"],
  ["talking", "autoanswer", "0"],
  ["talking", "autoenteridle", "0"],
  ["talking", "settalkright", "0"],
];
