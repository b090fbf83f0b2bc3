// Finds the scenario that the command line names: a file, or one of those that are shipped with the package.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { nearest } from "../forms/nearest.ts";
import { formatProblem } from "../forms/problems.ts";
import { show, unknown } from "../forms/wording.ts";
import { errorCode, explainFileError } from "../runtime/file-error.ts";
import { readScenario, type ScenarioBounds } from "../scenario/reading/read-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shippedNames, shippedScenario } from "../scenario/shipped.ts";
import { COMMANDS, isBare, SWITCHES } from "./arguments.ts";
import type { Surroundings } from "./command-context.ts";

/** The name that stands for the standard input. */
export const STDIN = "-";

/** A scenario with the bytes it was read from, and their file; undefined where nothing can change. */
export interface Found {
  readonly scenario: Scenario;
  readonly bytes: Buffer;
  readonly file: string | undefined;
}

/** Everything that is wrong, a line each; `isMissing` where nothing could be read. */
export interface NotFound {
  readonly problems: readonly string[];
  readonly isMissing: boolean;
}

/**
 * Finds and reads a scenario.
 *
 * @param given - a path, the name of a shipped one, or `-` for the standard input; the default one without.
 * @param options.named - whether the command was written out: if not, the word may have been meant as one.
 */
export async function findScenario(
  given: string | undefined,
  { readInput }: Pick<Surroundings, "readInput">,
  { named = true, ...bounds }: ScenarioBounds & { readonly named?: boolean },
): Promise<Found | NotFound> {
  const source = await readSource(given ?? "default", readInput).catch((error: unknown) => error);
  if (!isSource(source)) return { problems: [await unreadable(given ?? "default", named, source)], isMissing: true };
  const { bytes, file, canChange } = source;
  const read = await readScenario({ bytes, file }, bounds);
  if ("problems" in read) return { problems: read.problems.map(formatProblem), isMissing: false };
  return { scenario: read.scenario, bytes, file: canChange ? file : undefined };
}

/** What a scenario is read from, with the name that its problems begin with. */
interface Source {
  readonly bytes: Buffer;
  readonly file: string;
  readonly canChange: boolean;
}

async function readSource(given: string, readInput: Surroundings["readInput"]): Promise<Source> {
  if (given === STDIN) return { bytes: Buffer.from(await readInput()), file: "stdin", canChange: false };
  const shipped = await shippedScenario(given);
  if (shipped !== undefined) return { bytes: Buffer.from(shipped.text), file: shipped.file, canChange: false };
  return { bytes: await readFile(given), file: given, canChange: true };
}

function isSource(value: unknown): value is Source {
  return typeof value === "object" && value !== null && "canChange" in value;
}

async function unreadable(given: string, named: boolean, error: unknown): Promise<string> {
  const code = errorCode(error);
  const shipped = await shippedNames();
  const scenarios = `a scenario is a file, or one of ${shipped.join(", ")}`;
  // As of a variable of a script that is not set.
  if (given === "") return `the name of the scenario is empty: ${scenarios}`;
  if (code === "ENOENT" && isBare(given)) {
    return named
      ? unknown("scenario", given, shipped, capitalize(scenarios))
      : unknown(
          "command or scenario",
          given,
          // People try help and version as commands.
          [...COMMANDS, ...SWITCHES, ...shipped],
          `A command is one of ${COMMANDS.join(", ")}; ${scenarios}`,
        );
  }
  const why = explainFileError(error);
  const meant = code === "ENOENT" ? nearest(basename(given).replace(/\.[^.]*$/, ""), shipped) : undefined;
  return meant === undefined ? `${given}: ${why}` : `${given}: ${why}; the shipped scenario is called ${show(meant)}`;
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
