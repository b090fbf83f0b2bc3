// The retcodes 210: configured addresses.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const ADDRESS_RETCODES = {
  "210-001": { message: "no url information", reasons: ["no-address"] },
} as const satisfies RetcodeFamily<"210">;
