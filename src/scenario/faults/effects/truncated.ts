// The effect of an answer that somebody on the way has cut: half of the JSON, with the length of that half.
import { effect } from "../effect.ts";
import { only } from "./shapes.ts";

export const truncated = effect({
  summary: "Handles the request, and answers with half of the JSON and the matching Content-Length.",
  shape: only("truncated"),
  affects: "requests",
  build: () => ({ kind: "truncated" }),
  say: (_, many) => `${many ? "are" : "is"} answered with JSON that is cut in the middle`,
});
