// What a client reads of each event: an exhaustive table from the core's plain English to the gateway's names and contents.
import type { AgentEvent, CallFacts, Instant, LoggedEvent, Settings } from "../core/index.ts";

/** The content of an event as clients read it: an object, a bare call id, or null. */
type Content = Readonly<Record<string, unknown>> | string | null;

/** An event's type and content; undefined when clients are not told. */
type Wire = readonly [eventType: string, content: Content] | undefined;

/** How a call's kind is numbered (callFeature). */
export const FEATURE_CODE: Readonly<Record<CallFacts["feature"], number>> = { inbound: 0 };

/** The media type of an ordinary telephone call. */
export const VOICE_MEDIA = 5;

/** What stands for "no agent" where an agent's number is expected. */
const NO_AGENT = 65_535;

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
      return ["AgentState_Busy", null];
    case "phone-alerting":
      return [
        "AgentOther_PhoneAlerting",
        settings.phoneAlertingContent === "object" ? { callid: event.call, caller: event.caller } : null,
      ];
    case "phone-off-hook":
      return ["AgentOther_PhoneOffhook", { type: "main" }];
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
          type: "main",
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
          type: "main",
          mediaAbility: "1",
        },
      ];
    case "held":
      return ["AgentEvent_Hold", event.call];
    case "not-answered":
      return ["AgentEvent_No_Answer", event.call];
    case "left-call":
      return ["AgentEvent_Call_Release", event.call];
    case "other-side-left":
      return ["AgentEvent_Customer_Release", { callid: event.call, number: event.number }];
    case "note-arrived":
      return ["AgentOther_Note", message(event, at)];
    case "bulletin-arrived":
      return ["AgentOther_Bulletin", message(event, at)];
    case "skills-chosen":
    case "counters-pinned":
      return undefined;
  }
}

/** An agent who signs out itself learns it from the answer; since 2025 the event does not come then. One who is replaced sees 100-006. */
function isTold(cause: Extract<AgentEvent, { type: "signed-out" }>["cause"], settings: Readonly<Settings>): boolean {
  if (cause === "own" || cause === "forced") return settings.shutdownServiceAfterLogout;
  return cause !== "replaced";
}

function offer(facts: CallFacts) {
  return {
    caller: facts.caller,
    transfer: "no",
    callid: facts.call,
    transfrom: "",
    called: facts.called,
    type: "main",
    mediaAbility: "1",
    feature: String(FEATURE_CODE[facts.feature]),
  };
}

function announcement(event: Extract<AgentEvent, { type: "call-announced" }>) {
  const { turnedAwayBy } = event;
  return {
    callId: event.call,
    skillName: event.queueName ?? "",
    skillId: event.queue ?? 0,
    caller: event.caller,
    called: event.called,
    lastReleaseAgentId: turnedAwayBy.at(-1) ?? NO_AGENT,
    mediaType: VOICE_MEDIA,
    releaseAndReQueueCount: turnedAwayBy.length,
    releaseAndReQueueCallFlag: turnedAwayBy.length > 0 ? 1 : 0,
  };
}

/** A note or bulletin: the page's sample has no content, but a client of Huawei's own reads these members. */
function message(event: Extract<AgentEvent, { type: "note-arrived" | "bulletin-arrived" }>, at: Instant) {
  return {
    sender: String(event.from),
    receivetime: at,
    sendername: event.fromName,
    timestring: writeTime(at),
    context: event.text,
  };
}

/** An instant as `2026-01-05 09:00:00`, in UTC. */
function writeTime(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
