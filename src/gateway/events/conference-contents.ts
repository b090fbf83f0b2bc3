// Builds the contents of events of conferences, with the gateway's numbers for changes of participants.
import { type AgentEventOf, numberOf } from "../../core/index.ts";
import { buildPhoneContent } from "./event-contents.ts";

type ConferenceEventType =
  | "conferenceOccupied"
  | "conferencePhone"
  | "conferenceRinging"
  | "conferenceGranted"
  | "conferenceDenied"
  | "talkMoved"
  | "joinedConference"
  | "leftConference"
  | "conferenceEnding"
  | "participantChanged"
  | "becameChair"
  | "conferenceSoundEnded"
  | "multimediaConferenceReady";

const CHANGE_TYPE = {
  joined: 0,
  denied: 0,
  left: 1,
  chair: 2,
  muted: 3,
  unmuted: 4,
  held: 5,
  retrieved: 6,
} as const satisfies Readonly<Record<AgentEventOf<"participantChanged">["change"], number>>;

const CHANGE_REASON = {
  left: 0,
  removed: 1,
  hungUp: 2,
  ended: 3,
  signedOut: 4,
  rejected: 6,
} as const satisfies Readonly<Record<AgentEventOf<"leftConference">["leave"], number>>;

/** The reason of every change but a leave. */
const NO_REASON = 255;

/** The gateway's numbers for the kinds of parties. */
export const PARTY_TYPE = { number: 6, agent: 9 } as const;

/** Returns the content of an event of a conference. */
export function buildConferenceContent(event: AgentEventOf<ConferenceEventType>) {
  switch (event.type) {
    case "conferenceOccupied":
    case "talkMoved":
      return null;
    case "conferencePhone":
      return buildPhoneContent(event);
    case "conferenceDenied":
      return { cause: event.deniedBy };
    case "participantChanged":
      return buildParticipantContent(event);
    case "conferenceSoundEnded":
      return { result: event.succeeded ? 0 : 1 };
    case "multimediaConferenceReady":
      return {
        confid: event.multimediaConference,
        // The real text is for the component that shares the desktop. This one names the conference and the agent.
        confinfo: `${event.multimediaConference};${event.agent}`,
      };
    default:
      return { confId: event.conference };
  }
}

function buildParticipantContent({
  change,
  leave,
  conference,
  party,
  deviceCallType,
  deviceType,
}: AgentEventOf<"participantChanged">) {
  return {
    result: change === "denied" ? 1 : 0,
    changeType: CHANGE_TYPE[change],
    changeReason: leave === undefined ? NO_REASON : CHANGE_REASON[leave],
    confId: conference,
    participant: numberOf(party),
    participantType: "agent" in party ? PARTY_TYPE.agent : PARTY_TYPE.number,
    deviceCallType,
    deviceType,
  };
}
