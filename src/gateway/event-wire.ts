// What a client reads of each event: its name (words/event-names.ts), and its content, by an exhaustive table from the core's plain English.
import type { AgentEvent, Instant, LoggedEvent, Settings } from "../core/index.ts";
import { eventName } from "../words/event-names.ts";
import {
  announcement,
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

/**
 * An event as JSON text: `{"eventType":…,"workNo":…,"content":…}`, with `eventGenTime` (milliseconds) where settings ask for it;
 * undefined when clients are not told of it.
 */
export function writeEvent({ at, event }: LoggedEvent, settings: Readonly<Settings>): string | undefined {
  if (!("agent" in event)) return undefined;
  const eventType = eventName(event, settings);
  if (eventType === undefined) return undefined;
  const generated = settings.eventGenTime ? { eventGenTime: at } : {};
  return JSON.stringify({
    eventType,
    ...generated,
    workNo: String(event.agent),
    content: contentOf(event, at, settings),
  });
}

function contentOf(event: AgentEvent, at: Instant, settings: Readonly<Settings>): Content {
  switch (event.type) {
    case "signed-out":
      return { loginTime: String(event.signedInAt) };
    case "became-busy":
      return { reason: String(event.reason) };
    case "rest-began":
      return { reason: String(event.cause) };
    case "phone-alerting":
      return settings.phoneAlertingContent === "object" && event.caller !== undefined
        ? { callid: event.call, caller: event.caller }
        : null;
    case "phone-off-hook":
      return { type: partOf(event) };
    case "phone-on-hook":
      return { phoneState: event.by === "agent" ? 2 : 3 };
    case "call-announced":
      return announcement(event);
    case "ringing":
    case "auto-answered":
      return offer(event);
    case "other-side-alerting":
      return {
        callid: event.call,
        otherPhoneWorkno: event.workNumber === undefined ? "" : String(event.workNumber),
        otherPhone: event.number,
        type: partOf(event),
      };
    case "talking":
      return {
        caller: event.caller,
        callid: event.call,
        called: event.called,
        feature: String(FEATURE_CODE[event.feature]),
        type: partOf(event),
        mediaAbility: MEDIA_ABILITY[event.media],
      };
    case "not-answered":
    case "dial-failed":
    case "connect-failed":
    case "returned-from-ivr":
    case "left-call":
    case "held":
      return event.call;
    case "conference-began":
      return { callid: event.call, partner: event.partners.join(",") };
    case "transfer-result": {
      // The pages give no codes for failures: any value but 0 is one.
      const result = event.succeeded ? 0 : 1;
      return event.stays ? { result } : { result, callId: event.call };
    }
    case "other-side-left":
      return { callid: event.call, number: event.number };
    case "media-switched":
      return mediaSwitch(event);
    case "recording-began":
      return recording(event, at);
    case "recording-ended":
      return recordingEnd(event, at);
    case "preview-offered":
      return preview(event);
    case "note-arrived":
    case "bulletin-arrived":
      return message(event, at);
    case "signed-in":
    case "became-idle":
    case "busy-ended":
    case "rest-overstayed":
    case "rest-ended":
    case "wrap-up-began":
    case "wrap-up-ended":
    case "occupied":
    case "preview-withdrawn":
    case "all-busy":
    // Clients are not told of these.
    case "skills-chosen":
    case "counters-pinned":
    case "rest-prolonged":
    case "talk-passed":
    case "transferred":
    case "muted":
    case "unmuted":
    case "digits-sent":
      return null;
  }
}
