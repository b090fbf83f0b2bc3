// The steps of agents in conferences: beginning one, its participants, answering, rejecting, leaving, handing over and ending it.
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
  type ParticipantMode,
  prolongConference as prolongMove,
  rejectConference as rejectMove,
  releaseConference,
  removeFromConference,
  requestConference,
} from "../../core/index.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import { closed, readDuration } from "../../forms/values.ts";
import {
  conferenceForm,
  conferenceOrThreeWayCall,
  conferenceTime,
  DEFAULT_LENGTH,
  DEFAULT_PLACES,
  oneParticipant,
  partiesOf,
  readParticipants,
  someParticipants,
} from "../conference-forms.ts";
import { agent, chair, number } from "../step-forms.ts";
import { action, type ImmediateResult, plainAction, refusalOf } from "./action.ts";
import { ownAct } from "./own-act.ts";
import { transferActions } from "./transfers.ts";

const form = conferenceForm("conference", { others: { agent: chair }, number });

const conference = action({
  summary: "An agent begins a conference as its chair. It is idle, or talks in a call whose other party joins.",
  operation: "requestAgentConf",
  // The written form of a three-way call is built by the step threeWayCall.
  shape: conferenceOrThreeWayCall(form, transferActions.threeWayCall.shape) as unknown as typeof form,
  build: ({ agent, participants, places = DEFAULT_PLACES, length, warning }) => ({
    agent,
    participants: readParticipants(participants),
    places,
    length: mapDefined(length, readDuration) ?? DEFAULT_LENGTH,
    ...withoutUndefined({ warning: mapDefined(warning, readDuration) }),
  }),
  play({ center }, { agent, participants, places, length, warning }) {
    const invitations = partiesOf(participants).map(createInvitation);
    return center.perform(requestConference, { agent, places, length, warning, invitations });
  },
});

const addParticipants = action({
  summary: "The chair calls agents and phones into its conference.",
  operation: "batchAddParticipant",
  shape: closed("addParticipants", { agent: chair, participants: someParticipants(number).describe("Whom it calls.") }),
  build: ({ agent, participants }) => ({ agent, participants: readParticipants(participants) }),
  play: ({ center }, { agent, participants }) =>
    center.perform(inviteToConference, { agent, invitations: partiesOf(participants).map(createInvitation) }),
});

const removeParticipants = action({
  summary: "The chair removes agents and phones from its conference.",
  operation: "batchRemoveParticipant",
  shape: closed("removeParticipants", {
    agent: chair,
    participants: someParticipants(number).describe("Whom it removes."),
  }),
  build: ({ agent, participants }) => ({ agent, participants: readParticipants(participants) }),
  play: ({ center }, { agent, participants }) =>
    refusalOf(center.perform(removeFromConference, { agent, parties: partiesOf(participants) })),
});

/** Declares a step in which the chair changes one participant. */
const changing = (
  name: string,
  { summary, operation, move }: { summary: string; operation: string; move: (change: Change) => ImmediateResult },
) =>
  plainAction({
    summary,
    operation,
    shape: closed(name, { agent: chair, participant: oneParticipant(number) }),
    play: ({ center }, { agent, participant }) => move({ center, agent, party: participant }),
  });

interface Change {
  readonly center: Center;
  readonly agent: AgentId;
  readonly party: ConferenceParty;
}

const setHold =
  (isHeld: boolean) =>
  ({ center, ...change }: Change): ImmediateResult =>
    center.perform(holdMove, { ...change, isHeld });

const setMode =
  (mode: ParticipantMode) =>
  ({ center, ...change }: Change): ImmediateResult =>
    center.perform(changeParticipantMode, { ...change, mode });

const holdParticipant = changing("holdParticipant", {
  summary: "The chair puts a participant on hold.",
  operation: "holdParticipant",
  move: setHold(true),
});

const retrieveParticipant = changing("retrieveParticipant", {
  summary: "The chair retrieves a participant from hold.",
  operation: "unholdParticipant",
  move: setHold(false),
});

const muteParticipant = changing("muteParticipant", {
  summary: "The chair mutes a participant, which then only hears the others.",
  operation: "changeParticipantMode",
  move: setMode("hear"),
});

const unmuteParticipant = changing("unmuteParticipant", {
  summary: "The chair unmutes a participant.",
  operation: "changeParticipantMode",
  move: setMode("both"),
});

const handOverChair = plainAction({
  summary: "The chair hands its conference over to another agent in it.",
  operation: "applyToShiftPresident",
  shape: closed("handOverChair", {
    agent: chair,
    to: closed("new chair", { agent }).describe("The new chair: {agent: <id>}."),
  }),
  play: ({ center }, { agent, to }) => center.perform(handOverMove, { agent, to: to.agent }),
});

const prolongConference = action({
  summary: "The chair extends its conference.",
  operation: "prolongTime",
  shape: closed("prolongConference", { agent: chair, by: conferenceTime }),
  build: ({ agent, by }) => ({ agent, by: readDuration(by) }),
  play: ({ center }, { agent, by }) => center.perform(prolongMove, { agent, by }),
});

const answerConference = ownAct("answerConference", {
  summary: "An agent joins the conference that calls it.",
  operation: "answerAgentConf",
  move: answerMove,
});

const rejectConference = ownAct("rejectConference", {
  summary: "An agent refuses to join the conference that calls it.",
  operation: "rejectAgentConf",
  move: rejectMove,
});

const leaveConference = ownAct("leaveConference", {
  summary: "An agent who is not the chair leaves its conference.",
  operation: "requestLeaveAgentConf",
  move: leaveMove,
});

const endConference = ownAct("endConference", {
  summary: "The chair ends its conference for all.",
  operation: "releaseAgentConf",
  move: releaseConference,
});

export const conferenceActions = {
  conference,
  addParticipants,
  removeParticipants,
  holdParticipant,
  retrieveParticipant,
  muteParticipant,
  unmuteParticipant,
  handOverChair,
  prolongConference,
  answerConference,
  rejectConference,
  leaveConference,
  endConference,
};
