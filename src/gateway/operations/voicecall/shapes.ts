// Shapes that several call control interfaces share: numbers, ids, and data that travels with a call.
import * as z from "zod";
import { text, wholeNumber } from "../lenient.ts";

function number(form: RegExp, accepted: string, retcode = "000-002") {
  return text(24, retcode)
    .pipe(z.string().regex(form, { error: retcode }))
    .describe(`1 to 24 characters: ${accepted}`);
}

/** What can be dialed: 1 to 24 digits, * and #. */
export const dialed = (retcode?: string) => number(/^[\d*#]+$/, "digits, * and #", retcode);

/** What can be dialed after a transfer to outside: also A to E. */
export const outsideNumber = number(/^[\dA-Ea-e*#]+$/, "digits, A to E, * and #");

/** A number of someone who takes part in a call, who may have called from abroad. */
export const partyNumber = number(/^\+?[\dA-Ea-e*#]+$/, "digits, A to E, * and #, perhaps behind a +");

/** 1 to 24 digits: a work number, an id, an access code, or the number that the called side is shown. */
export const digits = number(/^\d+$/, "digits");

export const callId = text(64).pipe(z.string().min(1)).describe("the id of a call, at most 64 characters");

export const skillId = wholeNumber(0, 2_147_483_647);
