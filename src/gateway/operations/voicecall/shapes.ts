// Shapes that several call control operations share: numbers and ids.
import * as z from "zod";
import { text, wholeNumber } from "../lenient.ts";

function number(form: RegExp, accepted: string, retcode = "000-002") {
  return text(24, retcode)
    .pipe(z.string().regex(form, { error: retcode }))
    .describe(`1 to 24 characters: ${accepted}`);
}

/** A dialed number: 1 to 24 digits, * and #. */
export const dialed = (retcode?: string) => number(/^[\d*#]+$/, "digits, * and #", retcode);

/** The target of a transfer to an outside number: also A to E. */
export const outsideNumber = number(/^[\dA-Ea-e*#]+$/, "digits, A to E, * and #");

/** The number of a party of a call; it may begin with + for a call from abroad. */
export const partyNumber = number(/^\+?[\dA-Ea-e*#]+$/, "digits, A to E, * and #, perhaps behind a +");

/** 1 to 24 digits: a work number, an id, an access code, or a caller's number. */
export const digits = number(/^\d+$/, "digits");

export const callId = text(64).pipe(z.string().min(1)).describe("the id of a call, at most 64 characters");

export const skillId = wholeNumber(0, 2_147_483_647);
