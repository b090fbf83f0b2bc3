// The schema of pinned counters, for the step `statistics` and the control API.
import * as z from "zod";
import { COUNTER_MEANINGS, COUNTERS, type CounterName } from "../core/index.ts";
import { closed, readonlyList, wholeNumber } from "./values.ts";
import { expects, expectsOneOf } from "./wording.ts";

const clearSentence = expects("choice of counters", "true for all of them, or a list of their names");
const value = wholeNumber("value of a counter", 0).optional();

/** The schemas of the members that change pinned counters. */
export const pins = {
  set: closed(
    "set of counters",
    Object.fromEntries(COUNTERS.map((name) => [name, value.describe(COUNTER_MEANINGS[name])])) as Record<
      CounterName,
      typeof value
    >,
  )
    .optional()
    .describe("Pins counters: each keeps its value until it is cleared."),
  clear: z
    .union(
      [
        z.literal(true, { error: clearSentence }),
        readonlyList(z.array(z.enum(COUNTERS, { error: expectsOneOf("counter", COUNTERS) }), { error: clearSentence })),
      ],
      { error: clearSentence },
    )
    .optional()
    .describe("Clears pinned counters, before others are pinned."),
};
