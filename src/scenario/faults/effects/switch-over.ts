// The effect of a gateway that is being switched over to another node: polls are answered 000-004, all else goes on.
import { effect } from "../effect.ts";
import { only } from "./shapes.ts";

export const switchOver = effect({
  summary: "Answers polls with 000-004, as during a switch-over to another node.",
  shape: only("switchOver"),
  affects: "polls",
  build: () => ({ kind: "switchOver" }),
  say: (_, many) => `${many ? "are" : "is"} answered 000-004: the gateway is being switched over`,
});
