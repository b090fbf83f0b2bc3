// Lists calls and creates calls from outside callers.
import * as z from "zod";
import type { Work } from "../../core/index.ts";
import {
  type Call,
  type Center,
  type IncomingCall,
  incomingCall,
  isStaffed,
  Refusal,
  refuse,
} from "../../core/index.ts";
import { withoutUndefined } from "../../forms/optional-members.ts";
import { closed, media, wholeNumber } from "../../forms/values.ts";
import { expects } from "../../forms/wording.ts";
import type { World } from "../../world/world.ts";
import { callAnswer, callOf } from "../answers/call-answer.ts";
import { lasting, pieceOfData, telephoneNumber } from "../answers/fields.ts";
import { answerOfOneInstant, writeEach } from "../in-slices.ts";
import { invalidInput, Problem, refused } from "../problem.ts";
import { created, ok, type Route, worldRoute } from "../route.ts";
import { callParams, callsPath, findCall } from "./path-params.ts";

function* writeCalls(world: World): Work<{ calls: z.output<typeof callAnswer>[] }> {
  return { calls: yield* writeEach(world.center.state.calls.values(), (call) => callOf(world, call)) };
}

const list = worldRoute({
  name: "listCalls",
  method: "GET",
  path: "/worlds/:world/calls",
  summary: "Lists the calls in progress, oldest first.",
  answers: { 200: z.strictObject({ calls: z.array(callAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, left }) => answerOfOneInstant(world, "list of calls", writeCalls(world), left),
});

export const madeCallAnswer = z.strictObject({
  ...callAnswer.shape,
  hint: z.string().optional().describe("Why no agent can take the call now. Absent if one can."),
});

const targetNoun = "destination of a call";
export const callBody = closed("call", {
  from: telephoneNumber.optional().describe("Number of the caller; default a random one."),
  to: z.union(
    [closed(targetNoun, { queue: wholeNumber("queue id") }), closed(targetNoun, { agent: wholeNumber("agent id") })],
    { error: expects(targetNoun, "{queue: <id>} or {agent: <id>}") },
  ),
  called: telephoneNumber
    .optional()
    .describe("The dialed number; default the access code of the queue or the phone of the agent."),
  patience: lasting.optional().describe("How long the caller waits for an answer; default forever."),
  talk: lasting.optional().describe("How long the caller talks before it hangs up; default until the agent hangs up."),
  data: pieceOfData.optional().describe("Call data; clients read it as `calldata` of queryCallInfo."),
  media: media.optional().describe("Default: the media of the queue; voice to an agent."),
});

const make = worldRoute({
  name: "createCall",
  method: "POST",
  path: "/worlds/:world/calls",
  summary: "Creates a call from outside to a queue or an agent. The call waits until an agent is free.",
  body: callBody,
  answers: { 201: madeCallAnswer },
  handle: ({ world, body }) => {
    const unknownTarget = missingTarget(world.center, body.to);
    if (unknownTarget !== undefined) return invalidInput([unknownTarget]);
    const { from = world.makeUpNumber(), to, media = world.usualMedia(to), ...rest } = body;
    const call = begin(world.center, { from, to, media, ...withoutUndefined(rest) });
    if (call instanceof Refusal) return refused(call, "No call was created.");
    const hint = hintAbout(world.center, call);
    const made = callOf(world, call);
    return created(hint === undefined ? made : { ...made, hint }, `${callsPath(world)}/${call.id}`);
  },
});

const read = worldRoute({
  name: "getCall",
  method: "GET",
  path: "/worlds/:world/calls/:call",
  summary: "Returns a call in progress.",
  params: callParams,
  answers: { 200: callAnswer },
  problems: ["unknown-call"],
  handle: ({ world, params }) => {
    const call = findCall(world, params.call);
    return call instanceof Problem ? call : ok(callOf(world, call));
  },
});

/** Creates a call and returns it, even if it is over within the same instant. */
function begin(center: Center, request: IncomingCall): Call | Refusal {
  let call: Call | undefined;
  const stop = center.log.listen(({ event }) => {
    if (event.type === "callArrived") call ??= center.call(event.call);
  });
  try {
    const outcome = center.perform(incomingCall, request);
    return outcome instanceof Refusal ? outcome : (call ?? refuse("no-such-call"));
  } finally {
    stop();
  }
}

/** Returns why no agent can ever take a waiting call; undefined if one can, now or later. */
function hintAbout({ state }: Center, { waiting, destination: to }: Call): string | undefined {
  if (!waiting || to === undefined) return undefined;
  if ("agent" in to) {
    if (state.agents.get(to.agent)?.session !== undefined) return undefined;
    return `Agent ${to.agent} is signed out: the call waits until it signs in.`;
  }
  if (isStaffed(state, to.queue)) return undefined;
  return `No agent takes calls from queue ${to.queue}: the call waits until one signs in to it (resetskill).`;
}

/** Returns the problem of a call's destination; undefined if it is valid. */
function missingTarget({ state }: Center, to: IncomingCall["to"]): string | undefined {
  if ("agent" in to) {
    return state.agents.has(to.agent) ? undefined : `to.agent: the center has no agent ${to.agent}`;
  }
  if (state.queues.has(to.queue)) return undefined;
  const queues = state.queues.size === 0 ? "it has none" : `its queues are ${[...state.queues.keys()].join(", ")}`;
  return `to.queue: the center has no queue ${to.queue}; ${queues}`;
}

export const callRoutes: readonly Route[] = [list, make, read];
