// Rewinds a world to an earlier moment, and shows it as it was then.

import { closed, instant, wholeNumber } from "../../forms/values.ts";
import { type Moment, UnreachableMoment } from "../../world/travel/moment.ts";
import type { World } from "../../world/world.ts";
import { boardAnswer, writeBoard } from "../answers/board-answer.ts";
import { checkpointName } from "../answers/checkpoint-answer.ts";
import { readEarlierBoard } from "../answers/earlier-board.ts";
import { worldAnswer, writeWorld } from "../answers/world-answer.ts";
import { buildAnswerAtOneInstant } from "../in-slices.ts";
import { createProblem, type Problem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route, type RouteOutcome, type WorldRequestInput } from "../route.ts";
import { createUnknownCheckpointProblem } from "./checkpoints.ts";
import { pathOfWorld } from "./path-params.ts";
import { createQueryNumber } from "./query-forms.ts";

/** The schema of the body that rewinds a world. */
export const rewindBody = closed("rewind", {
  to: closed("moment", {
    checkpoint: checkpointName.optional().describe("Name of a checkpoint of this world."),
    input: wholeNumber("input", 0).optional().describe("Number of an input: the moment after it. 0: before the first."),
    instant: instant.optional().describe("World time."),
  }).refine((to) => Object.keys(to).length === 1, {
    error: "a moment has one member: checkpoint, input or instant",
  }),
});

const momentQuery = closed("query of a moment", {
  input: createQueryNumber("input").describe("Number of an input: the moment after it. 0: before the first."),
  instant: instant.optional().describe("World time."),
}).refine((query) => Object.keys(query).length === 1, { error: "a moment is named by input or instant" });

function momentOf({ input, instant }: { input?: number | undefined; instant?: string | undefined }): Moment {
  return input === undefined ? { instant: Date.parse(instant ?? "") } : { input };
}

function createUnreachableProblem(world: World, { kind, message }: UnreachableMoment): Problem {
  if (kind !== "unknown") return createProblem("moment-unreachable", message);
  return createProblem("unknown-moment", `${message} GET ${pathOfWorld(world)}/tape lists the inputs.`);
}

/** Makes the world of an earlier moment, returns the outcome that `answer` creates with it, and closes that world. */
async function answerWithEarlierWorld(
  {
    parts,
    world,
    getSignal,
  }: Pick<WorldRequestInput<undefined, undefined, undefined>, "parts" | "world" | "getSignal">,
  moment: Moment,
  answer: (earlier: Awaited<ReturnType<typeof parts.replayTo>>) => Promise<RouteOutcome>,
): Promise<RouteOutcome> {
  try {
    const earlier = await parts.replayTo(world, moment, getSignal);
    try {
      return await answer(earlier);
    } finally {
      await earlier.close();
    }
  } catch (error) {
    if (error instanceof UnreachableMoment) return createUnreachableProblem(world, error);
    throw error;
  }
}

const rewind = declareWorldRoute({
  name: "rewindWorld",
  method: "POST",
  path: "/worlds/:world/rewind",
  servesFailed: true,
  summary: "Rewinds a world to its state at an earlier moment. Returns the world.",
  body: rewindBody,
  answers: { 200: worldAnswer },
  problems: ["unknown-checkpoint", "unknown-moment", "moment-unreachable", "abandoned"],
  taped: "world",
  async handle(request) {
    const { parts, world, body, getSignal, holder } = request;
    const { checkpoint, ...moment } = body.to;
    const answerRewound = () => createOkAnswer(writeWorld(world, parts));
    if (checkpoint !== undefined) {
      const isFound = await world.checkpoints.rewind(checkpoint, getSignal, holder);
      return isFound ? answerRewound() : createUnknownCheckpointProblem(world, checkpoint);
    }
    return answerWithEarlierWorld(request, momentOf(moment), async ({ place, takeState }) => {
      await world.restoreFrom({ state: await takeState() }, getSignal, holder, { to: body.to, place });
      return answerRewound();
    });
  },
});

const at = declareWorldRoute({
  name: "getBoardAt",
  method: "GET",
  path: "/worlds/:world/at",
  servesFailed: true,
  summary: "Returns the board of an earlier moment. Nothing in the world changes.",
  query: momentQuery,
  answers: { 200: boardAnswer },
  problems: ["unknown-moment", "moment-unreachable", "abandoned"],
  handle: (request) => {
    const { parts, world, query, getSignal } = request;
    return answerWithEarlierWorld(request, momentOf(query), async (earlier) =>
      buildAnswerAtOneInstant(earlier.world, "board", writeBoard(readEarlierBoard(world, earlier), parts), getSignal),
    );
  },
});

/** The routes that rewind a world, and show an earlier moment. */
export const travelRoutes: readonly Route[] = [rewind, at];
