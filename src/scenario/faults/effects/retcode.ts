// The effect `retcode`: a request is answered with a retcode and not handled.
import * as z from "zod";
import { expectsText } from "../../../forms/wording.ts";
import { declareEffect } from "../effect.ts";

const RETCODE = /^\d{3}-\d{3}$/;
const sentence = expectsText("error retcode", "three digits twice, such as 100-006", RETCODE);

/** Answers with the given retcode instead of handling the request. */
export const retcode = declareEffect({
  summary: "Answers with a retcode without handling the request.",
  shape: z.string({ error: sentence }).regex(RETCODE, { error: sentence }),
  affects: "requests",
  build: (written) => ({ kind: "retcode", retcode: written }),
  describe: (written, isPlural) => `${isPlural ? "are" : "is"} answered ${written}`,
});
