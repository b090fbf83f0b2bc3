// What effects are written with.
import * as z from "zod";
import { expects } from "../../../forms/wording.ts";

/** An effect that is there or not: whoever does not want it leaves it out. */
export function only(noun: string) {
  return z.literal(true, { error: expects(noun, "true; leave it out for another effect") });
}
