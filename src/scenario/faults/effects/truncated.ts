// The effect `truncated`: the answer has half of the JSON and the matching Content-Length, so that only parsing the JSON fails.
import { declareEffect } from "../effect.ts";
import { createTrueSchema } from "./shapes.ts";

/** Handles the request, and sends half of the JSON with a Content-Length that matches it. */
export const truncated = declareEffect({
  summary: "Handles the request, and answers with half of the JSON and the matching Content-Length.",
  shape: createTrueSchema("truncated"),
  affects: "requests",
  build: () => ({ kind: "truncated" }),
  describe: (_, isPlural) => `${isPlural ? "are" : "is"} answered with JSON that is cut in the middle`,
});
