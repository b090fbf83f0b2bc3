// Waits until an agent has a state or gets an event, or a client sends a request.
import * as z from "zod";
import { SHOWN_STATES, stateOf } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { show } from "../../forms/wording.ts";
import { joinSignals } from "../../runtime/abort-signals.ts";
import { listImpossibleConditions } from "../../world/verification/impossible.ts";
import { describeWait, explainUnmet } from "../../world/waiting/unmet.ts";
import { readWait, type Wait, waitShape } from "../../world/waiting/wait.ts";
import type { Fulfilled } from "../../world/waiting/waits.ts";
import type { World } from "../../world/world.ts";
import { eventAnswer, writeEvent } from "../answers/event-answer.ts";
import { isoInstant } from "../answers/fields.ts";
import { entryAnswer, writeEntry } from "../answers/journal-answer.ts";
import { createHandedOverProblem, createInvalidInputProblem, createProblem, type Problem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../route.ts";
import { pathOfWorld } from "./path-params.ts";

/** The schema of a fulfilled wait. */
export const waitAnswer = z.strictObject({
  sentence: z.string().describe("The state, event or request that was waited for, in words."),
  at: isoInstant.describe("World time at which it happened; the present for a state that the agent already had."),
  state: z.enum(SHOWN_STATES).optional().describe("The present state of the agent. Absent if the wait names no agent."),
  event: eventAnswer.optional().describe("The event that was waited for."),
  request: entryAnswer.optional().describe("The request that was waited for."),
});

const waitFor = declareWorldRoute({
  name: "waitFor",
  method: "POST",
  taped: "never",
  path: "/worlds/:world/wait-for",
  summary:
    "Waits until an agent has a state, or gets an event, or a client sends a request. Returns what happened, or 422 with what happened instead.",
  body: waitShape,
  answers: { 200: waitAnswer },
  problems: ["not-verified", "not-ready", "abandoned"],
  handle: async ({ world, body, getSignal }) => {
    const wait = readWait(body);
    const { agent } = wait.condition;
    const impossible = listImpossibleConditions(world, { agent: agent === undefined ? undefined : String(agent) });
    if (impossible.length > 0) return createInvalidInputProblem(impossible);
    const signal = getSignal();
    const stop = joinSignals([signal, world.closing]);
    const outcome = await world.waits.wait(wait, stop.signal).finally(stop.release);
    if (outcome.kind === "fulfilled") return createOkAnswer(writeFulfilled(world, wait, outcome.by));
    if (outcome.kind === "timedOut") {
      const { detail, state, nearMisses } = explainUnmet(world, wait, outcome.before, describeClock(world));
      return createProblem("not-verified", detail, { ...(state && { state }), nearMisses });
    }
    return problemOfEnd(world, wait, signal, outcome.kind === "ended" && outcome.how === "rewound");
  },
});

/** Returns how to advance a clock, as the end of a sentence. */
function describeClock(world: World): string {
  const path = `${pathOfWorld(world)}/clock`;
  return `advance it with POST ${path}/advance (in a program: world.clock.advance), or let it run with PUT ${path} and {"mode": "1x"}`;
}

/** Returns the problem of a wait that ended before it was fulfilled, and before its time was over. */
function problemOfEnd(world: World, wait: Wait, signal: AbortSignal, isRewound: boolean): Problem {
  const before = `before this happened: ${describeWait(wait)}.`;
  const { failure } = world.errorBoundary;
  if (failure !== undefined) return createProblem("world-failed", failure);
  if (signal.aborted) return createProblem("not-ready", `The simulator is closing ${before}`);
  const name = show(world.name);
  if (world.isHandedOver) return createHandedOverProblem(world.name);
  if (world.isClosed) return createProblem("unknown-world", `The world ${name} was deleted ${before}`);
  const how = isRewound ? "rewound" : "reset or restored";
  return createProblem("abandoned", `The world ${name} was ${how} ${before} Wait again.`);
}

function writeFulfilled(world: World, wait: Wait, { at, event, request }: Fulfilled): z.output<typeof waitAnswer> {
  const { agent } = wait.condition;
  const entry = request === undefined ? undefined : world.journal.findEntry(request);
  return {
    sentence: describeWait(wait),
    at: formatInstant(at),
    ...(agent !== undefined && { state: stateOf(world.center, agent).name }),
    ...(event && { event: writeEvent(event) }),
    ...(entry && { request: writeEntry(entry) }),
  };
}

/** The route that waits for agents and their clients. */
export const waitForRoutes: readonly Route[] = [waitFor];
