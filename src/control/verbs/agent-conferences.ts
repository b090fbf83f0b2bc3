// Declares the verbs of an agent in conferences.

import { createInvitation, handOverChair as handOverMove, requestConference } from "../../core/index.ts";
import { mapDefined } from "../../forms/optional-members.ts";
import { closed, readDuration, wholeNumber } from "../../forms/values.ts";
import { CONFERENCE_ACTS } from "../../scenario/acts/conferences.ts";
import { CHAIR } from "../../scenario/acts/participants.ts";
import {
  createConferenceOrThreeWayCallSchema,
  createConferenceSchema,
  DEFAULT_LENGTH,
  DEFAULT_PLACES,
  partiesOf,
  readParticipants,
} from "../../scenario/conference-forms.ts";
import { findFirstMissingAgent, findMissingAgent } from "../requests/center/call-targets.ts";
import type { Route } from "../route.ts";
import { BODY, calledNumber } from "./agent-calls.ts";
import { startThreeWayCall, THREE_WAY_NEEDS, threeWayCallBody } from "./agent-transfers.ts";
import { declareAgentVerb } from "./agent-verb.ts";
import { verbsOf } from "./verbs-of.ts";

/** The schema of the body of the verb `conference`, with participants. */
export const conferenceBody = createConferenceSchema(BODY, { others: {}, number: calledNumber });

/** The schema of the body of the verb. Without participants, the verb starts a three-way call, for clients of earlier versions. */
const anyConferenceBody = createConferenceOrThreeWayCallSchema(conferenceBody, threeWayCallBody.unwrap()).optional();

const conference = declareAgentVerb({
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
      findFirstMissingAgent(center, "participants.agents", called.agents) ??
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

/** The schema of the body of the verb `hand-over-chair`. */
export const handOverBody = closed(BODY, {
  agent: wholeNumber("agent id").describe("The new chair, an agent in the conference."),
});

const handOver = declareAgentVerb({
  name: "handOverChairAsAgent",
  verb: "hand-over-chair",
  summary: "The chair hands its conference over to another agent in it.",
  body: handOverBody,
  needs: `${CHAIR}, and another agent who has joined it`,
  act({ center, agent, body: { agent: to } }) {
    return findMissingAgent(center, "agent", to) ?? center.perform(handOverMove, { agent, to });
  },
});

/** The routes of an agent in conferences, one per verb. */
export const agentConferenceRoutes: readonly Route[] = [conference, ...verbsOf(CONFERENCE_ACTS), handOver];
