// The effect `stall`: an answer begins and never ends, as when the network fails.
import { declareEffect } from "../effect.ts";
import { createTrueSchema } from "./shapes.ts";

/** Handles the request, and sends only the headers and half of the body. The connection stays open. */
export const stall = declareEffect({
  summary: "Handles the request, and sends only the headers and half of the body.",
  shape: createTrueSchema("stall"),
  affects: "requests",
  build: () => ({ kind: "stall" }),
  describe: (_, isPlural) => `${isPlural ? "get" : "gets"} the headers and half of the body, and then nothing`,
});
