// The effect `status`: a request is answered with an HTTP status and not handled, as by a failing proxy.
import * as z from "zod";
import { expects } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

/** Answers with the given HTTP status and plain text instead of handling the request. */
export const status = declareEffect({
  summary: "Answers with an HTTP status and plain text, as a proxy would, without handling the request.",
  shape: z
    .int({ error: expects("HTTP error status", "a whole number from 400 to 599, such as 503") })
    .min(400)
    .max(599),
  affects: "requests",
  build: (written) => ({ kind: "status", status: written }),
  describe: (written, isPlural) => `${isPlural ? "are" : "is"} answered with HTTP status ${written}`,
});
