// Builds the contents of events of calls, phones, messages and inspections, with the gateway's numbers for calls, media and inspections.
import type { AgentEventOf, CallFacts, Instant, Media } from "../../core/index.ts";
import { writeTime } from "../../words/recording-names.ts";

/** The number of each kind of call (callFeature). */
export const FEATURE_CODE: Readonly<Record<CallFacts["feature"], number>> = {
  inbound: 0,
  internal: 6,
  outbound: 7,
  preview: 44,
  twoPartyHelp: 51,
  threePartyHelp: 52,
};

/** The media type of an ordinary phone call. */
export const VOICE_MEDIA = 5 as const;

/** The media of an agent in a call: 1 voice, 3 voice and video. */
export const MEDIA_ABILITY: Readonly<Record<Media, string>> = { voice: "1", video: "3" };

/** The media type after a switch between voice and video. */
const SWITCHED_MEDIA_TYPE: Readonly<Record<Media, number>> = { voice: 1, video: 3 };

/** The gateway's numbers for the modes of an inspection. */
export const QC_TYPE = { listen: 8, insert: 9, whisper: 20_172 } as const;

/** The work number that means no agent. */
const NO_AGENT = 65_535;

/** Returns the agent's role in a call: `assistant` for a consulted agent. */
export function roleOf({ assists }: { assists: boolean }): "main" | "assistant" {
  return assists ? "assistant" : "main";
}

/** Returns the content of AgentEvent_Ringing and AgentEvent_Auto_Answer: a call that is offered to an agent. */
export function buildOfferContent(facts: AgentEventOf<"ringing" | "autoAnswered">) {
  const { transferredBy } = facts;
  return {
    caller: facts.caller,
    transfer: transferredBy === undefined ? "no" : "yes",
    callid: facts.call,
    transfrom: transferredBy === undefined ? "" : String(transferredBy),
    called: facts.called,
    type: roleOf(facts),
    mediaAbility: MEDIA_ABILITY[facts.media],
    feature: String(FEATURE_CODE[facts.feature]),
  };
}

/** Returns the content of AgentEvent_Incoming_CallInfo: a call that will be offered to an agent. */
export function buildAnnouncementContent(event: AgentEventOf<"callAnnounced">) {
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

/** Returns the content of a note or bulletin. The content in the page's sample is null, but a client of the vendor reads these members. */
export function buildMessageContent(event: AgentEventOf<"noteArrived" | "bulletinArrived">, at: Instant) {
  return {
    sender: String(event.from),
    receivetime: at,
    sendername: event.fromName,
    timestring: writeTime(at),
    context: event.text,
  };
}

/** Returns the content of AgentEvent_MediaSwith: the outcome of a switch between voice and video. */
export function buildMediaSwitchContent({ to, succeeded, facts }: AgentEventOf<"mediaSwitched">) {
  return {
    callid: facts.call,
    reason: succeeded ? 0 : 1,
    caller: facts.caller,
    called: facts.called,
    mediaType: SWITCHED_MEDIA_TYPE[to],
  };
}

/** Returns the content of a preview. With data or several numbers, its event has another name: see words/events/preview.ts. */
export function buildPreviewContent({ control, numbers, data }: AgentEventOf<"previewOffered">) {
  const content = { controlid: String(control), dialeddigits: numbers.join(",") };
  return numbers.length > 1 || data !== "" ? { ...content, callData: data } : content;
}

/** Returns the content of the event of a phone that goes on hook: the agent or the platform hung it up. */
export function buildOnHookContent(by: "agent" | "platform") {
  return { phoneState: by === "agent" ? 2 : 3 };
}

/** Returns the content of the event of a phone that is used for an inspection, a conference or a playback. */
export function buildPhoneContent({ does }: AgentEventOf<"inspectorPhone" | "conferencePhone" | "playerPhone">) {
  if (does === "alerts") return null;
  if (does === "isLifted") return { type: "main" };
  return buildOnHookContent(does === "isHungUp" ? "agent" : "platform");
}

/** Returns the content of QC_AgentState_Notify: an agent that an inspector watches has signed in or out. */
export function buildWatchedAgentContent({ watched, name, signedIn }: AgentEventOf<"watchedAgentChanged">) {
  return {
    subtype: signedIn ? "QC_AgentState_Login" : "QC_AgentState_Logout",
    monitoredagent: String(watched),
    agentname: name,
    mediaserver: "CtiServer",
  };
}
