// The events of conferences of agents and phones, and of desktop sharing.
import type { Duration } from "../time/time.ts";
import type { ConferenceId, ConferenceParty, MultimediaConferenceId } from "./conference.ts";
import type { CallId } from "./ids.ts";

/** The change of a participant. `denied`: it could not be called, or did not join. */
export type ParticipantChange = "joined" | "denied" | "left" | "chair" | "muted" | "unmuted" | "held" | "retrieved";

/** The reason why a participant left. */
export type ConferenceLeave = "left" | "removed" | "hungUp" | "ended" | "signedOut" | "rejected";

/** An event of an agent about a conference that it is in, or is called into. */
export type ConferenceEvent =
  /** The agent is occupied with a conference from now on: it is called, or its own one is being set up. */
  | { readonly type: "conferenceOccupied"; readonly conference: ConferenceId }
  /** The agent's phone changes because of a conference. */
  | {
      readonly type: "conferencePhone";
      readonly conference: ConferenceId;
      readonly does: "alerts" | "isLifted" | "isHungUp" | "isReleased";
    }
  | { readonly type: "conferenceRinging"; readonly conference: ConferenceId }
  /** The agent's own conference has begun, and it is the chair. */
  | {
      readonly type: "conferenceGranted";
      readonly conference: ConferenceId;
      readonly places: number;
      readonly length: Duration;
    }
  /** `deniedBy`: the code of the CTI server. */
  | { readonly type: "conferenceDenied"; readonly deniedBy: number }
  /** The agent's talk in a call continues in a conference; there is no release event. */
  | { readonly type: "talkMoved"; readonly call: CallId; readonly conference: ConferenceId }
  | { readonly type: "joinedConference"; readonly conference: ConferenceId }
  /** The agent has left a conference that it had joined. `leave`: why it left. */
  | { readonly type: "leftConference"; readonly conference: ConferenceId; readonly leave: ConferenceLeave }
  /** The time of the conference is almost over. */
  | { readonly type: "conferenceEnding"; readonly conference: ConferenceId }
  /** A participant of the agent's conference has changed. `leave`: why it left. */
  | {
      readonly type: "participantChanged";
      readonly conference: ConferenceId;
      readonly change: ParticipantChange;
      readonly leave?: ConferenceLeave;
      readonly party: ConferenceParty;
      readonly deviceCallType: number;
      readonly deviceType: number;
    }
  | { readonly type: "becameChair"; readonly conference: ConferenceId }
  /** A sound has ended. `party`: the only one who heard it; undefined if all did. */
  | {
      readonly type: "conferenceSoundEnded";
      readonly conference: ConferenceId;
      readonly party: ConferenceParty | undefined;
      readonly succeeded: boolean;
    }
  /** The resources of a multimedia conference are ready, so the client can join it. */
  | { readonly type: "multimediaConferenceReady"; readonly multimediaConference: MultimediaConferenceId };

/** An event of a conference as a whole. Clients do not get it. */
export type ConferenceWideEvent = { readonly type: "conferenceOver"; readonly conference: ConferenceId };
