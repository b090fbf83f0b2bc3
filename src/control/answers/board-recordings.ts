// Writes recordings for the board: those in progress, the numbers of recordings, and the players of agents.
import * as z from "zod";
import { type Center, type Player, type RunningPart, stateOfPlayer, stateOfRecording } from "../../core/index.ts";
import { writeRecordId } from "../../words/recording-names.ts";
import { formatInstantOrNull, isoInstant, wholeCount } from "./fields.ts";
import { recordingAnswer, writeRunningRecording } from "./recording-answer.ts";

const seconds = z.number().min(0);

/** The schema of a recording in progress on the board. */
export const boardRecording = z
  .strictObject({
    ...recordingAnswer.omit({ endedAt: true, length: true }).shape,
    state: z.enum(["running", "paused"]),
    recordedSeconds: seconds.describe("The recorded time before `runsSince`, in seconds."),
    runsSince: isoInstant.nullable().describe("When it began or was last resumed; null while it is paused."),
  })
  .meta({ id: "BoardRecording", description: "A recording that runs or is paused." });

/** The schema of the numbers of recordings on the board. */
export const boardRecordingCounts = z.strictObject({
  begun: wholeCount.describe("Number of recordings that were begun since the world was created or reset."),
  finished: wholeCount.describe("Number of finished recordings that the center keeps."),
});

/** The schema of the player of an agent. */
export const boardPlayer = z.strictObject({
  recording: z
    .string()
    .nullable()
    .describe("Id of the recording that it plays; null if the center no longer keeps it."),
  state: z.enum(["playing", "paused"]),
  lengthSeconds: seconds.describe("The length of the recording, in seconds."),
  playedSeconds: seconds.describe(
    "The played time before `playsSince`, in seconds. This time grows beyond the length if the recording plays again.",
  ),
  playsSince: isoInstant.nullable().describe("When it began, was last resumed or has jumped; null while it is paused."),
});

/** A recording in progress on the board. */
export type BoardRecording = z.output<typeof boardRecording>;

/** An agent's player on the board. */
export type BoardPlayer = z.output<typeof boardPlayer>;

/** Returns a recording in progress in the form of the board. */
export function writeBoardRecording(center: Center, part: RunningPart): BoardRecording {
  const { endedAt: _, length: __, ...written } = writeRunningRecording(center, part);
  const { recorded, runsSince } = part.recording;
  return {
    ...written,
    state: stateOfRecording(part.recording),
    recordedSeconds: recorded / 1_000,
    runsSince: formatInstantOrNull(runsSince),
  };
}

/** Returns the player of an agent in the form of the board. */
export function writeBoardPlayer({ state }: Center, player: Player): BoardPlayer {
  const recording = state.recordings.get(player.recording);
  const isPlaying = stateOfPlayer(player) === "playing";
  return {
    recording: recording === undefined ? null : writeRecordId(state.vdn.id, recording),
    state: isPlaying ? "playing" : "paused",
    lengthSeconds: player.length / 1_000,
    playedSeconds: player.played / 1_000,
    playsSince: isPlaying ? formatInstantOrNull(player.since) : null,
  };
}
