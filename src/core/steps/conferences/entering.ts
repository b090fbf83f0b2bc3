// Steps by which parties enter a conference: calling them, their phones, and joining.
import { type Floor, hasSession, type SignedIn } from "../../floor.ts";
import { type Conference, createParticipant, type Invitation, type Participant } from "../../model/conference.ts";
import { makeCallId } from "../../model/ids.ts";
import { ACTS_BY_HABIT, habitOf, type OutsideAct } from "../../model/outside.ts";
import type { Duration } from "../../time/time.ts";
import { enterConference } from "../agent-state.ts";
import { drawDelay, drawTalk } from "../outside-party.ts";
import { planAlerting } from "../phone.ts";
import { agentOfParticipant, findConferenceOf, findParticipant, reportChange } from "./parties.ts";
import { beginConferenceRecording } from "./recording.ts";
import { scheduleEnd } from "./time.ts";

/** Calls parties into a conference. Reports each one that is in it already, is not idle, or has no place. */
export function inviteEach(floor: Floor, conference: Conference, invitations: readonly Invitation[]): void {
  for (const invitation of invitations) {
    const { party } = invitation;
    const hasPlace = conference.participants.length < conference.places;
    const isNew = findParticipant(conference, party) === undefined;
    if (hasPlace && isNew && "number" in party) callPhone(floor, conference, { ...invitation, party });
    else if (!hasPlace || !isNew || !callAgent(floor, conference, invitation)) {
      reportChange(floor, conference, invitation, { change: "denied" });
    }
  }
}

/** Calls the invited parties of a conference that has just begun. */
export function inviteFirst(floor: Floor, conference: Conference): void {
  const { invitations } = conference;
  conference.invitations = [];
  inviteEach(floor, conference, invitations);
}

/** Calls an agent into a conference, if the agent is idle. Returns whether the agent is called. */
function callAgent(floor: Floor, conference: Conference, facts: Invitation): boolean {
  const { party } = facts;
  const agent = "agent" in party ? floor.state.agents.get(party.agent) : undefined;
  if (agent === undefined || !hasSession(agent) || agent.session.state.name !== "idle") return false;
  const participant = createParticipant({ ...facts, state: "ringing" });
  occupyAgent(floor, conference, participant, agent);
  if (!alertPhone(floor, conference, participant, agent)) ringAgent(floor, conference, participant, agent);
  return true;
}

/** Calls the chair into its own conference, which begins when the chair's phone is picked up, or at once if the phone does not alert. */
export function callChair(floor: Floor, conference: Conference, chair: SignedIn): void {
  const participant = createParticipant({ party: { agent: chair.id }, state: "alerting" });
  occupyAgent(floor, conference, participant, chair);
  if (!alertPhone(floor, conference, participant, chair)) grantConference(floor, conference, participant, chair);
}

/** Calls a phone into a conference. The habit of its number decides its action. */
function callPhone(floor: Floor, conference: Conference, facts: Invitation & { party: { number: string } }): void {
  const { number } = facts.party;
  const habit = habitOf(floor.state.habits, number);
  const stream = `conference/${conference.chair}`;
  const talk = drawTalk(floor, habit, stream);
  const participant = createParticipant({ ...facts, state: "ringing", talk });
  conference.participants.push(participant);
  schedulePhone(floor, conference, participant, ACTS_BY_HABIT[habit.does], drawDelay(floor, habit, stream));
}

/** Schedules the next action of a phone in a conference, and cancels the scheduled one. Schedules none if `act` or `after` is undefined. */
export function schedulePhone(
  floor: Floor,
  { id: conference }: Conference,
  participant: Participant,
  act?: OutsideAct,
  after?: Duration,
): void {
  const { party } = participant;
  floor.clock.cancel(participant.timer);
  participant.timer = undefined;
  participant.next = undefined;
  if (act === undefined || after === undefined || !("number" in party)) return;
  participant.next = act;
  participant.timer = floor.clock.schedule(floor.clock.now + after, {
    kind: "conference-phone-acts",
    conference,
    number: party.number,
    act,
  });
}

