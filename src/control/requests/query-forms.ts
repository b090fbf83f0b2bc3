// Forms of values in queries, which are text.
import * as z from "zod";
import { expects, expectsText } from "../../forms/wording.ts";

const WHOLE_NUMBER = /^\d{1,9}$/;

/** Returns the sentence about a wrong agent id in a query. */
export const agentIdSentence = expects("agent id", "digits, such as 101");

/** The maximum number of items that a query can request. */
const MAX_LIMIT = 10_000;

const limitSentence = expects("limit", `a whole number from 0 to ${MAX_LIMIT}`);

/** Returns the schema of an optional limit in a query, up to `MAX_LIMIT`. An empty limit is absent. */
export function createQueryLimit() {
  return z
    .string({ error: limitSentence })
    .regex(/^(?:\d{1,4}|10000)?$/)
    .transform((written) => (written === "" ? undefined : Number(written)))
    .optional();
}

/** Returns the schema of an optional whole number in a query. */
export function createQueryNumber(noun: string) {
  return z
    .string({ error: expectsText(noun, "a whole number, such as 12", WHOLE_NUMBER) })
    .regex(WHOLE_NUMBER)
    .transform(Number)
    .optional();
}
