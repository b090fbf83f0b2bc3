// The retcodes 701: multimedia conferences.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const MULTIMEDIA_CONFERENCE_RETCODES = {
  "701-001": { message: "conference member is empty", reasons: ["no-multimedia-member"] },
  "701-002": { message: "conference state is empty" },
  "701-003": { message: "agent is already in a conference", reasons: ["in-multimedia-conference"] },
  "701-004": { message: "inviter is not in the conference", reasons: ["not-in-multimedia-conference"] },
  "701-005": { message: "no conference, or no right to stop it", reasons: ["no-multimedia-right"] },
  "701-006": { never: "multimedia conferences need no media server" },
} as const satisfies RetcodeFamily<"701">;
