// The command replay: plays a tape in a fresh world, and compares each answer with the taped one.
import { readFile } from "node:fs/promises";
import { formatInstant } from "../forms/instant-form.ts";
import { differenceSentence } from "../replay/difference.ts";
import { readTape } from "../replay/read-tape.ts";
import { Replay, type ReplayReport } from "../replay/replay.ts";
import { explainFileError } from "../runtime/file-error.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS, type ExitCode } from "./exit-codes.ts";
import { STDIN } from "./find-scenario.ts";
import { reportProblems } from "./output/stderr-lines.ts";
import type { ReplayCommandOptions } from "./replay-options.ts";

/** The report of a replay. Nothing in it depends on the machine. */
interface JsonReport extends Omit<ReplayReport, "difference" | "stopped"> {
  readonly world: string;
  /** The world time at the end, and the hash of the world. */
  readonly now: string;
  readonly hash: string;
  readonly difference: ReplayReport["difference"] | null;
  readonly stopped: string | null;
}

/**
 * Replays a tape.
 *
 * @param given a path, or `-` for standard input.
 * @returns the exit code: 0 every answer is the same; 1 one differs, or the tape cannot be replayed to its end; 2 it cannot be read.
 */
export async function replayCommand(
  { json, until }: ReplayCommandOptions & { readonly json: boolean },
  given: string,
  context: CommandContext,
): Promise<ExitCode> {
  const text = await readText(given, context).catch((error: unknown) => ({ problem: explainFileError(error) }));
  const tape = typeof text === "string" ? readTape(text) : text;
  if ("problem" in tape) return reportProblems([`${given}: ${tape.problem}`], context);
  if (tape.head.forgotten > 0) {
    const missing = `the tape begins after ${tape.head.forgotten} forgotten lines, and only a whole tape can be replayed`;
    return reportProblems([`${given}: ${missing}`], context);
  }
  let replay: Replay | undefined;
  try {
    replay = await Replay.open(tape, () => {});
    const report = await replay.run({ until });
    const { world } = replay;
    const end = { world: world.name, now: formatInstant(world.center.now), hash: await world.hashInSlices() };
    context.out.write(json ? `${JSON.stringify(jsonReport(report, end))}\n` : textReport(report, end));
    return report.difference === undefined && report.stopped === undefined ? EXIT_SUCCESS : EXIT_FAILURE;
  } catch (error) {
    context.err.write(
      `${given}: the tape cannot be replayed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return EXIT_ERROR;
  } finally {
    await replay?.close();
  }
}

async function readText(given: string, { readInput }: Pick<CommandContext, "readInput">): Promise<string> {
  return given === STDIN ? Buffer.from(await readInput()).toString() : await readFile(given, "utf8");
}

type End = Pick<JsonReport, "world" | "now" | "hash">;

function jsonReport({ inputs, compared, difference, stopped }: ReplayReport, end: End): JsonReport {
  return { ...end, inputs, compared, difference: difference ?? null, stopped: stopped ?? null };
}

function textReport({ inputs, compared, difference, stopped }: ReplayReport, { now, hash }: End): string {
  const lines = [
    `${inputs} inputs replayed, ${compared} answers compared; the world is at ${now}, its hash is ${hash}.`,
    ...(difference === undefined ? [] : [`The first difference: ${differenceSentence(difference)}.`]),
    ...(stopped === undefined ? [] : [`The replay stopped: ${stopped}.`]),
    ...(difference === undefined && stopped === undefined ? ["Every answer is the same."] : []),
  ];
  return `${lines.join("\n")}\n`;
}
