// The retcodes 107: configuration.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const CONFIGURATION_RETCODES = {
  "107-000": { message: "configuration login is invalid", reasons: ["no-configuration-session"] },
  "107-002": { never: "no configuration interface gets past the check of its sign-in" },
  "107-012": { never: "same as 107-002" },
} as const satisfies RetcodeFamily<"107">;
