// The retcodes 900: inspection.
import type { RetcodeFamily } from "./row.ts";

export const INSPECTION_RETCODES = {
  "900-001": { never: "the provider of inspections is always available" },
  "900-002": { message: "no right to inspect" },
  "900-003": { never: "inspections need no resource that could be missing" },
  "900-004": { message: "no information on the inspected agent", reasons: ["not-inspectable"] },
  "900-005": {
    message: "state error in inspection",
    reasons: ["inspector-not-idle", "inspects-inspector", "no-inspection", "nothing-to-intercept"],
  },
} as const satisfies RetcodeFamily<"900">;
