// Writes an event of the core as the JSON that clients read: its name (words/event-names.ts) and its content.
import type { AgentEvent, Instant, LoggedEvent } from "../../core/index.ts";
import { nameOfEvent } from "../../words/event-names.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import { buildChatContent } from "./chat-contents.ts";
import { buildConferenceContent } from "./conference-contents.ts";
import {
  buildAnnouncementContent,
  buildMediaSwitchContent,
  buildMessageContent,
  buildOfferContent,
  buildOnHookContent,
  buildPhoneContent,
  buildPreviewContent,
  buildWatchedAgentContent,
  FEATURE_CODE,
  MEDIA_ABILITY,
  QC_TYPE,
  roleOf,
} from "./event-contents.ts";
import { buildPlayEndContent, buildRecordingContent, buildRecordingEndContent } from "./recording-contents.ts";

/** The content of an event: an object, a call id, or null. */
type Content = Readonly<Record<string, unknown>> | string | null;

/**
 * Writes an event as JSON text: `{"eventType":…,"workNo":…,"content":…}`, with `eventGenTime` (epoch milliseconds) if the setting of this
 * name is on.
 *
 * @returns undefined if clients don't get the event
 */
export function writeEvent({ at, event }: LoggedEvent, settings: Readonly<GatewaySettings>): string | undefined {
  if (!("agent" in event)) return undefined;
  const eventType = nameOfEvent(event, settings);
  if (eventType === undefined) return undefined;
  const generated = settings.eventGenTime ? { eventGenTime: at } : {};
  return JSON.stringify({
    eventType,
    ...generated,
    workNo: String(event.agent),
    content: contentOf(event, at, settings),
  });
}

function contentOf(event: AgentEvent, at: Instant, settings: Readonly<GatewaySettings>): Content {
  if ("chat" in event) return buildChatContent(event, at);
  switch (event.type) {
    case "signedOut":
      return { loginTime: String(event.signedInAt) };
    case "becameBusy":
      return { reason: String(event.reason) };
    case "restBegan":
      return { reason: String(event.restCause) };
    case "phoneAlerting":
      return settings.phoneAlertingContent === "object" && event.caller !== undefined
        ? { callid: event.call, caller: event.caller }
        : null;
    case "phoneOffHook":
      return { type: roleOf(event) };
    case "phoneOnHook":
      return buildOnHookContent(event.by);
    case "callAnnounced":
      return buildAnnouncementContent(event);
    case "ringing":
    case "autoAnswered":
      return buildOfferContent(event);
    case "otherSideAlerting":
      return {
        callid: event.call,
        otherPhoneWorkno: event.workNumber === undefined ? "" : String(event.workNumber),
        otherPhone: event.number,
        type: roleOf(event),
      };
    case "talking":
      return {
        caller: event.caller,
        callid: event.call,
        called: event.called,
        feature: String(FEATURE_CODE[event.feature]),
        type: roleOf(event),
        mediaAbility: MEDIA_ABILITY[event.media],
      };
    case "notAnswered":
    case "dialFailed":
    case "connectFailed":
    case "returnedFromIvr":
    case "leftCall":
    case "held":
      return event.call;
    case "threeWayBegan":
      return { callid: event.call, partner: event.partners.join(",") };
    case "transferResult": {
      // The pages list no codes of failures: every value except 0 means a failure.
      const result = event.succeeded ? 0 : 1;
      return event.stays ? { result } : { result, callId: event.call };
    }
    case "otherSideLeft":
      return { callid: event.call, number: event.number };
    case "mediaSwitched":
      return buildMediaSwitchContent(event);
    case "recordingBegan":
    case "recordingFailed":
      return buildRecordingContent(event);
    case "recordingEnded":
      return buildRecordingEndContent(event, at);
    case "playEnded":
      return buildPlayEndContent(event);
    case "previewOffered":
      return buildPreviewContent(event);
    case "noteArrived":
    case "bulletinArrived":
      return buildMessageContent(event, at);
    case "inspectorPhone":
    case "playerPhone":
      return buildPhoneContent(event);
    case "inspected":
    case "inspectedNoMore":
      return { qcType: QC_TYPE[event.mode], qcAgentId: event.inspector };
    case "watchedAgentChanged":
      return buildWatchedAgentContent(event);
    case "conferenceOccupied":
    case "conferencePhone":
    case "conferenceRinging":
    case "conferenceGranted":
    case "conferenceDenied":
    case "talkMoved":
    case "joinedConference":
    case "leftConference":
    case "conferenceEnding":
    case "participantChanged":
    case "becameChair":
    case "conferenceSoundEnded":
    case "multimediaConferenceReady":
      return buildConferenceContent(event);
    case "inspectionBegan":
    case "signedIn":
    case "becameIdle":
    case "busyEnded":
    case "restOverstayed":
    case "restEnded":
    case "wrapUpBegan":
    case "wrapUpEnded":
    case "occupied":
    case "previewWithdrawn":
    case "allBusy":
    case "playAccepted":
    case "playBegan":
    case "playFailed":
    case "playPaused":
    case "playResumed":
    case "playJumped":
    // These events are not sent to clients.
    case "skillsChosen":
    case "countersPinned":
    case "restProlonged":
    case "talkPassed":
    case "transferred":
    case "muted":
    case "unmuted":
    case "digitsSent":
    case "recordingPaused":
    case "recordingResumed":
    case "screenRecordingBegan":
    case "screenRecordingEnded":
      return null;
  }
}
