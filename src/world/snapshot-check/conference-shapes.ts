// The shapes of conferences and multimedia conferences in a snapshot, and of their events.
import * as z from "zod";
import { type CenterEvent, type CenterSnapshot, type ConferenceParty, MAX_PLACES } from "../../core/index.ts";
import { outsideAct } from "./call-shapes.ts";
import {
  callId,
  count,
  duration,
  flag,
  id,
  instant,
  type Kinds,
  record,
  text,
  timerId,
  word,
} from "./record-shapes.ts";
import { runningRecording } from "./recording-shapes.ts";

type State = CenterSnapshot["state"];
type Conference = State["conferences"][number];
type Participant = Conference["participants"][number];
type MultimediaConference = State["multimediaConferences"][number];
type Sound = NonNullable<Conference["sound"]>;

/** The shape of a party of a conference. */
export const party: z.ZodType<ConferenceParty> = z.union([
  z.strictObject({ agent: id }),
  z.strictObject({ number: text }),
]);

const sound: z.ZodType<Sound> = record<Sound>({ path: text, timer: timerId });

const participant: z.ZodType<Participant> = record<Participant>({
  party,
  deviceCallType: count,
  deviceType: count,
  state: word<Participant["state"]>({ alerting: true, ringing: true, here: true }),
  mode: word<Participant["mode"]>({ hear: true, talk: true, both: true, none: true }),
  isHeld: flag,
  sound: sound.optional(),
  enteredAt: instant.optional(),
  timer: timerId.optional(),
  next: outsideAct.optional(),
  talk: duration.optional(),
  recording: runningRecording.optional(),
});

/** The shape of a conference. */
export const conference: z.ZodType<Conference> = record<Conference>({
  id,
  call: callId,
  chair: id,
  places: z.int().min(1).max(MAX_PLACES),
  length: duration,
  warning: duration.optional(),
  callerNumber: text,
  begunAt: instant.optional(),
  endTimer: timerId.optional(),
  warningTimer: timerId.optional(),
  sound: sound.optional(),
  participants: z.array(participant).min(1),
  invitations: z.array(record<Conference["invitations"][number]>({ party, deviceCallType: count, deviceType: count })),
});

/** The shape of a multimedia conference. */
export const multimediaConference: z.ZodType<MultimediaConference> = record<MultimediaConference>({
  id,
  owner: id,
  call: text,
  members: z.array(record<MultimediaConference["members"][number]>({ agent: id, isHere: flag })).min(1),
});

const ofConference = { agent: id, conference: id };

const leave = word<Extract<CenterEvent, { type: "leftConference" }>["leave"]>({
  left: true,
  removed: true,
  hungUp: true,
  ended: true,
  signedOut: true,
  rejected: true,
});

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
  | "multimediaConferenceReady"
  | "conferenceOver";

/** The shapes of the members of conferences' events, by type. */
export const conferenceEvents: { readonly [Name in ConferenceEventType]: Kinds<CenterEvent, "type">[Name] } = {
  conferenceOccupied: ofConference,
  conferencePhone: {
    ...ofConference,
    does: word({ alerts: true, isLifted: true, isHungUp: true, isReleased: true }),
  },
  conferenceRinging: ofConference,
  conferenceGranted: { ...ofConference, places: count, length: duration },
  conferenceDenied: { agent: id, deniedBy: count },
  talkMoved: { ...ofConference, call: callId },
  joinedConference: ofConference,
  leftConference: { ...ofConference, leave },
  conferenceEnding: ofConference,
  participantChanged: {
    ...ofConference,
    change: word({
      joined: true,
      denied: true,
      left: true,
      chair: true,
      muted: true,
      unmuted: true,
      held: true,
      retrieved: true,
    }),
    leave: leave.optional(),
    party,
    deviceCallType: count,
    deviceType: count,
  },
  becameChair: ofConference,
  conferenceSoundEnded: { ...ofConference, party: party.optional(), succeeded: flag },
  multimediaConferenceReady: { agent: id, multimediaConference: id },
  conferenceOver: { conference: id },
};

/** The shapes of the members of conferences' timers, by kind. */
export const conferenceTimers = {
  "conference-over": { conference: id },
  "conference-warning": { conference: id },
  "conference-ring-timeout": { conference: id, agent: id },
  "conference-phone-lifted": { conference: id, agent: id },
  "conference-phone-acts": { conference: id, number: text, act: outsideAct },
  "conference-sound-over": { conference: id, party: party.optional() },
};
