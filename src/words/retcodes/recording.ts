// The retcodes 104: recordings and their files.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const RECORDING_RETCODES = {
  "104-001": { message: "recording download is not enabled", reasons: ["recordings-off"] },
  "104-002": {
    message: "no right to inspect or play recordings",
    reasons: ["recordings-of-others", "wrong-download-token"],
  },
  "104-003": { message: "name of the recording file is invalid", reasons: ["recording-name-reserved"] },
  "104-004": { message: "no drive mapping for the recording" },
  "104-005": { message: "recording file does not exist", reasons: ["no-recording-file"] },
  "104-006": { never: "recordings take no space, because their sound is generated" },
  "104-007": { message: "format of the recording is not supported" },
  "104-008": { never: "the formats of recordings need no configuration" },
  "104-009": { never: "the conversion of a recording never fails" },
  "104-010": { message: "location of the recording is not configured" },
  "104-011": { never: "no interface deletes a recording" },
  "104-012": { never: "recordings are in no object storage" },
} as const satisfies RetcodeFamily<"104">;
