// Lists the recordings of a world, and sends their sound.
import * as z from "zod";
import { listRunningRecordings, type Work } from "../../../core/index.ts";
import { closed } from "../../../forms/values.ts";
import type { World } from "../../../world/world.ts";
import {
  type RecordingAnswer,
  recordingAnswer,
  writeFinishedRecording,
  writeRunningRecording,
} from "../../answers/recording-answer.ts";
import { buildAnswerAtOneInstant, writeEach } from "../../in-slices.ts";
import { createProblem, Problem } from "../../problem.ts";
import { declareWorldRoute, type Route, SchemasByType } from "../../route.ts";
import { findRecording, recordingParams } from "../path-params.ts";
import { agentIdSentence, createQueryLimit } from "../query-forms.ts";

/** The schema of the query of recordings. */
export const recordingsQuery = closed("query of recordings", {
  agent: z
    .string({ error: agentIdSentence })
    .regex(/^(?:\d{1,9})?$/)
    .transform((written) => (written === "" ? undefined : Number(written)))
    .optional()
    .describe("Only recordings of this agent."),
  limit: createQueryLimit().describe("Maximum number of finished recordings; the newest are returned."),
});

type RecordingsQuery = z.output<typeof recordingsQuery>;

function* writeRecordings(
  { center }: World,
  { agent, limit = Number.POSITIVE_INFINITY }: RecordingsQuery,
): Work<{ recordings: RecordingAnswer[] }> {
  const isWanted = (recording: { readonly agent: number }) => agent === undefined || recording.agent === agent;
  const wanted = [...center.state.recordings.values()].filter(isWanted);
  const newest = wanted.slice(Math.max(0, wanted.length - limit));
  const finished = yield* writeEach(newest, (recording) => writeFinishedRecording(center, recording));
  const running = yield* writeEach(listRunningRecordings(center.state), (part) =>
    isWanted(part) ? writeRunningRecording(center, part) : undefined,
  );
  return { recordings: [...finished, ...running] };
}

const list = declareWorldRoute({
  name: "listRecordings",
  method: "GET",
  path: "/worlds/:world/recordings",
  summary: "Lists the latest 10,000 finished recordings, oldest first, and then those that run or are paused.",
  query: recordingsQuery,
  answers: { 200: z.strictObject({ recordings: z.array(recordingAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, query, getSignal }) =>
    buildAnswerAtOneInstant(world, "list of recordings", writeRecordings(world, query), getSignal),
});

const sound = declareWorldRoute({
  name: "getRecordingSound",
  method: "GET",
  path: "/worlds/:world/recordings/:recording/sound",
  summary: "Returns the sound of a finished recording as a WAV file, as clients download it.",
  params: recordingParams,
  answers: { 200: new SchemasByType({ "audio/wav": z.unknown() }) },
  problems: ["unknown-recording"],
  handle({ parts, world, params }) {
    const recording = findRecording(world, params.recording);
    if (recording instanceof Problem) return recording;
    const file = parts.soundOf?.(world.center, recording);
    if (file === undefined) return createProblem("unknown-recording", "This server generates no sounds.");
    const { name, type, length, makePieces } = file;
    const headers = {
      "Cache-Control": "no-cache",
      "Content-Disposition": `attachment; filename="${name.replaceAll(/[^\w. -]/g, "_")}"`,
      "Content-Length": String(length),
    };
    return { status: 200, type, headers, pieces: makePieces };
  },
});

/** The routes that list recordings, and return the sound of one. */
export const recordingRoutes: readonly Route[] = [list, sound];
