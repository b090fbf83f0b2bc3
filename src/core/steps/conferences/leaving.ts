// Steps by which parties leave a conference, and by which it ends.
import type { Floor, SignedIn } from "../../floor.ts";
import { type Conference, DENIAL_CAUSE, type Participant } from "../../model/conference.ts";
import type { ConferenceLeave } from "../../model/conference-event.ts";
import { BUSY_REASON, becomeBusy, beginStateAfterCall } from "../agent-state.ts";
import { agentOfParticipant, findConferenceOf, type InConference, reportChange } from "./parties.ts";
import { endConferenceRecording } from "./recording.ts";
import { endSound } from "./time.ts";

/** The reasons for leaving with which the agent hangs up its phone itself. */
const BY_AGENT: readonly ConferenceLeave[] = ["left", "hungUp", "rejected"];

/** Removes a party that has joined a conference, and reports it to the others. Without its chair, the conference ends. */
export function endParticipation(
  floor: Floor,
  conference: Conference,
  participant: Participant,
  leave: ConferenceLeave,
): void {
  const { party } = participant;
  if ("agent" in party && party.agent === conference.chair) {
    endConference(floor, conference, leave);
    return;
  }
  endSound(floor, conference, participant, false);
  removeParticipant(floor, conference, participant, leave);
  reportChange(floor, conference, participant, { change: "left", leave });
}

/** Ends a conference: its chair leaves first, then all others. */
export function endConference(floor: Floor, conference: Conference, leave: ConferenceLeave = "left"): void {
  for (const timer of [conference.endTimer, conference.warningTimer, conference.sound?.timer]) {
    floor.clock.cancel(timer);
  }
  const { id, chair, participants } = conference;
  const isChair = ({ party }: Participant) => "agent" in party && party.agent === chair;
  const chairPart = participants.find(isChair);
  if (chairPart !== undefined) removeParticipant(floor, conference, chairPart, leave);
  for (const participant of participants.filter((participant) => !isChair(participant))) {
    const wasHere = participant.state === "here";
    removeParticipant(floor, conference, participant, "ended");
    const { party } = participant;
    if (!wasHere || chairPart === undefined || !("agent" in party)) continue;
    const { deviceCallType, deviceType } = chairPart;
    floor.emit({
      type: "participantChanged",
      agent: party.agent,
      conference: id,
      change: "left",
      leave: "ended",
      party: chairPart.party,
      deviceCallType,
      deviceType,
    });
  }
  floor.state.conferences.delete(id);
  floor.emit({ type: "conferenceOver", conference: id });
}

/** Stops calling a party that has not joined, and reports that. */
export function withdrawInvitation(floor: Floor, conference: Conference, participant: Participant): void {
  removeParticipant(floor, conference, participant, "removed");
  reportChange(floor, conference, participant, { change: "denied" });
}

/** Stops calling an agent who refuses to join the conference, and reports that. */
export function rejectInvitation(floor: Floor, conference: Conference, participant: Participant): void {
  removeParticipant(floor, conference, participant, "rejected");
  reportChange(floor, conference, participant, { change: "left", leave: "rejected" });
}

/** Stops calling an agent who did not answer in time. If the chair did not pick up its phone, its conference is denied. */
export function endConferenceRing(floor: Floor, { agent, conference, participant }: InConference): void {
  if (agent.id === conference.chair) {
    floor.state.conferences.delete(conference.id);
    detachAgent(floor, conference, participant, agent, "ended");
    floor.emit({ type: "conferenceDenied", agent: agent.id, deniedBy: DENIAL_CAUSE });
    floor.emit({ type: "conferenceOver", conference: conference.id });
    beginStateAfterCall(floor, agent, false);
    return;
  }
  detachAgent(floor, conference, participant, agent, "ended");
  reportChange(floor, conference, participant, { change: "denied" });
  const becomesBusy = floor.settings.noAnswerAction === "busy" && agent.session.booking === undefined;
  if (becomesBusy) becomeBusy(floor, agent, BUSY_REASON.notAnswered);
  else beginStateAfterCall(floor, agent, false);
}

/** Removes an agent from its conference because its session ends, or its phone is put on hook. */
export function leaveOwnConference(floor: Floor, agent: SignedIn, leave: "signedOut" | "hungUp"): void {
  const found = findConferenceOf(floor, agent);
  if (found === undefined) return;
  const { conference, participant } = found;
  if (participant.state === "here" || conference.chair === agent.id)
    endParticipation(floor, conference, participant, leave);
  else if (leave === "hungUp") rejectInvitation(floor, conference, participant);
  else withdrawInvitation(floor, conference, participant);
}

/** Removes a party from a conference, and emits the events for the party itself. */
function removeParticipant(
  floor: Floor,
  conference: Conference,
  participant: Participant,
  leave: ConferenceLeave,
): void {
  const wasHere = participant.state === "here";
  const agent = agentOfParticipant(floor, participant);
  if (agent === undefined) {
    removeFromParticipants(floor, conference, participant);
    return;
  }
  endConferenceRecording(floor, conference, participant);
  detachAgent(floor, conference, participant, agent, leave);
  if (wasHere) floor.emit({ type: "leftConference", agent: agent.id, conference: conference.id, leave });
  beginStateAfterCall(floor, agent, wasHere);
}

/** Removes an agent from a conference, and puts its phone on hook, unless it is always off hook, or a player took it off hook. */
function detachAgent(
  floor: Floor,
  conference: Conference,
  participant: Participant,
  agent: SignedIn,
  leave: ConferenceLeave,
): void {
  removeFromParticipants(floor, conference, participant);
  const { session } = agent;
  session.conference = undefined;
  if (session.details.releasePhone && session.player?.tookPhone !== true) {
    const does = BY_AGENT.includes(leave) ? "isHungUp" : "isReleased";
    floor.emit({ type: "conferencePhone", agent: agent.id, conference: conference.id, does });
  }
}

function removeFromParticipants(floor: Floor, conference: Conference, participant: Participant): void {
  floor.clock.cancel(participant.timer);
  floor.clock.cancel(participant.sound?.timer);
  participant.timer = undefined;
  participant.sound = undefined;
  conference.participants = conference.participants.filter((other) => other !== participant);
}
