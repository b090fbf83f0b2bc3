// The steps of agents in conferences.
import { createInvitation, handOverChair as handOverMove, requestConference } from "../../core/index.ts";
import { mapDefined, withoutUndefined } from "../../forms/optional-members.ts";
import { closed, readDuration } from "../../forms/values.ts";
import { CONFERENCE_ACTS } from "../acts/conferences.ts";
import {
  createConferenceOrThreeWayCallSchema,
  createConferenceSchema,
  DEFAULT_LENGTH,
  DEFAULT_PLACES,
  partiesOf,
  readParticipants,
} from "../conference-forms.ts";
import { agent, chair, number } from "../step-forms.ts";
import { declareAction, declarePlainAction } from "./action.ts";
import { actionsOf } from "./actions-of.ts";
import { transferActions } from "./transfers.ts";

const form = createConferenceSchema("conference", { others: { agent: chair }, number });

const conference = declareAction({
  summary: "An agent begins a conference as its chair. The agent is idle, or talks in a call whose other party joins.",
  operation: "requestAgentConf",
  // The written form of a three-way call is built by the step threeWayCall.
  shape: createConferenceOrThreeWayCallSchema(form, transferActions.threeWayCall.shape) as unknown as typeof form,
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

const handOverChair = declarePlainAction({
  summary: "The chair hands its conference over to another agent in it.",
  operation: "applyToShiftPresident",
  shape: closed("handOverChair step", {
    agent: chair,
    to: closed("new chair", { agent }).describe("The new chair: {agent: <id>}."),
  }),
  play: ({ center }, { agent, to }) => center.perform(handOverMove, { agent, to: to.agent }),
});

/** The steps of agents in conferences, by name. */
export const conferenceActions = { conference, ...actionsOf(CONFERENCE_ACTS), handOverChair };
