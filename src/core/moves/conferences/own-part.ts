// Moves of an agent in a conference: answering, rejecting, leaving, and as its chair, ending it.
import { declareMove, type Floor, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { admitParticipant, takeConferencePhoneOffHook } from "../../steps/conferences/entering.ts";
import {
  endConference,
  endConferenceRing,
  endParticipation,
  rejectInvitation,
} from "../../steps/conferences/leaving.ts";
import { findChaired, findConferenceOf, findJoined, type InConference } from "../../steps/conferences/parties.ts";

/**
 * Joins the conference that calls the agent (cec_07_1284). This also picks up a phone that is linked to the client.
 *
 * Refuses: not-signed-in, in-no-conference.
 */
export const answerConference: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findInvitation(floor, id);
  if (found instanceof Refusal) return found;
  const { agent, conference, participant } = found;
  if (participant.state === "alerting") {
    if (!agent.session.details.phoneLinkage) return refuse("in-no-conference");
    takeConferencePhoneOffHook(floor, conference, participant, agent);
  }
  admitParticipant(floor, conference, participant);
  return "done";
});

/** Rejects the invitation to the conference that calls the agent (cec_07_1285). Refuses: not-signed-in, in-no-conference. */
export const rejectConference: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findInvitation(floor, id);
  if (found instanceof Refusal) return found;
  rejectInvitation(floor, found.conference, found.participant);
  return "done";
});

/** Leaves a conference (cec_07_1286). The chair can't leave. Refuses: not-signed-in, in-no-conference, chair-leaves. */
export const leaveConference: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findJoined(floor, id);
  if (found instanceof Refusal) return found;
  if (found.conference.chair === id) return refuse("chair-leaves");
  endParticipation(floor, found.conference, found.participant, "left");
  return "done";
});

/** Ends a conference (cec_07_1287). Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair. */
export const releaseConference: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findChaired(floor, id);
  if (found instanceof Refusal) return found;
  endConference(floor, found.conference);
  return "done";
});

/**
 * Continues when the phone of an agent that is called into a conference is picked up, or its ring time is over.
 *
 * Refuses: not-signed-in, in-no-conference.
 */
export const endConferenceWait: Move<{ agent: AgentId; conference: number; pickedUp: boolean }, "done"> = declareMove(
  (floor, { agent: id, conference: wanted, pickedUp }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const found = findConferenceOf(floor, agent);
    if (found?.conference.id !== wanted || found.participant.state === "here") return refuse("in-no-conference");
    const { conference, participant } = found;
    if (pickedUp) takeConferencePhoneOffHook(floor, conference, participant, agent);
    else endConferenceRing(floor, found);
    return "done";
  },
);

/** Returns the conference that calls an agent who has not answered. Refuses: not-signed-in, in-no-conference. */
function findInvitation(floor: Floor, id: AgentId): InConference | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = findConferenceOf(floor, agent);
  if (found === undefined || found.participant.state === "here" || found.conference.chair === id) {
    return refuse("in-no-conference");
  }
  return found;
}
