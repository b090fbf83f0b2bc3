// Those outside in a call: what they do while it lasts.

import * as z from "zod";
import type { Call, OutsideAct } from "../../core/index.ts";
import { outsideActs, Refusal } from "../../core/index.ts";
import { closed, unknown } from "../../world/input-forms.ts";
import type { World } from "../../world/world.ts";
import { callAnswer, callOf } from "../answers/call-answer.ts";
import { telephoneNumber } from "../answers/written.ts";
import { Problem, problem, refused } from "../problem.ts";
import { ok, type Route, worldRoute } from "../route.ts";
import { callParams, callsPath, findCall } from "./named.ts";

/** What someone outside can do. To answer, or not to, is for one who is called. */
const VERBS: ReadonlyMap<string, OutsideAct> = new Map<string, OutsideAct>([
  ["hang-up", "hangs-up"],
  ["answer", "answers"],
  ["refuse", "refuses"],
  ["no-answer", "does-not-answer"],
  ["busy", "is-busy"],
]);

const VERB_LIST = [...VERBS.keys()].join(", ");

const act = worldRoute({
  method: "POST",
  path: "/worlds/:world/calls/:call/:verb",
  summary:
    "Has someone outside do something at once: hang-up, answer, refuse, no-answer or busy; answers with the call.",
  params: callParams.extend({ verb: z.string().describe(`One of ${VERB_LIST}.`) }),
  body: closed("body of this request", {
    number: telephoneNumber
      .optional()
      .describe("Who of those outside; if absent, the one whose phone rings, or to hang up, the customer."),
  }).optional(),
  answers: { 200: callAnswer },
  problems: ["unknown-call", "unknown-verb", "refused"],
  handle: ({ world, params, body }) => {
    const act = VERBS.get(params.verb);
    if (act === undefined) {
      const sentence = unknown("verb", params.verb, VERBS.keys(), `A verb is one of ${VERB_LIST}`);
      return problem("unknown-verb", `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
    }
    const call = findCall(world, params.call);
    if (call instanceof Problem) return call;
    const number = body?.number;
    const asked = { call: call.id, act, ...(number === undefined ? {} : { number }) };
    const outcome = world.center.perform(outsideActs, asked);
    return outcome instanceof Refusal ? refused(outcome, advice(world, call, outcome)) : ok(callOf(world, call));
  },
});

/** What would go, in place of what was refused. */
function advice(world: World, { id, outside }: Call, { reason }: Refusal): string {
  if (reason === "outside-party-not-called") return `POST ${callsPath(world)}/${id}/hang-up ends the call.`;
  if (outside.length === 0) return "Nobody outside is in this call, only agents are.";
  const who = outside.map(({ number, state }) => (state === "called" ? `${number} (being called)` : number));
  return `Those outside are ${who.join(", ")}.`;
}

export const outsideRoutes: readonly Route[] = [act];
