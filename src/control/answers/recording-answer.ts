// Writes recordings for answers: those in progress, and finished ones.
import * as z from "zod";
import {
  type Center,
  computeRecordedTime,
  formatDuration,
  type Recording,
  type RunningPart,
  stateOfRecording,
} from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { writeFileName, writeRecordId } from "../../words/recording-names.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

/** The states of recordings. */
export const RECORDING_STATES = ["running", "paused", "finished"] as const;

/** The schema of a recording in answers. */
export const recordingAnswer = z
  .strictObject({
    id: z.string().describe("Its serial, which clients get as `recordID`."),
    file: z.string().describe("The name of its file, which clients get as `fileName`."),
    state: z.enum(RECORDING_STATES),
    agent: z.int().describe("The agent whose part in the call or conference is recorded."),
    call: z.string().describe("The id of the call, or the call id of the conference."),
    caller: z.string(),
    called: z.string(),
    queue: z.int().nullable().describe("The queue of the call, if any."),
    begunAt: isoInstant,
    endedAt: isoInstant.nullable().describe("Null until it is finished."),
    length: z.string().describe("The recorded time, such as 80s, without pauses."),
  })
  .meta({ id: "Recording" });

/** A recording in an answer. */
export type RecordingAnswer = z.output<typeof recordingAnswer>;

/** Returns a finished recording in the form of an answer. */
export function writeFinishedRecording({ state }: Center, recording: Recording): RecordingAnswer {
  const { agent, call, caller, called, queue, begunAt, endedAt, length } = recording;
  return {
    ...namesOf(state.vdn.id, agent, recording),
    state: "finished",
    agent,
    call,
    caller,
    called,
    queue: queue ?? null,
    begunAt: formatInstant(begunAt),
    endedAt: formatInstantOrNull(endedAt),
    length: formatDuration(length),
  };
}

/** Returns a recording in progress in the form of an answer. */
export function writeRunningRecording({ state, now }: Center, part: RunningPart): RecordingAnswer {
  const { recording, agent, call, caller, called, queue } = part;
  return {
    ...namesOf(state.vdn.id, agent, recording),
    state: stateOfRecording(recording),
    agent,
    call,
    caller,
    called,
    queue: queue ?? null,
    begunAt: formatInstant(recording.begunAt),
    endedAt: null,
    length: formatDuration(computeRecordedTime(recording, now)),
  };
}

function namesOf(vdn: number, agent: number, { namedAfter, file }: Pick<Recording, "namedAfter" | "file">) {
  const named = { agent, namedAfter, file };
  return { id: writeRecordId(vdn, named), file: writeFileName(vdn, named) };
}
