// Lists and returns calls, and creates calls from outside callers.
import * as z from "zod";
import type { Work } from "../../../core/index.ts";
import { beginIncomingCall, type Call, type Center, isStaffed, Refusal } from "../../../core/index.ts";
import { withoutUndefined } from "../../../forms/optional-members.ts";
import { closed, media, wholeNumber } from "../../../forms/values.ts";
import { expects } from "../../../forms/wording.ts";
import type { World } from "../../../world/world.ts";
import { callAnswer, writeCall, writeCallWithHearings } from "../../answers/call-answer.ts";
import { callData, positiveDurationMs, telephoneNumber } from "../../answers/fields.ts";
import { buildAnswerAtOneInstant, writeEach } from "../../in-slices.ts";
import { createRefusalProblem, Problem } from "../../problem.ts";
import { createCreatedAnswer, createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { callParams, findCall, pathOfCalls, pathOfChats } from "../path-params.ts";
import { findMissingTarget } from "./call-targets.ts";
import { catchCall } from "./catch-call.ts";

function* writeCalls(world: World): Work<{ calls: z.output<typeof callAnswer>[] }> {
  return { calls: yield* writeEach(world.center.state.calls.values(), (call) => writeCall(world, call)) };
}

const list = declareWorldRoute({
  name: "listCalls",
  method: "GET",
  path: "/worlds/:world/calls",
  summary: "Lists the calls in progress, oldest first.",
  answers: { 200: z.strictObject({ calls: z.array(callAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, getSignal }) => buildAnswerAtOneInstant(world, "list of calls", writeCalls(world), getSignal),
});

/** The schema of a new call. */
export const madeCallAnswer = z.strictObject({
  ...callAnswer.shape,
  hint: z
    .string()
    .optional()
    .describe(
      "Why the call waits until an agent signs in. Absent if the call does not wait, or an agent is signed in for it.",
    ),
});

const destinationNoun = "destination of a call";
/** The schema of the body that creates a call. */
export const callBody = closed("call", {
  from: telephoneNumber.optional().describe("Number of the caller; default a random one."),
  to: z.union(
    [
      closed(destinationNoun, { queue: wholeNumber("queue id") }),
      closed(destinationNoun, { agent: wholeNumber("agent id") }),
    ],
    { error: expects(destinationNoun, "{queue: <id>} or {agent: <id>}") },
  ),
  called: telephoneNumber
    .optional()
    .describe("The dialed number; default the access code of the queue or the phone of the agent."),
  patience: positiveDurationMs.optional().describe("How long the caller waits for an answer; default forever."),
  talk: positiveDurationMs
    .optional()
    .describe("How long the caller talks before it hangs up; default until the agent hangs up."),
  data: callData.optional().describe("Call data; clients read it as `calldata` of queryCallInfo."),
  media: media.optional().describe("Default: the media of the queue; voice to an agent."),
});

const make = declareWorldRoute({
  name: "createCall",
  method: "POST",
  path: "/worlds/:world/calls",
  summary: "Creates a call from outside to a queue or an agent. The call waits until an agent is free.",
  body: callBody,
  answers: { 201: madeCallAnswer },
  problems: ["refused"],
  handle: ({ world, body }) => {
    const missing = findMissingTarget(world.center, body.to);
    if (missing !== undefined) return missing;
    const { from = () => world.generateNumber(), to, media = world.chooseDefaultMedia(to), ...rest } = body;
    const request = { from, to, media, ...withoutUndefined(rest) };
    const call = catchCall(world.center, () => world.center.perform(beginIncomingCall, request));
    if (call instanceof Problem) return call;
    if (call instanceof Refusal) {
      const chats = `POST ${pathOfChats(world)} begins a chat.`;
      return createRefusalProblem(call, `No call was created. ${call.reason === "wrong-media" ? chats : ""}`.trimEnd());
    }
    const hint = writeHint(world.center, call);
    const made = writeCall(world, call);
    return createCreatedAnswer(hint === undefined ? made : { ...made, hint }, `${pathOfCalls(world)}/${call.id}`);
  },
});

const read = declareWorldRoute({
  name: "getCall",
  method: "GET",
  path: "/worlds/:world/calls/:call",
  summary: "Returns a call in progress, and who hears whom in it.",
  params: callParams,
  answers: { 200: callAnswer },
  problems: ["unknown-call"],
  handle: ({ world, params }) => {
    const call = findCall(world, params.call);
    return call instanceof Problem ? call : createOkAnswer(writeCallWithHearings(world, call));
  },
});

/** Returns why a call waits until an agent signs in; undefined if it does not wait, or if an agent is signed in for it. */
function writeHint({ state }: Center, { waiting, destination: to }: Call): string | undefined {
  if (!waiting || to === undefined) return undefined;
  if ("agent" in to) {
    if (state.agents.get(to.agent)?.session !== undefined) return undefined;
    return `Agent ${to.agent} is signed out: the call waits until it signs in.`;
  }
  if (isStaffed(state, to.queue)) return undefined;
  return `No agent takes calls from queue ${to.queue}: the call waits until one signs in to it (resetskill).`;
}

/** The routes that list, create and return calls. */
export const callRoutes: readonly Route[] = [list, make, read];
