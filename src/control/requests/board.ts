// Returns the board of a world.
import { boardAnswer, writeBoard } from "../answers/board-answer.ts";
import { answerOfOneInstant } from "../in-slices.ts";
import { type Route, worldRoute } from "../route.ts";

const read = worldRoute({
  name: "getBoard",
  method: "GET",
  path: "/worlds/:world/board",
  servesFailed: true,
  summary: "Returns everything in a world that the page for people shows.",
  answers: { 200: boardAnswer },
  problems: ["abandoned"],
  handle: ({ parts, world, getSignal }) => answerOfOneInstant(world, "board", writeBoard(world, parts), getSignal),
});

export const boardRoutes: readonly Route[] = [read];
