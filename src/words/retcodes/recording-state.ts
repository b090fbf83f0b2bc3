// The retcodes 500: states of recordings and playbacks.
import type { RetcodeFamily } from "./row.ts";

/** The rows of these retcodes. */
export const RECORDING_STATE_RETCODES = {
  "500-001": { message: "state error in jumping back", reasons: ["nothing-played-to-rewind"] },
  "500-002": { message: "state error in jumping forward", reasons: ["nothing-played-to-forward"] },
  "500-003": { message: "state error in pausing a playback", reasons: ["nothing-played-to-pause"] },
  "500-004": { message: "state error in pausing a recording", reasons: ["no-recording-to-pause"] },
  "500-005": { message: "state error in resuming a playback", reasons: ["nothing-played-to-resume"] },
  "500-006": { message: "state error in resuming a recording", reasons: ["no-recording-to-resume"] },
  "500-007": { message: "state error in starting a playback", reasons: ["player-in-use"] },
  "500-008": {
    message: "state error in starting a recording",
    reasons: ["recording-begin-forbidden", "screen-recording-runs"],
  },
  "500-009": { message: "state error in stopping a playback", reasons: ["nothing-played-to-stop"] },
  "500-010": {
    message: "state error in stopping a recording",
    reasons: ["no-recording-to-stop", "no-screen-recording"],
  },
  "500-012": { message: "no playback to set a position in", reasons: ["nothing-played-to-seek"] },
  "500-013": { message: "position is outside the recording", reasons: ["position-outside"] },
} as const satisfies RetcodeFamily<"500">;
