// The effect `guid`: the gateway forgets the Guids of a session.
// The affected request is the first to be refused.
import * as z from "zod";
import { expectsOneOf } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

const WORDS = ["invalidated"] as const;

/** Invalidates every Guid of the agent before the request is checked, so that this request is the first to be refused. */
export const guid = declareEffect({
  summary: "Invalidates every Guid of the agent, which must then sign in by force.",
  shape: z.enum(WORDS, { error: expectsOneOf("Guid fault", WORDS) }),
  affects: "requests",
  needsSession: true,
  build: () => ({ kind: "guid" }),
  describe: (_, isPlural) =>
    isPlural ? "find the Guid of their agent invalidated" : "finds the Guid of its agent invalidated",
});
