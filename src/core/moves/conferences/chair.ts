// Moves of a chair on its conference: hand over the chair, extend the time, change the places, and play or stop sounds.

import { declareMove, type Floor, type Move } from "../../floor.ts";
import {
  type Conference,
  type ConferenceParty,
  MAX_ALL_PLACES,
  MAX_CONFERENCE_LENGTH,
  MAX_PLACES,
  type Participant,
} from "../../model/conference.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { findChaired, findPresent, type InConference, reportChange } from "../../steps/conferences/parties.ts";
import { countPlaces } from "../../steps/conferences/places.ts";
import { beginSound, endSound, scheduleEnd } from "../../steps/conferences/time.ts";
import type { Duration } from "../../time/time.ts";

/**
 * Hands the chair over to another agent in the conference (cec_07_1291).
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, chair-to-itself, new-chair-not-here.
 */
export const handOverChair: Move<{ agent: AgentId; to: AgentId }, "done"> = declareMove((floor, { agent: id, to }) => {
  const found = findChaired(floor, id);
  if (found instanceof Refusal) return found;
  if (to === id) return refuse("chair-to-itself");
  const { conference } = found;
  const participant = findPresent(conference, { agent: to });
  if (participant instanceof Refusal) return refuse("new-chair-not-here");
  conference.chair = to;
  reportChange(floor, conference, participant, { change: "chair" });
  floor.emit({ type: "becameChair", agent: to, conference: conference.id });
  return "done";
});

/**
 * Extends a conference (cec_07_1290). Its whole time is at most 1440 minutes.
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, conference-too-long.
 */
export const prolongConference: Move<{ agent: AgentId; by: Duration }, "done"> = declareMove(
  (floor, { agent: id, by }) => {
    const found = findChaired(floor, id);
    if (found instanceof Refusal) return found;
    const { conference } = found;
    if (conference.length + by > MAX_CONFERENCE_LENGTH) return refuse("conference-too-long");
    conference.length += by;
    scheduleEnd(floor, conference);
    return "done";
  },
);

/**
 * Adds places to a conference, or removes some (cec_07_1299).
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, no-such-places.
 */
export const changePlaces: Move<{ agent: AgentId; by: number }, "done"> = declareMove((floor, { agent: id, by }) => {
  const found = findChaired(floor, id);
  if (found instanceof Refusal) return found;
  const { conference } = found;
  const places = conference.places + by;
  const areFree = by <= 0 || countPlaces(floor.state) + by <= MAX_ALL_PLACES;
  if (places < conference.participants.length || places > MAX_PLACES || !areFree) return refuse("no-such-places");
  conference.places = places;
  return "done";
});

/** The input of `playSound`. */
export interface PlaySound {
  agent: AgentId;
  /** The participant who hears it; all do if undefined. */
  party: ConferenceParty | undefined;
  path: string;
}

/**
 * Plays a sound to a conference (cec_07_1295), or to one participant (cec_07_1297). Every sound ends after 10 seconds.
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, no-such-participant, sound-plays.
 */
export const playSound: Move<PlaySound, "done"> = declareMove((floor, { agent: id, party, path }) => {
  const found = findHearer(floor, id, party);
  if (found instanceof Refusal) return found;
  const { conference, hearer } = found;
  if (hearer.sound !== undefined) return refuse("sound-plays");
  beginSound(floor, conference, hearer, path);
  return "done";
});

/**
 * Stops the sound of a conference, or of one participant (cec_07_1298).
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, no-such-participant, no-sound-plays.
 */
export const stopSound: Move<Omit<PlaySound, "path">, "done"> = declareMove((floor, { agent: id, party }) => {
  const found = findHearer(floor, id, party);
  if (found instanceof Refusal) return found;
  const { conference, hearer } = found;
  if (hearer.sound === undefined) return refuse("no-sound-plays");
  endSound(floor, conference, hearer, true);
  return "done";
});

interface Hearer extends Pick<InConference, "conference"> {
  readonly hearer: Conference | Participant;
}

function findHearer(floor: Floor, id: AgentId, party: ConferenceParty | undefined): Hearer | Refusal {
  const found = findChaired(floor, id);
  if (found instanceof Refusal) return found;
  const { conference } = found;
  const hearer = party === undefined ? conference : findPresent(conference, party);
  return hearer instanceof Refusal ? hearer : { conference, hearer };
}
