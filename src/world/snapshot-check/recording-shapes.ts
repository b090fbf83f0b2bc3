// The shapes of recordings in a snapshot, running and finished, and of players.
import * as z from "zod";
import type { Player, Recording, RecordingFormat, RunningRecording } from "../../core/index.ts";
import { callId, count, duration, feature, flag, id, instant, record, text, timerId, word } from "./record-shapes.ts";

export const recordingFormat: z.ZodType<RecordingFormat> = word<RecordingFormat>({
  vox24k: true,
  vox32k: true,
  aLaw: true,
});

/** Agent and tenth of a second. */
export const recordingId = z.string().regex(/^\d{1,9}--?\d{1,16}$/);

const base = {
  task: z.int().min(1),
  id: recordingId,
  namedAfter: instant,
  file: text.optional(),
  format: recordingFormat,
  begunAt: instant,
};

export const runningRecording: z.ZodType<RunningRecording> = record<RunningRecording>({
  ...base,
  recorded: duration,
  runsSince: instant.optional(),
});

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

export const recordingPlayer: z.ZodType<Player> = record<Player>({
  recording: recordingId,
  length: duration,
  times: count,
  played: duration,
  since: instant,
  timer: timerId.optional(),
  tookPhone: flag,
});
