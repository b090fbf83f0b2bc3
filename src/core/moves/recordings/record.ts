// Moves of agents that record their calls: begin, pause, resume and stop a recording.
import { declareMove, type Floor, findSignedIn, legsOf, type Move, type SignedIn } from "../../floor.ts";
import type { Call, Leg } from "../../model/call.ts";
import type { Recording } from "../../model/finished-recording.ts";
import type { AgentId } from "../../model/ids.ts";
import {
  computeRecordedTime,
  type RecordingFormat,
  type RecordingId,
  type RunningRecording,
} from "../../model/recording.ts";
import { type Reason, Refusal, refuse } from "../../model/refusal.ts";
import { endRecording, recordLeg } from "../../steps/recording.ts";

/** The input of `recordCall`. */
export interface RecordCall {
  agent: AgentId;
  /** The file: a name, or a finished recording that has a name of the platform; undefined if the platform gives the name. */
  file?: { name: string } | { of: RecordingId } | undefined;
  /** Whether a recording continues an existing file; otherwise it replaces the file. */
  appends?: boolean | undefined;
  format?: RecordingFormat | undefined;
}

/**
 * Begins to record the call in which the agent talks (cec_07_4210). A finished recording with the same file is replaced or continued.
 *
 * Refuses: not-signed-in, recordings-off, recording-begin-forbidden, recording-name-reserved, recordings-of-others.
 */
export const recordCall: Move<RecordCall, "done"> = declareMove((floor, { agent: id, file, appends, format }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (!floor.state.keepsRecordings) return refuse("recordings-off");
  if (agent.session.inspection !== undefined) return refuse("recording-begin-forbidden");
  const talk = legsOf(floor, agent).find(({ leg }) => leg.state === "talking");
  if (talk === undefined || talk.leg.recording !== undefined || talk.call.media === "video") {
    return refuse("recording-begin-forbidden");
  }
  const replaced = file === undefined ? undefined : findReplaced(floor, file);
  if (replaced instanceof Refusal) return replaced;
  if (replaced !== undefined && replaced.agent !== id) return refuse("recordings-of-others");
  const name = file !== undefined && "name" in file ? file.name : undefined;
  recordLeg(floor, talk.call, talk.leg, { file: name, format, replaced, appends });
  return "done";
});

/** Pauses a recording of the agent. Refuses: not-signed-in, no-recording-to-pause. */
export const pauseRecording: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findRunning(floor, id, "no-recording-to-pause", (recording) => recording.runsSince !== undefined);
  if (found instanceof Refusal) return found;
  const { call, recording } = found;
  recording.recorded = computeRecordedTime(recording, floor.clock.now);
  recording.runsSince = undefined;
  const { task, recorded } = recording;
  floor.emit({ type: "recordingPaused", agent: id, call: call.id, task, recorded });
  return "done";
});

/** Resumes a paused recording of the agent. Refuses: not-signed-in, no-recording-to-resume. */
export const resumeRecording: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findRunning(floor, id, "no-recording-to-resume", (recording) => recording.runsSince === undefined);
  if (found instanceof Refusal) return found;
  const { call, recording } = found;
  recording.runsSince = floor.clock.now;
  const { task, recorded } = recording;
  floor.emit({ type: "recordingResumed", agent: id, call: call.id, task, recorded });
  return "done";
});

/** Stops a recording of the agent (cec_07_4211), which is kept. Refuses: not-signed-in, no-recording-to-stop. */
export const stopRecording: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findRunning(floor, id, "no-recording-to-stop", () => true);
  if (found instanceof Refusal) return found;
  endRecording(floor, found.call, found.leg);
  return "done";
});

interface RunningInCall {
  readonly agent: SignedIn;
  readonly call: Call;
  readonly leg: Leg;
  readonly recording: RunningRecording;
}

/**
 * Returns the agent's recording in progress that suits: of the call in which it talks, otherwise of its oldest call.
 *
 * Refuses: not-signed-in, or `reason` if there is none.
 */
function findRunning(
  floor: Floor,
  id: AgentId,
  reason: Reason,
  suits: (recording: RunningRecording) => boolean,
): RunningInCall | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = legsOf(floor, agent).flatMap(({ call, leg }) =>
    leg.recording !== undefined && suits(leg.recording) ? [{ agent, call, leg, recording: leg.recording }] : [],
  );
  return found.find(({ leg }) => leg.state === "talking") ?? found[0] ?? refuse(reason);
}

/**
 * Returns the finished recording with a file; undefined if there is none.
 *
 * Refuses: recording-begin-forbidden (the file is being recorded), recording-name-reserved (only the platform gives such a name, and no
 * finished recording has it).
 */
function findReplaced(floor: Floor, file: NonNullable<RecordCall["file"]>): Recording | undefined | Refusal {
  const { calls, recordings } = floor.state;
  if ("of" in file) return recordings.get(file.of) ?? refuse("recording-name-reserved");
  for (const { legs } of calls.values()) {
    if (legs.some(({ recording }) => recording?.file === file.name)) return refuse("recording-begin-forbidden");
  }
  for (const recording of recordings.values()) if (recording.file === file.name) return recording;
  return undefined;
}
