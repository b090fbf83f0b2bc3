// The effect of an agent whom somebody throws out: it is signed out, and the request that is struck is the first to find it so.
import { effect } from "../effect.ts";
import { only } from "./shapes.ts";

export const kick = effect({
  summary: "Signs the agent out; its calls end.",
  shape: only("kick"),
  affects: "requests",
  needsSession: true,
  build: () => ({ kind: "kick" }),
  say: (_, many) => (many ? "find their agent signed out" : "finds its agent signed out"),
});
