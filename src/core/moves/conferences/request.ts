// The move of an agent who requests a conference, while idle or from a call.
import { declareMove, type Floor, findSignedIn, legsOf, type Move, type SignedIn } from "../../floor.ts";
import { type Call, isConsultation, type Leg } from "../../model/call.ts";
import {
  type Conference,
  createParticipant,
  DENIAL_CAUSE,
  type Invitation,
  MAX_ALL_PLACES,
  makeConferenceId,
  type Participant,
} from "../../model/conference.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import {
  callChair,
  grantConference,
  inviteFirst,
  schedulePhone,
  takeCallId,
} from "../../steps/conferences/entering.ts";
import { reportChange } from "../../steps/conferences/parties.ts";
import { countPlaces } from "../../steps/conferences/places.ts";
import { beginConferenceRecording } from "../../steps/conferences/recording.ts";
import { endCall } from "../../steps/end-call.ts";
import { agentOfLeg, removeLeg } from "../../steps/legs.ts";
import { endRecording } from "../../steps/recording.ts";
import type { Duration } from "../../time/time.ts";

/** The input of `requestConference`. */
export interface RequestConference {
  agent: AgentId;
  /** The number of participants, the chair included: 1 to 120. */
  places: number;
  /** 4 to 1440 minutes. */
  length: Duration;
  /** How long before the end the chair gets a warning; none if undefined. */
  warning?: Duration | undefined;
  /** The number that called phones see; the agent's phone if undefined. */
  callerNumber?: string | undefined;
  /** The parties to call when the conference begins. No request of the gateway sets them. */
  invitations?: readonly Invitation[] | undefined;
}

/**
 * Requests a conference (cec_07_1283). An idle agent's phone rings first. From a call, the other party becomes a participant. An event
 * denies the conference if the center or the conference has too few places, or if the call is not stable. The request is not refused then.
 *
 * Refuses: not-signed-in, in-a-conference, conference-forbidden.
 */
export const requestConference: Move<RequestConference, "done"> = declareMove((floor, request) => {
  const agent = findSignedIn(floor, request.agent);
  if (agent instanceof Refusal) return agent;
  if (agent.session.conference !== undefined) return refuse("in-a-conference");
  const { name } = agent.session.state;
  if (name !== "idle" && name !== "occupied") return refuse("conference-forbidden");
  const talk = name === "occupied" ? findStableTalk(floor, agent) : undefined;
  const hasPlaces = countPlaces(floor.state) + request.places <= MAX_ALL_PLACES;
  const fits = talk === undefined || countOthers(talk.call, agent.id) < request.places;
  if (!hasPlaces || !fits || (name === "occupied" && talk === undefined)) {
    floor.emit({ type: "conferenceDenied", agent: agent.id, deniedBy: DENIAL_CAUSE });
    return "done";
  }
  const conference = createConference(floor, agent, request);
  if (talk === undefined) callChair(floor, conference, agent);
  else moveTalk(floor, conference, talk.call, agent);
  if (conference.begunAt !== undefined) inviteFirst(floor, conference);
  return "done";
});

function createConference(floor: Floor, agent: SignedIn, request: RequestConference): Conference {
  const conference: Conference = {
    id: makeConferenceId(++floor.state.conferenceSerial),
    call: takeCallId(floor),
    chair: agent.id,
    places: request.places,
    length: request.length,
    warning: request.warning,
    callerNumber: request.callerNumber ?? agent.session.details.phone,
    begunAt: undefined,
    endTimer: undefined,
    warningTimer: undefined,
    sound: undefined,
    participants: [],
    invitations: request.invitations ?? [],
  };
  floor.state.conferences.set(conference.id, conference);
  return conference;
}

/**
 * Returns an agent's only call and its leg, if the call is stable; otherwise undefined. In a stable call, all talk, no agent is muted, and
 * no agent has another call. It is no consultation, and is in no three-way call, transfer or IVR.
 */
function findStableTalk(floor: Floor, agent: SignedIn): { call: Call; leg: Leg } | undefined {
  const [first, ...others] = legsOf(floor, agent);
  if (first === undefined || others.length > 0) return undefined;
  const { call } = first;
  if (isConsultation(call) || call.bridge !== undefined || call.transfer !== undefined || call.ivr !== undefined) {
    return undefined;
  }
  const isTalking = ({ state, muted }: Leg) => state === "talking" && !muted;
  // In a call of two agents, the other one can have more calls, such as a held one.
  const hasOtherCalls = call.legs.some((leg) => agentOfLeg(floor, leg).session.calls.length > 1);
  return call.legs.every(isTalking) && call.outside.every(({ state }) => state === "here") && !hasOtherCalls
    ? first
    : undefined;
}

function countOthers({ legs, outside }: Call, agent: AgentId): number {
  return legs.filter((leg) => leg.agent !== agent).length + outside.length;
}

/** Moves all parties of a call into a new conference. The call ends without the events of a release. */
function moveTalk(floor: Floor, conference: Conference, call: Call, chair: SignedIn): void {
  const chairPart = createParticipant({ party: { agent: chair.id }, state: "ringing" });
  const agents: Participant[] = [];
  for (const leg of call.legs.slice()) {
    const agent = agentOfLeg(floor, leg);
    agent.session.conference = conference.id;
    endRecording(floor, call, leg);
    removeLeg(floor, call, leg, agent, "transfer");
    floor.emit({ type: "talkMoved", agent: agent.id, call: call.id, conference: conference.id });
    if (agent.id !== chair.id) agents.push(createParticipant({ party: { agent: agent.id }, state: "ringing" }));
  }
  const phones = call.outside.map(({ number, talk, next }) => ({
    phone: createParticipant({ party: { number }, state: "ringing", talk }),
    hangsUpAt: next?.at,
  }));
  endCall(floor, call);
  conference.participants.push(chairPart, ...agents, ...phones.map(({ phone }) => phone));
  grantConference(floor, conference, chairPart, chair);
  for (const { phone, hangsUpAt } of phones) {
    moveIn(floor, conference, phone);
    if (hangsUpAt !== undefined) schedulePhone(floor, conference, phone, "hangs-up", hangsUpAt - floor.clock.now);
  }
  for (const agent of agents) moveIn(floor, conference, agent);
}

/** Joins a party that is already on the phone. The chair gets no event for it, because the chair moved the call. */
function moveIn(floor: Floor, conference: Conference, participant: Participant): void {
  participant.state = "here";
  participant.enteredAt = floor.clock.now;
  reportChange(floor, conference, participant, { change: "joined" }, conference.chair);
  beginConferenceRecording(floor, conference, participant);
}
