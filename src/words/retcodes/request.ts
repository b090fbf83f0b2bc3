// The retcodes 000: the request as a whole.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const REQUEST_RETCODES = {
  "000-001": { message: "wrong way of getting events", reasons: ["events-are-pushed"] },
  "000-002": {
    message: "parameter or address is invalid",
    reasons: ["no-such-node", "no-such-vdn", "no-such-file", "parameter-missing"],
  },
  "000-003": { message: "no right to invite resouce" },
  "000-004": { message: "agent is being switched over" },
  "000-005": { message: "inspected agent is the inspector", reasons: ["inspects-itself"] },
  "000-006": { message: "message parameter is invalid" },
  "000-007": { message: "interface is called too often" },
} as const satisfies RetcodeFamily<"000">;
