// Lists the recordings of a world.
import * as z from "zod";
import { runningRecordings, type Work } from "../../../core/index.ts";
import { closed } from "../../../forms/values.ts";
import { expects } from "../../../forms/wording.ts";
import type { World } from "../../../world/world.ts";
import {
  type RecordingAnswer,
  recordingAnswer,
  writeFinishedRecording,
  writeRunningRecording,
} from "../../answers/recording-answer.ts";
import { answerOfOneInstant, writeEach } from "../../in-slices.ts";
import { type Route, worldRoute } from "../../route.ts";

export const recordingsQuery = closed("query of recordings", {
  agent: z
    .string({ error: expects("agent id", "digits, such as 101") })
    .regex(/^(?:\d{1,9})?$/)
    .transform((written) => (written === "" ? undefined : Number(written)))
    .optional()
    .describe("Only recordings of this agent."),
});

function* writeRecordings({ center }: World, agent: number | undefined): Work<{ recordings: RecordingAnswer[] }> {
  const isWanted = (recording: { readonly agent: number }) => agent === undefined || recording.agent === agent;
  const finished = yield* writeEach(center.state.recordings.values(), (recording) =>
    isWanted(recording) ? writeFinishedRecording(center, recording) : undefined,
  );
  const running = yield* writeEach(runningRecordings(center.state), (part) =>
    isWanted(part) ? writeRunningRecording(center, part) : undefined,
  );
  return { recordings: [...finished, ...running] };
}

const list = worldRoute({
  name: "listRecordings",
  method: "GET",
  path: "/worlds/:world/recordings",
  summary: "Lists the latest 10,000 finished recordings, oldest first, and then the running ones.",
  query: recordingsQuery,
  answers: { 200: z.strictObject({ recordings: z.array(recordingAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, query, getSignal }) =>
    answerOfOneInstant(world, "list of recordings", writeRecordings(world, query.agent), getSignal),
});

export const recordingRoutes: readonly Route[] = [list];