/** Continues after the phone of an agent was picked up: the conference begins, or rings at the agent. */
export function takeConferencePhoneOffHook(
  floor: Floor,
  conference: Conference,
  participant: Participant,
  agent: SignedIn,
): void {
  floor.clock.cancel(participant.timer);
  participant.timer = undefined;
  floor.emit({ type: "conferencePhone", agent: agent.id, conference: conference.id, does: "isLifted" });
  if (agent.id === conference.chair) {
    grantConference(floor, conference, participant, agent);
    inviteFirst(floor, conference);
  } else ringAgent(floor, conference, participant, agent);
}

/** Picks up an agent's linked phone for a conference, and answers. Returns false if no conference calls the agent. */
export function pickUpForConference(floor: Floor, agent: SignedIn): boolean {
  const found = findConferenceOf(floor, agent);
  if (found === undefined || found.participant.state === "here") return false;
  const { conference, participant } = found;
  if (participant.state === "alerting") takeConferencePhoneOffHook(floor, conference, participant, agent);
  if (conference.chair !== agent.id) admitParticipant(floor, conference, participant);
  return true;
}

/** Joins a party that has answered, and reports it to the agents in the conference. */
export function admitParticipant(floor: Floor, conference: Conference, participant: Participant): void {
  floor.clock.cancel(participant.timer);
  participant.timer = undefined;
  participant.next = undefined;
  participant.state = "here";
  participant.enteredAt = floor.clock.now;
  const agent = agentOfParticipant(floor, participant);
  if (agent === undefined) schedulePhone(floor, conference, participant, "hangs-up", participant.talk);
  else floor.emit({ type: "joinedConference", agent: agent.id, conference: conference.id });
  reportChange(floor, conference, participant, { change: "joined" }, agent?.id);
  if (agent !== undefined && agent.id !== conference.chair) beginConferenceRecording(floor, conference, participant);
}

/** Begins a conference whose chair is on the phone. */
export function grantConference(floor: Floor, conference: Conference, participant: Participant, chair: SignedIn): void {
  admitParticipant(floor, conference, participant);
  conference.begunAt = floor.clock.now;
  const { id, places, length } = conference;
  floor.emit({ type: "conferenceGranted", agent: chair.id, conference: id, places, length });
  beginConferenceRecording(floor, conference, participant);
  scheduleEnd(floor, conference);
}

/** Returns a new call id, which the recordings of a new conference have as their call. */
export function takeCallId(floor: Floor): string {
  return makeCallId(floor.clock.now, ++floor.state.callSerial);
}

/** Adds an agent to a conference as one who is called, and makes it occupied. */
function occupyAgent(floor: Floor, conference: Conference, participant: Participant, agent: SignedIn): void {
  conference.participants.push(participant);
  agent.session.conference = conference.id;
  enterConference(floor, agent);
  floor.emit({ type: "conferenceOccupied", agent: agent.id, conference: conference.id });
}

/** Makes an agent's phone alert, unless it is always off hook. Returns whether the phone still alerts, because its pickup takes time. */
function alertPhone(floor: Floor, conference: Conference, participant: Participant, agent: SignedIn): boolean {
  if (!agent.session.details.releasePhone) return false;
  const { id } = conference;
  floor.emit({ type: "conferencePhone", agent: agent.id, conference: id, does: "alerts" });
  const alerting = planAlerting(floor);
  if (alerting === undefined) {
    floor.emit({ type: "conferencePhone", agent: agent.id, conference: id, does: "isLifted" });
    return false;
  }
  participant.state = "alerting";
  participant.timer = floor.clock.schedule(floor.clock.now + alerting.time, {
    kind: alerting.isPickedUp ? "conference-phone-lifted" : "conference-ring-timeout",
    conference: id,
    agent: agent.id,
  });
  return true;
}

function ringAgent(floor: Floor, { id }: Conference, participant: Participant, agent: SignedIn): void {
  participant.state = "ringing";
  participant.timer = floor.clock.schedule(floor.clock.now + floor.settings.ringTime, {
    kind: "conference-ring-timeout",
    conference: id,
    agent: agent.id,
  });
  floor.emit({ type: "conferenceRinging", agent: agent.id, conference: id });
}
