// The shapes of recordings in a snapshot, running and finished, and of players.
import * as z from "zod";
import type { Player, Recording, RecordingFormat, RunningRecording } from "../../core/index.ts";
import { callId, count, duration, feature, flag, id, instant, record, text, timerId, word } from "./record-shapes.ts";

/** The shape of the encoding of a recording. */
export const recordingFormat: z.ZodType<RecordingFormat> = word<RecordingFormat>({
  vox24k: true,
  vox32k: true,
  aLaw: true,
});

/** The id of a recording: the id of its agent, and the time that it is named after, in tenths of a second. */
export const recordingId = z.string().regex(/^\d{1,9}--?\d{1,16}$/);

const base = {
  task: z.int().min(1),
  id: recordingId,
  namedAfter: instant,
  file: text.optional(),
  format: recordingFormat,
  begunAt: instant,
};

/** The shape of a recording in progress. */
export const runningRecording: z.ZodType<RunningRecording> = record<RunningRecording>({
  ...base,
  recorded: duration,
  runsSince: instant.optional(),
});

/** The shape of a finished recording. */
export const recording: z.ZodType<Recording> = record<Recording>({
  ...base,
  agent: id,
  call: callId,
  feature,
  caller: text,
  called: text,
  queue: id.optional(),
  endedAt: instant,
  length: duration,
});

/** The shape of the player of a recording. */
export const recordingPlayer: z.ZodType<Player> = record<Player>({
  recording: recordingId,
  length: duration,
  times: count,
  played: duration,
  since: instant,
  timer: timerId.optional(),
  tookPhone: flag,
});
