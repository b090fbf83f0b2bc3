// The retcodes 300: queries about other agents.
import type { RetcodeFamily } from "./row.ts";

export const AGENT_INFO_RETCODES = {
  "300-001": { message: "no right to query agent information", reasons: ["inspectors-only"] },
} as const satisfies RetcodeFamily<"300">;
