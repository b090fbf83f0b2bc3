// Declares the verbs with which an agent brings others into a call: transfer, cancel-transfer, consult, three-way-call and connect.
import type * as z from "zod";
import {
  type AgentId,
  beginConsultation,
  type CallId,
  type Center,
  cancelTransfer as cancelTransferMove,
  connectHeld,
  joinThreeWay,
  type Refusal,
  transferCall,
} from "../../core/index.ts";
import { closed } from "../../forms/values.ts";
import {
  consultationMode,
  createCallTargetSchema,
  forbidCallWithTo,
  requireFittingMode,
  transferMode,
} from "../../scenario/agent-call-forms.ts";
import { callData } from "../answers/fields.ts";
import type { Problem } from "../problem.ts";
import { findMissingTarget } from "../requests/center/call-targets.ts";
import type { Route } from "../route.ts";
import { BODY, calledNumber, callId } from "./agent-calls.ts";
import { declareAgentVerb, declareCallingVerb } from "./agent-verb.ts";

const CUSTOMER_CALL =
  "a call with an outside party in which the agent talks, without a consultation, a transfer or a three-way call";

/** The schema of the body of the verb `transfer`. */
export const transferBody = requireFittingMode(
  closed(BODY, {
    to: createCallTargetSchema("target of a transfer", ["agent", "queue", "ivr", "number"], calledNumber),
    mode: transferMode,
    data: callData.optional().describe("Call data, instead of the present data."),
  }),
);

const transfer = declareAgentVerb({
  name: "transferAsAgent",
  verb: "transfer",
  summary: "The agent transfers its current call.",
  body: transferBody,
  needs: `${CUSTOMER_CALL}; mode release to a number needs an inbound voice call`,
  act: ({ center, agent, body: { to, mode = "release", data } }) =>
    findMissingTarget(center, to) ?? center.perform(transferCall, { agent, to, mode, data }),
});

const cancelTransfer = declareAgentVerb({
  name: "cancelTransferAsAgent",
  verb: "cancel-transfer",
  summary: "The agent cancels a transfer that is not complete, and talks with the customer again.",
  needs: "a transfer of the agent that is not complete",
  act: ({ center, agent }) => center.perform(cancelTransferMove, { agent }),
});

/** The schema of the body of the verb `consult`. */
export const consultBody = closed(BODY, {
  to: createCallTargetSchema("target of a consultation", ["agent", "queue"], calledNumber),
  mode: consultationMode,
  data: callData.optional().describe("Call data; default the data of the customer's call."),
});

const consult = declareCallingVerb({
  name: "consultAsAgent",
  verb: "consult",
  summary: "The agent consults a colleague, with or without the customer.",
  body: consultBody,
  needs: CUSTOMER_CALL,
  act: ({ center, agent, body: { to, mode = "twoParty", data } }) =>
    findMissingTarget(center, to) ?? center.perform(beginConsultation, { agent, to, mode, data, hold: true }),
});

/** The schema of the body of the verb `three-way-call`. */
export const threeWayCallBody = forbidCallWithTo(
  closed(BODY, {
    call: callId.optional().describe("Id of the call on hold to join; default the last one held."),
    to: createCallTargetSchema("target of a three-way call", ["agent", "queue", "number"], calledNumber)
      .optional()
      .describe("Instead of `call`: the party to add."),
  }),
).optional();

/** The condition of a three-way call, as the end of a sentence about a refusal. */
export const THREE_WAY_NEEDS =
  'a call in which the agent talks; without "to" also one on hold, with "to" a call with a customer';

/**
 * Lets an agent start a three-way call, with its call on hold or with the party `to`. Returns the result of the move, or the problem of an
 * unknown party.
 */
export function startThreeWayCall(
  center: Center,
  agent: AgentId,
  { to, call }: NonNullable<z.output<typeof threeWayCallBody>> = {},
): CallId | "done" | Refusal | Problem {
  if (to === undefined) return center.perform(joinThreeWay, { agent, call });
  const missing = findMissingTarget(center, to);
  if (missing !== undefined) return missing;
  return "number" in to
    ? center.perform(transferCall, { agent, to, mode: "threeParty" })
    : center.perform(beginConsultation, { agent, to, mode: "threeParty", hold: true });
}

const threeWayCall = declareAgentVerb({
  name: "startThreeWayCallAsAgent",
  verb: "three-way-call",
  summary: "The agent starts a three-way call: joins a call on hold with its current call, or adds a party.",
  body: threeWayCallBody,
  needs: THREE_WAY_NEEDS,
  act: ({ center, agent, body }) => startThreeWayCall(center, agent, body),
});

const connectBody = closed(BODY, {
  call: callId.optional().describe("Id of the call on hold; default the last one held."),
}).optional();

const connect = declareAgentVerb({
  name: "connectAsAgent",
  verb: "connect",
  summary: "The agent connects a call on hold with its current call, and leaves both.",
  body: connectBody,
  needs: "a call in which the agent talks, and one on hold",
  act: ({ center, agent, body }) => center.perform(connectHeld, { agent, call: body?.call }),
});

/** The routes that bring others into an agent's call, one per verb. */
export const agentTransferRoutes: readonly Route[] = [transfer, cancelTransfer, consult, threeWayCall, connect];
