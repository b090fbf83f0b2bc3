// Declares the verbs of an agent in its calls: answer, hold, hang up, call out and so on.
import {
  answerCall,
  callInside,
  callOut as callOutMove,
  dropCall,
  holdCall,
  muteAgent,
  rejectCall,
  releaseCall,
  retrieveCall,
  unmuteAgent,
} from "../../core/index.ts";
import { closed, text } from "../../forms/values.ts";
import { createCallTargetSchema, stateAfterRejecting } from "../../scenario/agent-call-forms.ts";
import { callData, telephoneNumber } from "../answers/fields.ts";
import { findMissingTarget } from "../requests/center/call-targets.ts";
import type { Route } from "../route.ts";
import { declareAgentVerb, declareCallingVerb } from "./agent-verb.ts";

/** The noun for bodies in error sentences. */
export const BODY = "body of this request";

/** The schema of the id of a call. */
export const callId = text("call id");

/** The schema of a number that an agent calls. */
export const calledNumber = telephoneNumber.describe("A telephone number.");

const RINGING = "a call that rings at the agent, whose phone is picked up (setting phonePickUp)";

const ringingCall = callId.optional().describe("Id of the ringing call; default the first one.");

const answerBody = closed(BODY, { call: ringingCall }).optional();

const answer = declareAgentVerb({
  name: "answerAsAgent",
  verb: "answer",
  summary: "The agent answers a ringing call.",
  body: answerBody,
  needs: RINGING,
  act: ({ center, agent, body }) => center.perform(answerCall, { agent, call: body?.call }),
});

/** The schema of the body of the verb `reject`. */
export const rejectBody = closed(BODY, {
  call: ringingCall,
  after: stateAfterRejecting,
}).optional();

const reject = declareAgentVerb({
  name: "rejectAsAgent",
  verb: "reject",
  summary: "The agent rejects a ringing call, and becomes busy or idle.",
  body: rejectBody,
  needs: RINGING,
  act: ({ center, agent, body }) =>
    center.perform(rejectCall, { agent, call: body?.call, after: body?.after ?? "busy" }),
});

const hold = declareAgentVerb({
  name: "holdAsAgent",
  verb: "hold",
  summary: "The agent puts its current call on hold.",
  needs: "a call in which the agent talks, without a consultation, a transfer or a three-way call",
  act: ({ center, agent }) => center.perform(holdCall, { agent }),
});

const retrieveBody = closed(BODY, {
  call: callId.optional().describe("Id of the call on hold; default the last one held."),
}).optional();

const retrieve = declareAgentVerb({
  name: "retrieveAsAgent",
  verb: "retrieve",
  summary: "The agent retrieves a call from hold.",
  body: retrieveBody,
  needs: "a call on hold, and no call in the state ringing, dialing or talking",
  act: ({ center, agent, body }) => center.perform(retrieveCall, { agent, call: body?.call }),
});

const releaseBody = closed(BODY, {
  call: callId
    .optional()
    .describe(
      "Id of one of its calls, in any state; default the one in which it talks, then the dialed one, then the oldest that rings or is at an IVR.",
    ),
}).optional();

const release = declareAgentVerb({
  name: "releaseAsAgent",
  verb: "release",
  summary: "The agent hangs up a call.",
  body: releaseBody,
  needs:
    'a call in which the agent talks, or one that it dials, that rings or is at an IVR; with "call", any call of the agent',
  act: ({ center, agent, body }) =>
    body?.call === undefined
      ? center.perform(releaseCall, { agent })
      : center.perform(dropCall, { agent, call: body.call }),
});

const mute = declareAgentVerb({
  name: "muteAsAgent",
  verb: "mute",
  summary: "The agent mutes itself, so that the customer doesn't hear it.",
  needs: "a call with an outside party in which the agent talks and is not muted",
  act: ({ center, agent }) => center.perform(muteAgent, { agent, what: "voice" }),
});

const unmute = declareAgentVerb({
  name: "unmuteAsAgent",
  verb: "unmute",
  summary: "The agent unmutes itself.",
  needs: "a call in which the agent is muted",
  act: ({ center, agent }) => center.perform(unmuteAgent, { agent, what: "voice" }),
});

/** The schema of the body of the verb `call-out`. */
export const callOutBody = closed(BODY, {
  to: createCallTargetSchema("target of a call", ["number", "agent", "queue"], calledNumber).describe(
    "An outside number, a colleague, or a queue whose free agent is called.",
  ),
  data: callData.optional().describe("Call data."),
});

const callOut = declareCallingVerb({
  name: "callOutAsAgent",
  verb: "call-out",
  summary: "The agent calls an outside number, a colleague, or a free agent of a queue.",
  body: callOutBody,
  needs: "an agent whose calls are all on hold, and who inspects no one",
  act: ({ center, agent, body: { to, data } }) =>
    findMissingTarget(center, to) ??
    ("number" in to
      ? center.perform(callOutMove, { agent, called: to.number, data })
      : center.perform(callInside, { agent, to, data })),
});

/** The routes of an agent in its calls, one per verb. */
export const agentCallRoutes: readonly Route[] = [answer, reject, hold, retrieve, release, mute, unmute, callOut];
