// The effect `malformed`: the answer has its full length and is not valid JSON.
import { declareEffect } from "../effect.ts";
import { createTrueSchema } from "./shapes.ts";

/** Handles the request, and replaces the body of the answer with text that is not valid JSON. */
export const malformed = declareEffect({
  summary: "Handles the request, and answers with a body that is not valid JSON.",
  shape: createTrueSchema("malformed"),
  affects: "requests",
  build: () => ({ kind: "malformed" }),
  describe: (_, isPlural) => `${isPlural ? "are" : "is"} answered with a body that is not valid JSON`,
});
