// Finished recordings, and the limit on how many of them a center keeps.
import type { Duration, Instant } from "../time/time.ts";
import type { CallFeature } from "./call.ts";
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { RecordingBase, RecordingId } from "./recording.ts";

/** The number of newest finished recordings that a center keeps. */
export const MAX_RECORDINGS = 10_000;

/** A finished recording. */
export interface Recording extends RecordingBase {
  readonly agent: AgentId;
  readonly call: CallId;
  readonly feature: CallFeature;
  readonly caller: string;
  readonly called: string;
  readonly queue: QueueId | undefined;
  readonly endedAt: Instant;
  /** The recorded time, without pauses. */
  readonly length: Duration;
}

type Recordings = Map<RecordingId, Recording>;

/**
 * The place of the oldest recording in each map. A new iteration would first skip the places of all removed recordings, which takes up to a
 * hundred microseconds.
 */
const oldestPlaces = new WeakMap<Recordings, Iterator<RecordingId>>();

/** Keeps a finished recording, and removes the oldest one beyond the limit. */
export function keepRecording(recordings: Recordings, recording: Recording): void {
  recordings.set(recording.id, recording);
  if (recordings.size > MAX_RECORDINGS) removeOldest(recordings);
}

function removeOldest(recordings: Recordings): void {
  const oldest = oldestPlaces.get(recordings) ?? recordings.keys();
  oldestPlaces.set(recordings, oldest);
  const { value, done } = oldest.next();
  if (done !== true) recordings.delete(value);
}
