// Declares the shapes of numbers and ids that several call control operations share.
import * as z from "zod";
import { text, wholeNumber } from "../lenient.ts";

function createNumberShape(form: RegExp, accepted: string, retcode = "000-002") {
  return text(24, retcode)
    .pipe(z.string().regex(form, { error: retcode }))
    .describe(`1 to 24 characters: ${accepted}`);
}

/** Returns the shape of a dialed number: 1 to 24 digits, * and #. */
export const dialed = (retcode?: string) => createNumberShape(/^[\d*#]+$/, "digits, * and #", retcode);

/** The shape of the outside number that a call is transferred to. It may have A to E. */
export const outsideNumber = createNumberShape(/^[\dA-Ea-e*#]+$/, "digits, A to E, * and #");

/** The shape of the number of a call's party. It may begin with +, for a call from abroad. */
export const partyNumber = createNumberShape(/^\+?[\dA-Ea-e*#]+$/, "digits, A to E, * and #, optionally after a +");

/** The shape of 1 to 24 digits: a work number, an id, an access code, or a caller's number. */
export const digits = createNumberShape(/^\d+$/, "digits");

/** The shape of a call's id. */
export const callId = text(64).pipe(z.string().min(1)).describe("the id of a call, at most 64 characters");

/** The shape of a queue's id; 0 means none where a queue is optional. */
export const skillId = wholeNumber(0, 2_147_483_647);
