// What a client reads of each event: an exhaustive table from the core's plain English to the gateway's names and contents.
import type { AgentEvent, Instant, LoggedEvent, Settings } from "../core/index.ts";
import {
  announcement,
  DIAL_FAILED,
  FEATURE_CODE,
  MEDIA_ABILITY,
  mediaSwitch,
  message,
  offer,
  partOf,
  preview,
  recording,
  recordingEnd,
} from "./event-contents.ts";

/** The content of an event as clients read it: an object, a bare call id, or null. */
type Content = Readonly<Record<string, unknown>> | string | null;

/** An event's type and content; undefined when clients are not told. */
type Wire = readonly [eventType: string, content: Content] | undefined;

/**
 * An event as JSON text: `{"eventType":…,"workNo":…,"content":…}`, with `eventGenTime` (milliseconds) where settings ask for it;
 * undefined when clients are not told of it.
 */
export function writeEvent({ at, event }: LoggedEvent, settings: Readonly<Settings>): string | undefined {
  if (!("agent" in event)) return undefined;
  const wire = wireOf(event, at, settings);
  if (wire === undefined) return undefined;
  const [eventType, content] = wire;
  const generated = settings.eventGenTime ? { eventGenTime: at } : {};
  return JSON.stringify({ eventType, ...generated, workNo: String(event.agent), content });
}

function wireOf(event: AgentEvent, at: Instant, settings: Readonly<Settings>): Wire {
  switch (event.type) {
    case "signed-in":
      return ["AgentOther_InService", null];
    case "signed-out":
      return isTold(event.cause, settings)
        ? ["AgentOther_ShutdownService", { loginTime: String(event.signedInAt) }]
        : undefined;
    case "became-idle":
      return [event.forced ? "AgentState_Force_Ready" : "AgentState_Ready", null];
    case "became-busy":
      return ["AgentState_SetNotReady_Success", { reason: String(event.reason) }];
    case "busy-ended":
      return ["AgentState_CancelNotReady_Success", null];
    case "rest-began":
      return ["AgentState_SetRest_Success", { reason: String(event.cause) }];
    case "rest-overstayed":
      return ["AgentState_Rest_Timeout", null];
    case "rest-ended":
      return ["AgentState_CancelRest_Success", null];
    case "wrap-up-began":
      return [event.asked ? "AgentState_SetWork_Success" : "AgentState_Work", null];
    case "wrap-up-ended":
      return ["AgentState_CancelWork_Success", null];
    // Not the state of one who shows busy, but of one for whom a call is under way.
    case "occupied":
      return event.told ? ["AgentState_Busy", null] : undefined;
    case "phone-alerting":
      return [
        "AgentOther_PhoneAlerting",
        settings.phoneAlertingContent === "object" && event.caller !== undefined
          ? { callid: event.call, caller: event.caller }
          : null,
      ];
    case "phone-off-hook":
      return ["AgentOther_PhoneOffhook", { type: partOf(event) }];
    case "phone-on-hook":
      return ["AgentOther_PhoneRelease", { phoneState: event.by === "agent" ? 2 : 3 }];
    case "call-announced":
      return ["AgentEvent_Incoming_CallInfo", announcement(event)];
    case "ringing":
      return ["AgentEvent_Ringing", offer(event)];
    case "auto-answered":
      return ["AgentEvent_Auto_Answer", offer(event)];
    case "other-side-alerting":
      return [
        "AgentEvent_Customer_Alerting",
        {
          callid: event.call,
          otherPhoneWorkno: event.workNumber === undefined ? "" : String(event.workNumber),
          otherPhone: event.number,
          type: partOf(event),
        },
      ];
    case "talking":
      return [
        "AgentEvent_Talking",
        {
          caller: event.caller,
          callid: event.call,
          called: event.called,
          feature: String(FEATURE_CODE[event.feature]),
          type: partOf(event),
          mediaAbility: MEDIA_ABILITY[event.media],
        },
      ];
    case "held":
      return ["AgentEvent_Hold", event.call];
    case "conference-began":
      return ["AgentEvent_Conference", { callid: event.call, partner: event.partners.join(",") }];
    case "not-answered":
      return ["AgentEvent_No_Answer", event.call];
    case "dial-failed":
      return [DIAL_FAILED[event.feature], event.call];
    case "connect-failed":
      return ["AgentEvent_Connect_Fail", event.call];
    case "transfer-result":
      // The pages give no codes for failures: any value but 0 is one. A client lets the agent cancel by the second event.
      return event.stays
        ? ["AgentEvent_TransOutResult", { result: event.succeeded ? 0 : 1 }]
        : ["AgentEvent_SuccTransResult", { result: event.succeeded ? 0 : 1, callId: event.call }];
    case "returned-from-ivr":
      return ["AgentEvent_ReturnFromIvr", event.call];
    case "left-call":
      return ["AgentEvent_Call_Release", event.call];
    case "other-side-left":
      return ["AgentEvent_Customer_Release", { callid: event.call, number: event.number }];
    case "media-switched":
      return ["AgentEvent_MediaSwith", mediaSwitch(event)];
    case "recording-began":
      return ["AgentMediaEvent_Record", recording(event, at)];
    case "recording-ended":
      return ["AgentMediaEvent_StopRecordDone", recordingEnd(event, at)];
    case "preview-offered":
      return preview(event);
    case "preview-withdrawn":
      return ["AgentEvent_Release_Preview", null];
    case "all-busy":
      return ["AgentOther_All_Agent_Busy", null];
    case "note-arrived":
      return ["AgentOther_Note", message(event, at)];
    case "bulletin-arrived":
      return ["AgentOther_Bulletin", message(event, at)];
    case "skills-chosen":
    case "counters-pinned":
    case "talk-passed":
    case "transferred":
    case "muted":
    case "unmuted":
    case "digits-sent":
      return undefined;
  }
}

/** An agent who signs out itself learns it from the answer; since 2025 the event does not come then. One who is replaced sees 100-006. */
function isTold(cause: Extract<AgentEvent, { type: "signed-out" }>["cause"], settings: Readonly<Settings>): boolean {
  if (cause === "own" || cause === "forced") return settings.shutdownServiceAfterLogout;
  return cause !== "replaced";
}
