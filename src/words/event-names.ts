// How the gateway names each event: an exhaustive table from the core's plain English. What is in an event, event-wire.ts says.
import type { AgentEvent, AgentEventOf, Settings } from "../core/index.ts";

/** The name that an event goes by, or a choice that depends on what happened; undefined where clients are not told. */
type Naming<Event> = EventName | undefined | ((event: Event, settings: Readonly<Settings>) => EventName | undefined);

/** Every name that an event of this simulator can have. */
// biome-ignore format: one theme, one paragraph.
export const EVENT_NAMES = [
  "AgentOther_InService", "AgentOther_ShutdownService",

  "AgentState_Ready", "AgentState_Force_Ready", "AgentState_SetNotReady_Success", "AgentState_CancelNotReady_Success",
  "AgentState_SetRest_Success", "AgentState_Rest_Timeout", "AgentState_CancelRest_Success", "AgentState_SetWork_Success",
  "AgentState_Work", "AgentState_CancelWork_Success", "AgentState_Busy",

  "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook", "AgentOther_PhoneRelease",

  "AgentEvent_Incoming_CallInfo", "AgentEvent_Ringing", "AgentEvent_Auto_Answer", "AgentEvent_Customer_Alerting",
  "AgentEvent_Talking", "AgentEvent_Hold", "AgentEvent_Conference", "AgentEvent_No_Answer", "AgentEvent_Call_Out_Fail",
  "AgentEvent_Inside_Call_Fail", "AgentEvent_Consult_Fail", "AgentEvent_Connect_Fail", "AgentEvent_TransOutResult",
  "AgentEvent_SuccTransResult", "AgentEvent_ReturnFromIvr", "AgentEvent_Call_Release", "AgentEvent_Customer_Release",
  "AgentEvent_MediaSwith",

  "AgentMediaEvent_Record", "AgentMediaEvent_StopRecordDone",

  "AgentEvent_Preview", "AgentEvent_Preview_CallOut", "AgentEvent_Preview_CallOut_Ex", "AgentEvent_Release_Preview",

  "AgentOther_All_Agent_Busy", "AgentOther_Note", "AgentOther_Bulletin",
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** What a call that did not come about is told as. */
const DIAL_FAILED: Readonly<Record<AgentEventOf<"dialFailed">["feature"], EventName>> = {
  inbound: "AgentEvent_Call_Out_Fail",
  outbound: "AgentEvent_Call_Out_Fail",
  preview: "AgentEvent_Call_Out_Fail",
  internal: "AgentEvent_Inside_Call_Fail",
  twoPartyHelp: "AgentEvent_Consult_Fail",
  threePartyHelp: "AgentEvent_Consult_Fail",
};

const NAMING: { readonly [Type in AgentEvent["type"]]: Naming<AgentEventOf<Type>> } = {
  signedIn: "AgentOther_InService",
  signedOut: ({ cause }, settings) => (isTold(cause, settings) ? "AgentOther_ShutdownService" : undefined),
  becameIdle: ({ forced }) => (forced ? "AgentState_Force_Ready" : "AgentState_Ready"),
  becameBusy: "AgentState_SetNotReady_Success",
  busyEnded: "AgentState_CancelNotReady_Success",
  restBegan: "AgentState_SetRest_Success",
  restOverstayed: "AgentState_Rest_Timeout",
  restEnded: "AgentState_CancelRest_Success",
  wrapUpBegan: ({ asked }) => (asked ? "AgentState_SetWork_Success" : "AgentState_Work"),
  wrapUpEnded: "AgentState_CancelWork_Success",
  // Not the state of one who shows busy, but of one for whom a call is under way.
  occupied: ({ told }) => (told ? "AgentState_Busy" : undefined),
  phoneAlerting: "AgentOther_PhoneAlerting",
  phoneOffHook: "AgentOther_PhoneOffhook",
  phoneOnHook: "AgentOther_PhoneRelease",
  callAnnounced: "AgentEvent_Incoming_CallInfo",
  ringing: "AgentEvent_Ringing",
  autoAnswered: "AgentEvent_Auto_Answer",
  otherSideAlerting: "AgentEvent_Customer_Alerting",
  talking: "AgentEvent_Talking",
  held: "AgentEvent_Hold",
  conferenceBegan: "AgentEvent_Conference",
  notAnswered: "AgentEvent_No_Answer",
  dialFailed: ({ feature }) => DIAL_FAILED[feature],
  connectFailed: "AgentEvent_Connect_Fail",
  // A client lets the agent cancel by the first of these.
  transferResult: ({ stays }) => (stays ? "AgentEvent_TransOutResult" : "AgentEvent_SuccTransResult"),
  returnedFromIvr: "AgentEvent_ReturnFromIvr",
  leftCall: "AgentEvent_Call_Release",
  otherSideLeft: "AgentEvent_Customer_Release",
  mediaSwitched: "AgentEvent_MediaSwith",
  recordingBegan: "AgentMediaEvent_Record",
  recordingEnded: "AgentMediaEvent_StopRecordDone",
  previewOffered: previewName,
  previewWithdrawn: "AgentEvent_Release_Preview",
  allBusy: "AgentOther_All_Agent_Busy",
  noteArrived: "AgentOther_Note",
  bulletinArrived: "AgentOther_Bulletin",
  skillsChosen: undefined,
  countersPinned: undefined,
  restProlonged: undefined,
  talkPassed: undefined,
  transferred: undefined,
  muted: undefined,
  unmuted: undefined,
  digitsSent: undefined,
};

/** The name by which a client is told of an event; undefined when it is not. */
export function eventName(event: AgentEvent, settings: Readonly<Settings>): EventName | undefined {
  // Each entry takes events of its own type only, and is given no others.
  const naming = NAMING[event.type] as Naming<AgentEvent>;
  return typeof naming === "function" ? naming(event, settings) : naming;
}

/** The form of a preview depends on what it carries: several numbers to choose from, or data. */
function previewName({ numbers, data }: AgentEventOf<"previewOffered">): EventName {
  if (numbers.length > 1) return "AgentEvent_Preview_CallOut_Ex";
  return data === "" ? "AgentEvent_Preview" : "AgentEvent_Preview_CallOut";
}

/** An agent who signs out itself learns it from the answer; since 2025 the event does not come then. One who is replaced sees 100-006. */
function isTold(cause: AgentEventOf<"signedOut">["cause"], settings: Readonly<Settings>): boolean {
  if (cause === "own" || cause === "forced") return settings.shutdownServiceAfterLogout;
  return cause !== "replaced";
}
