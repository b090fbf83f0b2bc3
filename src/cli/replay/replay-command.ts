// The command `replay`: plays a tape in a new world, and compares each answer with the taped one.

import { formatInstant } from "../../forms/instant-form.ts";
import type { Options } from "../../options/options.ts";
import { type ReadTape, readTape } from "../../replay/read-tape.ts";
import { Replay } from "../../replay/replay.ts";
import type { ReplayReport } from "../../replay/replay-options.ts";
import { formatCount } from "../../words/format-count.ts";
import { type CommandContext, SIGNAL_CODE, type Signal } from "../command-context.ts";
import type { ReplayCommandOptions } from "../command-options/replay-options.ts";
import type { RunOptions } from "../command-options/run-options.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS } from "../exit-codes.ts";
import { clearJunitFile, writeJunitFile } from "../output/junit-file.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import { createStopSignal } from "../stop-signal.ts";
import { readTapeText } from "./read-tape-text.ts";
import {
  formatReplayJson,
  formatReplayJunit,
  formatReplayReport,
  hasSucceeded,
  type ReplayEnd,
} from "./replay-report.ts";
import { serveReplayed } from "./serve-replayed.ts";

/** The options of the command. */
export interface ReplayParts extends ReplayCommandOptions, Pick<RunOptions, "json" | "junit"> {
  /** The options with which the world is served after the replay; undefined: it is not served. */
  readonly served: Options | undefined;
}

/**
 * Replays a tape.
 *
 * @param given a path, or `-` for standard input.
 * @returns the exit code. 0: every answer is the same. 1: one differs, the replay has stopped before its end, or a port could not be
 *   opened. 2: the tape or an option cannot be used, or the report cannot be written. 130 or 143: a signal stopped the replay.
 */
export async function runReplayCommand(parts: ReplayParts, given: string, context: CommandContext): Promise<number> {
  const tape = await readWholeTape(given, context);
  const isWritable = await clearJunitFile(parts.junit, context);
  if ("problem" in tape) return reportProblems([`${given}: ${tape.problem}`], context);
  if (!isWritable) return EXIT_ERROR;
  const stop = parts.served === undefined ? undefined : createStopSignal(context, () => EXIT_SUCCESS);
  try {
    return await replayTape(tape, parts, given, context, stop?.signal);
  } finally {
    stop?.dispose();
  }
}

async function replayTape(
  tape: ReadTape,
  { json, junit, until, served }: ReplayParts,
  given: string,
  context: CommandContext,
  stop: AbortSignal | undefined,
): Promise<number> {
  const played = await play(tape, until, stop);
  if ("problem" in played) {
    if (stop?.aborted === true) return SIGNAL_CODE[stop.reason as Signal];
    context.err.write(`${given}: the tape cannot be replayed: ${played.problem}\n`);
    return EXIT_ERROR;
  }
  const { replay, report, end } = played;
  try {
    context.out.write((json ? formatReplayJson : formatReplayReport)(report, end));
    if (!(await writeJunitFile(junit, formatReplayJunit(report, end, given, tape.head.start), context)))
      return EXIT_ERROR;
    if (!hasSucceeded(report)) return EXIT_FAILURE;
    if (served === undefined || stop === undefined) return EXIT_SUCCESS;
    return await serveReplayed(replay, tape, served, stop, context);
  } finally {
    await replay.close();
  }
}

/** A replay that has ended, with its report. */
interface Played {
  readonly replay: Replay;
  readonly report: ReplayReport;
  readonly end: ReplayEnd;
}

async function play(
  tape: ReadTape,
  until: number | undefined,
  stop: AbortSignal | undefined,
): Promise<Played | { readonly problem: string }> {
  let replay: Replay | undefined;
  try {
    replay = await Replay.open(tape, () => {});
    const report = await replay.run({ until, stop });
    const { world } = replay;
    const end = { world: world.name, now: formatInstant(world.center.now), hash: await world.hashInSlices() };
    return { replay, report, end };
  } catch (error) {
    await replay?.close();
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads a tape. Returns a sentence if the tape cannot be read, or lacks its beginning. */
async function readWholeTape(given: string, context: CommandContext): Promise<ReadTape | { readonly problem: string }> {
  const text = await readTapeText(given, context);
  if (typeof text !== "string") return text;
  const tape = readTape(text);
  if ("problem" in tape || tape.head.forgotten === 0) return tape;
  return {
    problem: `the tape begins after ${formatCount(tape.head.forgotten, "forgotten line")}, and only a whole tape can be replayed`,
  };
}
