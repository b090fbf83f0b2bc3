// The retcodes 900: inspection.
import type { RetcodeFamily } from "./row.ts";

export const INSPECTION_RETCODES = {
  "900-002": { message: "no right to inspect" },
} as const satisfies RetcodeFamily<"900">;
