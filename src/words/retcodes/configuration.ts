// The retcodes 107: configuration.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const CONFIGURATION_RETCODES = {
  "107-000": { message: "configuration login is invalid", reasons: ["no-configuration-session"] },
  "107-002": { never: "every configuration interface answers 107-000" },
  "107-012": { never: "same as 107-002" },
} as const satisfies RetcodeFamily<"107">;
