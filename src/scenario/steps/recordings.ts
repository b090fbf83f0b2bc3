// The steps of agents who record their calls.
import { RECORDING_ACTS } from "../acts/recordings.ts";
import { actionsOf } from "./actions-of.ts";

/** The steps of recordings. */
export const recordingActions = actionsOf(RECORDING_ACTS);
