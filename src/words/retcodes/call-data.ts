// The retcodes 400: data and lists of calls.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const CALL_DATA_RETCODES = {
  "400-001": { message: "no call to set data of", reasons: ["no-call-for-data"] },
  "400-002": { message: "call data is empty", reasons: ["no-data"] },
  "400-003": { message: "held call list is empty" },
} as const satisfies RetcodeFamily<"400">;
