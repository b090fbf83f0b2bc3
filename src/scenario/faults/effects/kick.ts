// The effect `kick`: the agent is signed out, as by an administrator.
// The affected request is the first to find it signed out.
import { declareEffect } from "../effect.ts";
import { createTrueSchema } from "./shapes.ts";

/** Signs the agent out before the request is checked; its calls end. */
export const kick = declareEffect({
  summary: "Signs the agent out; its calls end.",
  shape: createTrueSchema("kick"),
  affects: "requests",
  needsSession: true,
  build: () => ({ kind: "kick" }),
  describe: (_, isPlural) => (isPlural ? "find their agent signed out" : "finds its agent signed out"),
});
