// Moves of a chair on the participants of its conference, and of the phones in it.
import { declareMove, type Move } from "../../floor.ts";
import {
  type ConferenceId,
  type ConferenceParty,
  type Invitation,
  isSameParty,
  type ParticipantMode,
} from "../../model/conference.ts";
import type { ParticipantChange } from "../../model/conference-event.ts";
import type { AgentId } from "../../model/ids.ts";
import type { OutsideAct } from "../../model/outside.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { admitParticipant, inviteEach } from "../../steps/conferences/entering.ts";
import { endParticipation, withdrawInvitation } from "../../steps/conferences/leaving.ts";
import { findChaired, findParticipant, findPresent, reportChange } from "../../steps/conferences/parties.ts";

/**
 * Calls parties into a conference (cec_07_1292), except agents who are not idle, parties that are already in it, and parties without a
 * place. The agents in the conference get an event for each party that is not called.
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair.
 */
export const inviteToConference: Move<{ agent: AgentId; invitations: readonly Invitation[] }, "done"> = declareMove(
  (floor, { agent: id, invitations }) => {
    const found = findChaired(floor, id);
    if (found instanceof Refusal) return found;
    inviteEach(floor, found.conference, invitations);
    return "done";
  },
);

/**
 * Removes parties from a conference (cec_07_1293). Returns those that were not in it.
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, chair-removes-itself.
 */
export const removeFromConference: Move<
  { agent: AgentId; parties: readonly ConferenceParty[] },
  readonly ConferenceParty[]
> = declareMove((floor, { agent: id, parties }) => {
  const found = findChaired(floor, id);
  if (found instanceof Refusal) return found;
  if (parties.some((party) => isSameParty(party, { agent: id }))) return refuse("chair-removes-itself");
  const missing: ConferenceParty[] = [];
  for (const party of parties) {
    const participant = findParticipant(found.conference, party);
    if (participant === undefined) missing.push(party);
    else if (participant.state === "here") endParticipation(floor, found.conference, participant, "removed");
    else withdrawInvitation(floor, found.conference, participant);
  }
  return missing;
});

/**
 * Holds a participant, or takes it off hold (cec_07_1288, cec_07_1289).
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, no-such-participant, participant-state-forbids.
 */
export const holdParticipant: Move<{ agent: AgentId; party: ConferenceParty; isHeld: boolean }, "done"> = declareMove(
  (floor, { agent: id, party, isHeld }) => {
    const found = findChaired(floor, id);
    if (found instanceof Refusal) return found;
    const participant = findPresent(found.conference, party);
    if (participant instanceof Refusal) return participant;
    if (participant.isHeld === isHeld) return refuse("participant-state-forbids");
    participant.isHeld = isHeld;
    reportChange(floor, found.conference, participant, { change: isHeld ? "held" : "retrieved" });
    return "done";
  },
);

/** The change to report for a mode. Changes to the other modes are not reported (cec_07_1294). */
const CHANGE_OF_MODE: Readonly<Partial<Record<ParticipantMode, ParticipantChange>>> = {
  hear: "muted",
  both: "unmuted",
};

/**
 * Changes whether a participant hears the others, and is heard (cec_07_1294).
 *
 * Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair, no-such-participant.
 */
export const changeParticipantMode: Move<{ agent: AgentId; party: ConferenceParty; mode: ParticipantMode }, "done"> =
  declareMove((floor, { agent: id, party, mode }) => {
    const found = findChaired(floor, id);
    if (found instanceof Refusal) return found;
    const participant = findPresent(found.conference, party);
    if (participant instanceof Refusal) return participant;
    participant.mode = mode;
    const change = CHANGE_OF_MODE[mode];
    if (change !== undefined) reportChange(floor, found.conference, participant, { change });
    return "done";
  });

/** The input of `actAsConferencePhone`. */
export interface ActAsConferencePhone {
  conference: ConferenceId;
  number: string;
  act: OutsideAct;
}

/**
 * Performs an action of a phone in a conference. Every phone can hang up or give up. The other actions need one that is being called.
 *
 * Refuses: no-such-conference, no-such-participant, outside-party-not-called.
 */
export const actAsConferencePhone: Move<ActAsConferencePhone, "done"> = declareMove(
  (floor, { conference: id, number, act }) => {
    const conference = floor.state.conferences.get(id);
    if (conference === undefined) return refuse("no-such-conference");
    const participant = findParticipant(conference, { number });
    if (participant === undefined) return refuse("no-such-participant");
    if (participant.state === "here") {
      if (act !== "hangs-up" && act !== "gives-up") return refuse("outside-party-not-called");
      endParticipation(floor, conference, participant, "hungUp");
    } else if (act === "answers") admitParticipant(floor, conference, participant);
    else withdrawInvitation(floor, conference, participant);
    return "done";
  },
);
