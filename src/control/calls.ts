// The calls of a world, from the outside party's side: calling, and what it can do while the call lasts.
import { z } from "zod";
import {
  type Call,
  type CallId,
  type Center,
  customerHangsUp,
  type IncomingCall,
  incomingCall,
  Refusal,
  refuse,
} from "../core/index.ts";
import { closed, expects, expectsText, show, unknown, wholeNumber } from "../world/forms.ts";
import type { World } from "../world/world.ts";
import { callAnswer, callOf } from "./call-answer.ts";
import { invalidInput, Problem, problem, refused } from "./problem.ts";
import { created, ok, type Route, worldRoute } from "./route.ts";
import { lasting } from "./written.ts";

const params = z.object({ call: z.string().describe("A call's id, as its creation answered it.") });

const list = worldRoute({
  method: "GET",
  path: "/worlds/:world/calls",
  summary: "Every call that is under way, oldest first.",
  answers: { 200: z.strictObject({ calls: z.array(callAnswer) }) },
  handle: ({ world }) => ok({ calls: Array.from(world.center.state.calls.values(), (call) => callOf(world, call)) }),
});

const number = z
  .string({ error: expectsText("telephone number", "text of 1 to 64 characters, such as 13800000001") })
  .regex(/^[^\p{Cc}]{1,64}$/u);

const targetNoun = "destination of a call";
const callBody = closed("call", {
  from: number.optional().describe("The caller's number; made up if absent."),
  to: z.union(
    [closed(targetNoun, { queue: wholeNumber("queue id") }), closed(targetNoun, { agent: wholeNumber("agent id") })],
    { error: expects(targetNoun, "{queue: <id>} or {agent: <id>}") },
  ),
  called: number.optional().describe("The number dialled; the queue's access code or the agent's phone if absent."),
  patience: lasting.optional().describe("How long the caller waits to be answered; for ever if absent."),
  talk: lasting.optional().describe("How long the caller talks before it hangs up; until the agent does if absent."),
  data: z
    .string({ error: expectsText("piece of data", "text") })
    .optional()
    .describe("Data that travels with the call."),
});

const make = worldRoute({
  method: "POST",
  path: "/worlds/:world/calls",
  summary: "Lets someone outside call a queue, or an agent by name; the call waits until an agent is free for it.",
  body: callBody,
  answers: { 201: callAnswer },
  handle: ({ world, body }) => {
    const unknownTarget = missingTarget(world.center, body.to);
    if (unknownTarget !== undefined) return invalidInput([unknownTarget]);
    const { from = world.makeUpNumber(), to, ...rest } = body;
    const call = begin(world.center, { from, to, ...withoutAbsent(rest) });
    if (call instanceof Refusal) return refused(call, "No call was made.");
    return created(callOf(world, call), `${callsOf(world)}/${call.id}`);
  },
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/calls/:call",
  summary: "One call that is under way.",
  params,
  answers: { 200: callAnswer },
  problems: ["unknown-call"],
  handle: ({ world, params }) => {
    const call = find(world, params.call);
    return call instanceof Problem ? call : ok(callOf(world, call));
  },
});

type Verb = (center: Center, call: CallId) => "done" | Refusal;

/** What the outside party can do. To answer, or not to, is for one who is called; the caller of an inbound call is not. */
const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["hang-up", (center, call) => center.perform(customerHangsUp, { call })],
  ["answer", () => refuse("outside-party-not-called")],
  ["refuse", () => refuse("outside-party-not-called")],
  ["no-answer", () => refuse("outside-party-not-called")],
]);

const act = worldRoute({
  method: "POST",
  path: "/worlds/:world/calls/:call/:verb",
  summary: "Has the outside party do something: hang-up, answer, refuse or no-answer; answers with the call.",
  params: params.extend({ verb: z.string().describe(`One of ${[...VERBS.keys()].join(", ")}.`) }),
  body: closed("body of this request", {}).optional(),
  answers: { 200: callAnswer },
  problems: ["unknown-call", "unknown-verb", "refused"],
  handle: ({ world, params }) => {
    const verb = VERBS.get(params.verb);
    if (verb === undefined) {
      const known = [...VERBS.keys()];
      const sentence = unknown("verb", params.verb, known, `A verb is one of ${known.join(", ")}`);
      return problem("unknown-verb", `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
    }
    const call = find(world, params.call);
    if (call instanceof Problem) return call;
    const outcome = verb(world.center, call.id);
    return outcome instanceof Refusal
      ? refused(outcome, `POST ${callsOf(world)}/${call.id}/hang-up ends the call.`)
      : ok(callOf(world, call));
  },
});

/** Makes a call, and answers it even when it is over by the end of this moment. */
function begin(center: Center, asked: IncomingCall): Call | Refusal {
  let call: Call | undefined;
  const stop = center.log.listen(({ event }) => {
    if (event.type === "call-arrived") call ??= center.call(event.call);
  });
  try {
    const outcome = center.perform(incomingCall, asked);
    return outcome instanceof Refusal ? outcome : (call ?? refuse("no-such-call"));
  } finally {
    stop();
  }
}

/** What is wrong with where a call is to go; undefined when nothing is. */
function missingTarget({ state }: Center, to: IncomingCall["to"]): string | undefined {
  if ("agent" in to) {
    return state.agents.has(to.agent) ? undefined : `to.agent: the center has no agent ${to.agent}`;
  }
  if (state.queues.has(to.queue)) return undefined;
  const queues = state.queues.size === 0 ? "it has none" : `its queues are ${[...state.queues.keys()].join(", ")}`;
  return `to.queue: the center has no queue ${to.queue}; ${queues}`;
}

function find(world: World, id: string): Call | Problem {
  const call = world.center.call(id);
  const where = `GET ${callsOf(world)} lists the calls under way`;
  return call ?? problem("unknown-call", `There is no call ${show(id)}: it is over, or never was. ${where}.`);
}

function callsOf({ name }: World): string {
  return `/worlds/${encodeURIComponent(name)}/calls`;
}

function withoutAbsent<T extends object>(members: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}

export const callRoutes: readonly Route[] = [list, make, read, act];
