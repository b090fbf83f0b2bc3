// The schema of the effects without parameters.
import * as z from "zod";
import { expects } from "../../../forms/wording.ts";

/**
 * Returns the schema of an effect without parameters: its only value is true.
 *
 * @param noun the name of the effect, for the error.
 */
export function createTrueSchema(noun: string) {
  return z.literal(true, { error: expects(noun, "true; leave it out for another effect") });
}
