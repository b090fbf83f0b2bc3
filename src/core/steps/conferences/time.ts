// Steps that schedule the end of a conference, the warning before it, and the ends of sounds.
import type { Floor } from "../../floor.ts";
import { type Conference, type ConferenceParty, type Participant, SOUND_LENGTH } from "../../model/conference.ts";

/** Schedules the end of a conference that has begun, and the warning before it, in place of the scheduled ones. */
export function scheduleEnd(floor: Floor, conference: Conference): void {
  const { id, begunAt, length, warning } = conference;
  floor.clock.cancel(conference.endTimer);
  floor.clock.cancel(conference.warningTimer);
  if (begunAt === undefined) return;
  const { now } = floor.clock;
  const end = begunAt + length;
  conference.endTimer = floor.clock.schedule(end, { kind: "conference-over", conference: id });
  conference.warningTimer =
    warning === undefined
      ? undefined
      : floor.clock.schedule(Math.max(now, end - warning), { kind: "conference-warning", conference: id });
}

/** Begins a sound that a whole conference hears, or one participant of it. */
export function beginSound(floor: Floor, conference: Conference, hearer: Conference | Participant, path: string): void {
  const party = partyOf(hearer);
  const timer = floor.clock.schedule(floor.clock.now + SOUND_LENGTH, {
    kind: "conference-sound-over",
    conference: conference.id,
    party,
  });
  hearer.sound = { path, timer };
}

/** Ends a sound, and reports it to the chair. `succeeded`: it was heard to its end, or was stopped on request. */
export function endSound(
  floor: Floor,
  { id, chair }: Conference,
  hearer: Conference | Participant,
  succeeded: boolean,
): void {
  if (hearer.sound === undefined) return;
  floor.clock.cancel(hearer.sound.timer);
  hearer.sound = undefined;
  floor.emit({ type: "conferenceSoundEnded", agent: chair, conference: id, party: partyOf(hearer), succeeded });
}

function partyOf(hearer: Conference | Participant): ConferenceParty | undefined {
  return "party" in hearer ? hearer.party : undefined;
}
