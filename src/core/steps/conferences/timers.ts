// Runs the timers that end a conference, warn its chair, and end its sounds.
import type { Floor } from "../../floor.ts";
import type { ConferenceId, ConferenceParty } from "../../model/conference.ts";
import { endConference } from "./leaving.ts";
import { findParticipant } from "./parties.ts";
import { endSound } from "./time.ts";

/** Ends a conference whose time is over. */
export function endConferenceTime(floor: Floor, id: ConferenceId): void {
  const conference = floor.state.conferences.get(id);
  if (conference !== undefined) endConference(floor, conference, "ended");
}

/** Warns the chair that the time of its conference is almost over. */
export function warnChair(floor: Floor, id: ConferenceId): void {
  const conference = floor.state.conferences.get(id);
  if (conference !== undefined) floor.emit({ type: "conferenceEnding", agent: conference.chair, conference: id });
}

/** Ends a sound that was heard to its end. */
export function endConferenceSound(floor: Floor, id: ConferenceId, party: ConferenceParty | undefined): void {
  const conference = floor.state.conferences.get(id);
  if (conference === undefined) return;
  const hearer = party === undefined ? conference : findParticipant(conference, party);
  if (hearer !== undefined) endSound(floor, conference, hearer, true);
}
