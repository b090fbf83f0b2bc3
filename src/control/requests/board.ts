// Returns or streams the board of a world.
import { boardAnswer, boardChange, writeBoard } from "../answers/board-answer.ts";
import { buildAnswerAtOneInstant } from "../in-slices.ts";
import { declareWorldRoute, type Route, SchemasByType } from "../route.ts";
import { createStreamsFullProblem, STREAM_TYPE, wantsStream } from "../streams/streams.ts";

const read = declareWorldRoute({
  name: "getBoard",
  method: "GET",
  path: "/worlds/:world/board",
  servesFailed: true,
  servesWorking: true,
  summary:
    "Returns everything in a world that the page for people shows. With `Accept: text/event-stream` it streams the board, and then its changes.",
  answers: {
    200: new SchemasByType({
      "application/json": boardAnswer,
      [STREAM_TYPE]: boardChange.describe(
        "The data of each event `change`. The data of the event `board` is the whole board.",
      ),
    }),
  },
  problems: ["streams-full", "abandoned"],
  async handle({ parts, world, accept, getSignal, streams }) {
    if (!wantsStream(accept)) {
      await world.waitUntilFree();
      return buildAnswerAtOneInstant(world, "board", writeBoard(world, parts), getSignal);
    }
    if (streams.isFull) return createStreamsFullProblem();
    const { followBoard } = await import("../streams/board-stream.ts");
    return {
      status: 200,
      type: STREAM_TYPE,
      headers: { "Cache-Control": "no-store" },
      stream: (reader) => followBoard(world, parts, { reader, streams, signal: getSignal() }),
    };
  },
});

/** The route of the board. */
export const boardRoutes: readonly Route[] = [read];
