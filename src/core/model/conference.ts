// The types and limits of conferences, and of multimedia conferences, in which agents share a desktop.
import type { TimerId } from "../time/clock.ts";
import { type Duration, type Instant, MINUTE } from "../time/time.ts";
import type { AgentId, CallId } from "./ids.ts";
import type { OutsideAct } from "./outside.ts";
import type { RunningRecording } from "./recording.ts";

/** The number of a conference: a multiple of 256, as in the real gateway. */
export type ConferenceId = number;

/** A party of a conference: an agent, or a phone by its number. */
export type ConferenceParty = { readonly agent: AgentId } | { readonly number: string };

/** The modes of a participant: it hears the others, is heard by them, both or neither. */
export const PARTICIPANT_MODES = ["hear", "talk", "both", "none"] as const;

/** One of the modes of a participant. */
export type ParticipantMode = (typeof PARTICIPANT_MODES)[number];

/** A sound that plays, and the timer of its end. */
export interface Sound {
  readonly path: string;
  readonly timer: TimerId;
}

/** A party that is in a conference, or is being called into it. */
export interface Participant {
  readonly party: ConferenceParty;
  /** The client's number for the calls of a device; only stored and reported. */
  readonly deviceCallType: number;
  /** The client's number for the device; only stored and reported. */
  readonly deviceType: number;
  /** `alerting`: an agent's phone rings and has not been picked up; `ringing`: it has not answered; `here`: it has joined. */
  state: "alerting" | "ringing" | "here";
  mode: ParticipantMode;
  isHeld: boolean;
  sound: Sound | undefined;
  /** When it joined; undefined before. */
  enteredAt: Instant | undefined;
  /** The timer of its ringing, or of its phone's pickup. For a phone, the timer of its next action. */
  timer: TimerId | undefined;
  /** The next action of a phone. */
  next: OutsideAct | undefined;
  /** The time that a phone talks before it hangs up; undefined: until the conference ends. */
  readonly talk: Duration | undefined;
  recording: RunningRecording | undefined;
}

/** A party to call, with the numbers that the client gives its device. */
export type Invitation = Pick<Participant, "party" | "deviceCallType" | "deviceType">;

/**
 * A conference: agents and phones talk with each other, under a chair, for a limited time. When it ends, it is removed from the
 * state; the event log still has it.
 */
export interface Conference {
  readonly id: ConferenceId;
  /** The call id of its recordings. A recording always names a call, so a conference gets a call id too. */
  readonly call: CallId;
  chair: AgentId;
  /** The maximum number of participants, the chair included. */
  places: number;
  /** Its maximum time, extensions included. */
  length: Duration;
  /** How long before its end the chair gets a warning; undefined for none. */
  readonly warning: Duration | undefined;
  /** The number that called phones see. */
  readonly callerNumber: string;
  /** When its chair joined; undefined before. */
  begunAt: Instant | undefined;
  endTimer: TimerId | undefined;
  warningTimer: TimerId | undefined;
  /** The sound that all participants hear. */
  sound: Sound | undefined;
  /** Its participants, in the order in which they were called. The chair is among them. */
  participants: Participant[];
  /** The parties to call when it begins. */
  invitations: readonly Invitation[];
}

/** The maximum number of places of a conference. */
export const MAX_PLACES = 120;

/** The maximum time of a conference, extensions included. */
export const MAX_CONFERENCE_LENGTH: Duration = 1_440 * MINUTE;

/** The maximum number of places of all conferences of a center. */
export const MAX_ALL_PLACES = 1_200;

/** How long every sound plays: a fixed time, because the simulator has no sound files. */
export const SOUND_LENGTH: Duration = 10_000;

/** The code with which the CTI server refuses a conference, or a request about one. The documentation has no other code. */
export const DENIAL_CAUSE = 21_234;

/** Returns the id of a conference from its serial number. The first conference has the serial number 1. */
export function makeConferenceId(serial: number): ConferenceId {
  return 256 * (4_000 + serial);
}

/** Returns whether two parties are the same. */
export function isSameParty(one: ConferenceParty, other: ConferenceParty): boolean {
  if ("agent" in one) return "agent" in other && one.agent === other.agent;
  return "number" in other && one.number === other.number;
}

/** Returns the number of a party: a phone number, or a work number. */
export function numberOf(party: ConferenceParty): string {
  return "agent" in party ? String(party.agent) : party.number;
}

/** Returns a new participant of a conference. */
export function createParticipant(facts: Pick<Participant, "party" | "state"> & Partial<Participant>): Participant {
  return {
    deviceCallType: 0,
    deviceType: 0,
    mode: "both",
    isHeld: false,
    sound: undefined,
    enteredAt: undefined,
    timer: undefined,
    next: undefined,
    talk: undefined,
    recording: undefined,
    ...facts,
  };
}

/** Returns the invitation of a party without facts about its device. */
export function createInvitation(party: ConferenceParty): Invitation {
  return { party, deviceCallType: 0, deviceType: 0 };
}

/** The number of a multimedia conference. */
export type MultimediaConferenceId = number;

/** A member of a multimedia conference. */
export interface MultimediaMember {
  readonly agent: AgentId;
  /** True if its client has reported that it joined. */
  isHere: boolean;
}

/** A multimedia conference. It ends when the agent who requested it stops it, can't join it or signs out. */
export interface MultimediaConference {
  readonly id: MultimediaConferenceId;
  readonly owner: AgentId;
  /** The id of the call that it belongs to, as the client sent it. */
  readonly call: string;
  /** Its members, the owner first. */
  members: MultimediaMember[];
}
