// The verbs of agents who record their calls.
import { RECORDING_ACTS } from "../../scenario/acts/recordings.ts";
import type { Route } from "../route.ts";
import { verbsOf } from "./verbs-of.ts";

/** The routes of agents who record, one per verb. */
export const agentRecordingRoutes: readonly Route[] = verbsOf(RECORDING_ACTS);
