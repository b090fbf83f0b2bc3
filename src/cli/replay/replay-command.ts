// The command replay: plays a tape in a fresh world, and compares each answer with the taped one.
import { readFile } from "node:fs/promises";
import { formatInstant } from "../../forms/instant-form.ts";
import { type ReadTape, readTape } from "../../replay/read-tape.ts";
import { Replay } from "../../replay/replay.ts";
import { explainFileError } from "../../runtime/file-error.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS, type ExitCode } from "../exit-codes.ts";
import { STDIN } from "../find-scenario.ts";
import { writeJunitFile } from "../output/junit-file.ts";
import { reportProblems } from "../output/stderr-lines.ts";
import type { ReplayCommandOptions } from "../replay-options.ts";
import type { RunOptions } from "../run-options.ts";
import { isSame, jsonReport, junitReport, textReport } from "./replay-report.ts";

/**
 * Replays a tape.
 *
 * @param given a path, or `-` for standard input.
 * @returns the exit code: 0 every answer is the same; 1 one differs, or the tape cannot be replayed to its end; 2 it cannot be read.
 */
export async function replayCommand(
  { json, junit, until }: ReplayCommandOptions & Pick<RunOptions, "json" | "junit">,
  given: string,
  context: CommandContext,
): Promise<ExitCode> {
  const tape = await readWholeTape(given, context);
  // The file is empty until the replay ends, so that the report of an earlier one is not mistaken for this one's.
  const isWritable = await writeJunitFile(junit, "", context);
  if ("problem" in tape) return reportProblems([`${given}: ${tape.problem}`], context);
  if (!isWritable) return EXIT_ERROR;
  let replay: Replay | undefined;
  try {
    replay = await Replay.open(tape, () => {});
    const report = await replay.run({ until });
    const { world } = replay;
    const end = { world: world.name, now: formatInstant(world.center.now), hash: await world.hashInSlices() };
    context.out.write((json ? jsonReport : textReport)(report, end));
    if (!(await writeJunitFile(junit, junitReport(report, end, given, tape.head.start), context))) return EXIT_ERROR;
    return isSame(report) ? EXIT_SUCCESS : EXIT_FAILURE;
  } catch (error) {
    context.err.write(
      `${given}: the tape cannot be replayed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return EXIT_ERROR;
  } finally {
    await replay?.close();
  }
}

/** Reads a tape from its beginning, or returns a sentence that says why it cannot be replayed. */
async function readWholeTape(
  given: string,
  { readInput }: CommandContext,
): Promise<ReadTape | { readonly problem: string }> {
  let text: string;
  try {
    text = given === STDIN ? Buffer.from(await readInput()).toString() : await readFile(given, "utf8");
  } catch (error) {
    return { problem: explainFileError(error) };
  }
  const tape = readTape(text);
  if ("problem" in tape || tape.head.forgotten === 0) return tape;
  return {
    problem: `the tape begins after ${tape.head.forgotten} forgotten lines, and only a whole tape can be replayed`,
  };
}
