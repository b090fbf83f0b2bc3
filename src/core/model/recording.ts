// Recordings of the parts of agents in calls and conferences: their common members, their names, and their recorded time.
import { type Duration, HOUR, type Instant } from "../time/time.ts";
import type { AgentId } from "./ids.ts";

/** The longest recording. After this length, nothing more is recorded. */
export const MAX_RECORDING_LENGTH: Duration = 24 * HOUR;

/** The resolution of the instants that recordings are named after: a tenth of a second. */
const NAME_STEP: Duration = 100;

/** The id of a recording in its center: its agent, and the tenth of a second that it is named after. */
export type RecordingId = string;

/** The encoding that a client can choose. It is reported, and has no other effect. */
export type RecordingFormat = "vox24k" | "vox32k" | "aLaw";

/** The members of running and finished recordings. */
export interface RecordingBase {
  /** The platform's number of the task, ascending. */
  readonly task: number;
  readonly id: RecordingId;
  /** The start of the tenth of a second that its id has. Two recordings of an agent never have the same. */
  readonly namedAfter: Instant;
  /** The name of the file that a client chose; undefined for the name that the platform gives. */
  readonly file: string | undefined;
  readonly format: RecordingFormat;
  readonly begunAt: Instant;
}

/** A recording in progress of an agent's part in a call or conference. */
export interface RunningRecording extends RecordingBase {
  /** The recorded time before `runsSince`. */
  recorded: Duration;
  /** When it began or was last resumed; undefined while it is paused. */
  runsSince: Instant | undefined;
}

/** Returns the id of an agent's recording that is named after an instant. */
export function makeRecordingId(agent: AgentId, namedAfter: Instant): RecordingId {
  return `${agent}-${namedAfter / NAME_STEP}`;
}

/** Returns the instant that an agent's next recording is named after: later than `last`, the latest one of an earlier recording. */
export function computeNamedAfter(last: Instant | undefined, now: Instant): Instant {
  const tenth = Math.floor(now / NAME_STEP) * NAME_STEP;
  return last === undefined ? tenth : Math.max(tenth, last + NAME_STEP);
}

/** Returns the state of a recording in progress. */
export function stateOfRecording({ runsSince }: Pick<RunningRecording, "runsSince">): "running" | "paused" {
  return runsSince === undefined ? "paused" : "running";
}

/** Returns the recorded time of a recording in progress, without pauses. */
export function computeRecordedTime({ recorded, runsSince }: Readonly<RunningRecording>, now: Instant): Duration {
  const time = runsSince === undefined ? recorded : recorded + now - runsSince;
  return Math.min(time, MAX_RECORDING_LENGTH);
}
