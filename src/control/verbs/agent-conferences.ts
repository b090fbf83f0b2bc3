// Declares the verbs of an agent in conferences: beginning one, its participants, answering, rejecting, leaving, handing over and ending it.
import {
  type AgentId,
  answerConference as answerMove,
  type Center,
  type ConferenceParty,
  changeParticipantMode,
  createInvitation,
  handOverChair as handOverMove,
  holdParticipant as holdMove,
  inviteToConference,
  leaveConference as leaveMove,
  type Move,
  prolongConference as prolongMove,
  Refusal,
  rejectConference as rejectMove,
  releaseConference,
  removeFromConference,
  requestConference,
} from "../../core/index.ts";
import { mapDefined } from "../../forms/optional-members.ts";
import { closed, readDuration, wholeNumber } from "../../forms/values.ts";
import {
  conferenceForm,
  conferenceOrThreeWayCall,
  conferenceTime,
  DEFAULT_LENGTH,
  DEFAULT_PLACES,
  oneParticipant,
  type Participants,
  partiesOf,
  readParticipants,
  someParticipants,
} from "../../scenario/conference-forms.ts";
import { invalidInput, type Problem } from "../problem.ts";
import type { Route } from "../route.ts";
import { BODY, calledNumber } from "./agent-calls.ts";
import { startThreeWayCall, THREE_WAY_NEEDS, threeWayCallBody } from "./agent-transfers.ts";
import { agentVerb } from "./agent-verb.ts";

const CHAIR = "an agent who is the chair of a conference that has begun";

export const conferenceBody = conferenceForm(BODY, { others: {}, number: calledNumber });

/** The body of the verb: without participants, it starts a three-way call, which was called a conference before. */
const anyConferenceBody = conferenceOrThreeWayCall(conferenceBody, threeWayCallBody.unwrap()).optional();

const conference = agentVerb({
  name: "beginConferenceAsAgent",
  verb: "conference",
  summary:
    "The agent begins a conference as its chair. If the center denies it, the agent's client gets AgentConf_RequestFailed.",
  body: anyConferenceBody,
  needs: `an agent who is idle, or talks in a call and is in no conference; without participants, ${THREE_WAY_NEEDS}`,
  act({ center, agent, body }) {
    if (body === undefined || !("participants" in body)) return startThreeWayCall(center, agent, body);
    const { participants, places = DEFAULT_PLACES, length, warning } = body;
    const called = readParticipants(participants);
    return (
      missingParticipant(center, called) ??
      center.perform(requestConference, {
        agent,
        places,
        length: mapDefined(length, readDuration) ?? DEFAULT_LENGTH,
        warning: mapDefined(warning, readDuration),
        invitations: partiesOf(called).map(createInvitation),
      })
    );
  },
});

export const participantsBody = closed(BODY, { participants: someParticipants(calledNumber) });

const add = agentVerb({
  name: "addParticipantsAsAgent",
  verb: "add-participants",
  summary:
    "The chair calls agents and phones into its conference. For each one that can't be called, the agents in it get an event.",
  body: participantsBody,
  needs: CHAIR,
  act({ center, agent, body }) {
    const called = readParticipants(body.participants);
    const invitations = partiesOf(called).map(createInvitation);
    return missingParticipant(center, called) ?? center.perform(inviteToConference, { agent, invitations });
  },
});

const remove = agentVerb({
  name: "removeParticipantsAsAgent",
  verb: "remove-participants",
  summary: "The chair removes agents and phones from its conference. Those that are not in it are left out.",
  body: participantsBody,
  needs: `${CHAIR}, and who does not remove itself`,
  act({ center, agent, body }) {
    const outcome = center.perform(removeFromConference, {
      agent,
      parties: partiesOf(readParticipants(body.participants)),
    });
    return outcome instanceof Refusal ? outcome : "done";
  },
});

export const participantBody = closed(BODY, { participant: oneParticipant(calledNumber) });

