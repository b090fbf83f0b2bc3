// The retcodes 900: inspection.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const INSPECTION_RETCODES = {
  "900-001": { never: "the provider of inspections is always available" },
  "900-002": { message: "no right to inspect" },
  "900-003": { never: "inspections need no resource that could be missing" },
  "900-004": { message: "no information on the inspected agent", reasons: ["not-inspectable"] },
  "900-005": {
    message: "state error in inspection",
    reasons: [
      "inspector-not-idle",
      "inspects-inspector",
      "no-inspection",
      "nothing-to-intercept",
      "video-state-forbids",
    ],
  },
  "900-006": { message: "time of video recording is invalid" },
  "900-007": { never: "inspections need no license" },
  "900-008": { never: "the simulator has no video platform that could fail" },
  "900-009": { message: "no such task in inspection", reasons: ["no-quality-task", "no-video-task"] },
} as const satisfies RetcodeFamily<"900">;
