// The effect `switchOver`: polls are answered 000-004, as during a switch-over to another node.
import { declareEffect } from "../effect.ts";
import { createTrueSchema } from "./shapes.ts";

/** Answers polls with 000-004 instead of handling them. */
export const switchOver = declareEffect({
  summary: "Answers polls with 000-004, as during a switch-over to another node.",
  shape: createTrueSchema("switchOver"),
  affects: "polls",
  build: () => ({ kind: "switchOver" }),
  describe: (_, isPlural) => `${isPlural ? "are" : "is"} answered 000-004: the gateway is being switched over`,
});