/** Declares a verb with which the chair changes one participant. */
const changing = (
  verb: string,
  {
    name,
    summary,
    needs = "",
    act,
  }: {
    name: string;
    summary: string;
    needs?: string;
    act: (center: Center, change: { agent: AgentId; party: ConferenceParty }) => "done" | Refusal;
  },
) =>
  agentVerb({
    name,
    verb,
    summary,
    body: participantBody,
    needs: `${CHAIR}, and a participant who has joined it${needs}`,
    act: ({ center, agent, body: { participant } }) => act(center, { agent, party: participant }),
  });

const hold = changing("hold-participant", {
  name: "holdParticipantAsAgent",
  summary: "The chair puts a participant on hold.",
  needs: " and is not on hold",
  act: (center, change) => center.perform(holdMove, { ...change, isHeld: true }),
});

const retrieve = changing("retrieve-participant", {
  name: "retrieveParticipantAsAgent",
  summary: "The chair retrieves a participant from hold.",
  needs: " and is on hold",
  act: (center, change) => center.perform(holdMove, { ...change, isHeld: false }),
});

const mute = changing("mute-participant", {
  name: "muteParticipantAsAgent",
  summary: "The chair mutes a participant, which then only hears the others.",
  act: (center, change) => center.perform(changeParticipantMode, { ...change, mode: "hear" }),
});

const unmute = changing("unmute-participant", {
  name: "unmuteParticipantAsAgent",
  summary: "The chair unmutes a participant.",
  act: (center, change) => center.perform(changeParticipantMode, { ...change, mode: "both" }),
});

export const handOverBody = closed(BODY, {
  agent: wholeNumber("agent id").describe("The new chair, an agent in the conference."),
});

const handOver = agentVerb({
  name: "handOverChairAsAgent",
  verb: "hand-over-chair",
  summary: "The chair hands its conference over to another agent in it.",
  body: handOverBody,
  needs: `${CHAIR}, and another agent who has joined it`,
  act({ center, agent, body: { agent: to } }) {
    if (!center.state.agents.has(to)) return invalidInput([`agent: the center has no agent ${to}`]);
    return center.perform(handOverMove, { agent, to });
  },
});

export const prolongBody = closed(BODY, { by: conferenceTime.describe("By how much, such as 10m.") });

const prolong = agentVerb({
  name: "prolongConferenceAsAgent",
  verb: "prolong-conference",
  summary: "The chair extends its conference.",
  body: prolongBody,
  needs: `${CHAIR}, whose whole time is at most 1440m`,
  act: ({ center, agent, body: { by } }) => center.perform(prolongMove, { agent, by: readDuration(by) }),
});

/** Declares a verb about an agent's own part in a conference. */
const ownPart = (
  verb: string,
  {
    name,
    summary,
    needs,
    move,
  }: { name: string; summary: string; needs: string; move: Move<{ agent: AgentId }, "done"> },
) => agentVerb({ name, verb, summary, needs, act: ({ center, agent }) => center.perform(move, { agent }) });

const answer = ownPart("answer-conference", {
  name: "answerConferenceAsAgent",
  summary: "The agent joins the conference that calls it.",
  needs: "an agent who is called into a conference, and whose phone is picked up (setting phonePickUp)",
  move: answerMove,
});

const reject = ownPart("reject-conference", {
  name: "rejectConferenceAsAgent",
  summary: "The agent refuses to join the conference that calls it.",
  needs: "an agent who is called into a conference",
  move: rejectMove,
});

const leave = ownPart("leave-conference", {
  name: "leaveConferenceAsAgent",
  summary: "The agent leaves its conference.",
  needs: "an agent who is in a conference and is not its chair",
  move: leaveMove,
});

const end = ownPart("end-conference", {
  name: "endConferenceAsAgent",
  summary: "The chair ends its conference for all.",
  needs: CHAIR,
  move: releaseConference,
});

/** Returns the problem of an agent that the center doesn't have; undefined if it has all. */
function missingParticipant(center: Center, { agents }: Participants): Problem | undefined {
  const missing = agents.find((id) => !center.state.agents.has(id));
  return missing === undefined ? undefined : invalidInput([`participants.agents: the center has no agent ${missing}`]);
}

export const agentConferenceRoutes: readonly Route[] = [
  conference,
  add,
  remove,
  hold,
  retrieve,
  mute,
  unmute,
  handOver,
  prolong,
  answer,
  reject,
  leave,
  end,
];
