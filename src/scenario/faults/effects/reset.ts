// The effect `reset`: the connection is reset instead of an answer, and the request is not handled.
import { declareEffect } from "../effect.ts";
import { createTrueSchema } from "./shapes.ts";

/** Resets the connection instead of handling the request. */
export const reset = declareEffect({
  summary: "Resets the connection without handling the request.",
  shape: createTrueSchema("reset"),
  affects: "requests",
  build: () => ({ kind: "reset" }),
  describe: (_, isPlural) => (isPlural ? "have their connection reset" : "has its connection reset"),
});
