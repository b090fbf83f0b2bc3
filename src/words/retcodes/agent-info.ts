// The retcodes 300: queries about other agents.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const AGENT_INFO_RETCODES = {
  "300-001": { message: "no right to query agent information", reasons: ["inspectors-only"] },
  "300-002": { message: "agent not found" },
  "300-003": { message: "agent not found when its group is queried" },
  "300-004": { message: "group not found", reasons: ["no-such-group"] },
} as const satisfies RetcodeFamily<"300">;
