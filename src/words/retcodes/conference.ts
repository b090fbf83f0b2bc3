// The retcodes 101: conferences.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const CONFERENCE_RETCODES = {
  "101-001": {
    message: "no conference",
    reasons: ["in-no-conference", "no-such-conference", "conference-not-begun", "new-chair-not-here"],
  },
  "101-002": { message: "agent is not the conference chair", reasons: ["not-chair"] },
  "101-003": { message: "agent is already in a conference", reasons: ["in-a-conference"] },
  "101-004": { message: "only an inspector can query the conferences", reasons: ["conferences-of-vdn"] },
  "101-005": { message: "chair can not be handed over to oneself", reasons: ["chair-to-itself"] },
  "101-006": { message: "chair can not remove himself", reasons: ["chair-removes-itself"] },
  "101-007": { message: "chair can not leave the conference", reasons: ["chair-leaves"] },
} as const satisfies RetcodeFamily<"101">;
