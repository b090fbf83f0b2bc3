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
const DIAL_FAILED: Readonly<Record<AgentEventOf<"dial-failed">["feature"], EventName>> = {
  inbound: "AgentEvent_Call_Out_Fail",
  outbound: "AgentEvent_Call_Out_Fail",
  preview: "AgentEvent_Call_Out_Fail",
  internal: "AgentEvent_Inside_Call_Fail",
  twoPartyHelp: "AgentEvent_Consult_Fail",
  threePartyHelp: "AgentEvent_Consult_Fail",
};

const NAMING: { readonly [Type in AgentEvent["type"]]: Naming<AgentEventOf<Type>> } = {
  "signed-in": "AgentOther_InService",
  "signed-out": ({ cause }, settings) => (isTold(cause, settings) ? "AgentOther_ShutdownService" : undefined),
  "became-idle": ({ forced }) => (forced ? "AgentState_Force_Ready" : "AgentState_Ready"),
  "became-busy": "AgentState_SetNotReady_Success",
  "busy-ended": "AgentState_CancelNotReady_Success",
  "rest-began": "AgentState_SetRest_Success",
  "rest-overstayed": "AgentState_Rest_Timeout",
  "rest-ended": "AgentState_CancelRest_Success",
  "wrap-up-began": ({ asked }) => (asked ? "AgentState_SetWork_Success" : "AgentState_Work"),
  "wrap-up-ended": "AgentState_CancelWork_Success",
  // Not the state of one who shows busy, but of one for whom a call is under way.
  occupied: ({ told }) => (told ? "AgentState_Busy" : undefined),
  "phone-alerting": "AgentOther_PhoneAlerting",
  "phone-off-hook": "AgentOther_PhoneOffhook",
  "phone-on-hook": "AgentOther_PhoneRelease",
  "call-announced": "AgentEvent_Incoming_CallInfo",
  ringing: "AgentEvent_Ringing",
  "auto-answered": "AgentEvent_Auto_Answer",
  "other-side-alerting": "AgentEvent_Customer_Alerting",
  talking: "AgentEvent_Talking",
  held: "AgentEvent_Hold",
  "conference-began": "AgentEvent_Conference",
  "not-answered": "AgentEvent_No_Answer",
  "dial-failed": ({ feature }) => DIAL_FAILED[feature],
  "connect-failed": "AgentEvent_Connect_Fail",
  // A client lets the agent cancel by the first of these.
  "transfer-result": ({ stays }) => (stays ? "AgentEvent_TransOutResult" : "AgentEvent_SuccTransResult"),
  "returned-from-ivr": "AgentEvent_ReturnFromIvr",
  "left-call": "AgentEvent_Call_Release",
  "other-side-left": "AgentEvent_Customer_Release",
  "media-switched": "AgentEvent_MediaSwith",
  "recording-began": "AgentMediaEvent_Record",
  "recording-ended": "AgentMediaEvent_StopRecordDone",
  "preview-offered": previewName,
  "preview-withdrawn": "AgentEvent_Release_Preview",
  "all-busy": "AgentOther_All_Agent_Busy",
  "note-arrived": "AgentOther_Note",
  "bulletin-arrived": "AgentOther_Bulletin",
  "skills-chosen": undefined,
  "counters-pinned": undefined,
  "rest-prolonged": undefined,
  "talk-passed": undefined,
  transferred: undefined,
  muted: undefined,
  unmuted: undefined,
  "digits-sent": undefined,
};

/** The name by which a client is told of an event; undefined when it is not. */
export function eventName(event: AgentEvent, settings: Readonly<Settings>): EventName | undefined {
  // Each entry takes events of its own type only, and is given no others.
  const naming = NAMING[event.type] as Naming<AgentEvent>;
  return typeof naming === "function" ? naming(event, settings) : naming;
}

/** The form of a preview depends on what it carries: several numbers to choose from, or data. */
function previewName({ numbers, data }: AgentEventOf<"preview-offered">): EventName {
  if (numbers.length > 1) return "AgentEvent_Preview_CallOut_Ex";
  return data === "" ? "AgentEvent_Preview" : "AgentEvent_Preview_CallOut";
}

/** An agent who signs out itself learns it from the answer; since 2025 the event does not come then. One who is replaced sees 100-006. */
function isTold(cause: AgentEventOf<"signed-out">["cause"], settings: Readonly<Settings>): boolean {
  if (cause === "own" || cause === "forced") return settings.shutdownServiceAfterLogout;
  return cause !== "replaced";
}
