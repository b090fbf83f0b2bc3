// The retcodes 600: queries about queues, access codes and IVRs.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const QUEUE_RETCODES = {
  "600-001": { message: "agent is absent or has no skill", reasons: ["no-queues-of-agent"] },
  "600-002": { message: "VDN has no skill queue", reasons: ["no-queues"] },
  "600-003": { message: "VDN has no access code", reasons: ["no-access-codes"] },
  "600-004": { message: "VDN has no IVR", reasons: ["no-ivrs"] },
  "600-005": { message: "own VDN has no skill queue" },
} as const satisfies RetcodeFamily<"600">;
