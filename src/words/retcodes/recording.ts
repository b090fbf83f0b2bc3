// The retcodes 104: recordings and their files.
import type { RetcodeFamily } from "./row.ts";

export const RECORDING_RETCODES = {
  "104-002": { message: "no right to inspect or play recordings" },
  "104-003": { message: "name of the recording file is invalid" },
  "104-005": { message: "recording file does not exist", reasons: ["no-recording-file"] },
} as const satisfies RetcodeFamily<"104">;
