// Declares the actions of outside parties in a call: hang up, answer, refuse and so on.

import type { Call, OutsideAct } from "../../../core/index.ts";
import { actAsOutsideParty, Refusal } from "../../../core/index.ts";
import { withoutUndefined } from "../../../forms/optional-members.ts";
import { closed } from "../../../forms/values.ts";
import type { World } from "../../../world/world.ts";
import { callAnswer, writeCall } from "../../answers/call-answer.ts";
import { telephoneNumber } from "../../answers/fields.ts";
import { createRefusalProblem, Problem } from "../../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { callParams, findCall, pathOfCalls } from "../path-params.ts";

const body = closed("body of this request", {
  number: telephoneNumber
    .optional()
    .describe(
      "Number of the outside party; default the one whose phone rings. If none rings, and for `hang-up`, default the customer.",
    ),
}).optional();

/** Declares the route of an action of an outside party in a call; the path ends in the verb. */
function declareActRoute(name: string, verb: string, act: OutsideAct, summary: string): Route {
  return declareWorldRoute({
    name,
    method: "POST",
    path: `/worlds/:world/calls/:call/${verb}`,
    summary: `${summary} Returns the call.`,
    params: callParams,
    body,
    answers: { 200: callAnswer },
    problems: ["unknown-call", "refused"],
    handle: ({ world, params, body }) => {
      const call = findCall(world, params.call);
      if (call instanceof Problem) return call;
      const number = body?.number;
      const outcome = world.center.perform(actAsOutsideParty, { call: call.id, act, ...withoutUndefined({ number }) });
      return outcome instanceof Refusal
        ? createRefusalProblem(outcome, writeAdvice(world, call, outcome))
        : createOkAnswer(writeCall(world, call));
    },
  });
}

/** The routes of the outside parties of a call, one per action. */
export const outsideRoutes: readonly Route[] = [
  declareActRoute(
    "hangUpCall",
    "hang-up",
    "hangs-up",
    "An outside party hangs up. The call ends unless others can continue it.",
  ),
  declareActRoute("answerCall", "answer", "answers", "An outside party answers its ringing phone."),
  declareActRoute("refuseCall", "refuse", "refuses", "An outside party refuses the call on its ringing phone."),
  declareActRoute(
    "reportNoAnswer",
    "no-answer",
    "does-not-answer",
    "An outside party does not answer its ringing phone. The call attempt ends.",
  ),
  declareActRoute("reportBusy", "busy", "is-busy", "The number of an outside party is busy. The call attempt ends."),
];

/** Returns the advice for a refused action. */
function writeAdvice(world: World, { id, outside }: Call, { reason }: Refusal): string {
  if (reason === "outside-party-not-called") return `POST ${pathOfCalls(world)}/${id}/hang-up ends the call.`;
  if (outside.length === 0) return "This call has no outside parties, only agents.";
  const who = outside.map(({ number, state }) => (state === "called" ? `${number} (being called)` : number));
  return `The outside parties are ${who.join(", ")}.`;
}
