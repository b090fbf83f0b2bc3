// Finds and reads the scenario of the command line: a file, standard input, or a shipped scenario.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { findNearest } from "../forms/nearest.ts";
import { formatProblem } from "../forms/problems.ts";
import { describeUnknownName, show } from "../forms/wording.ts";
import { codeOfError, explainFileError } from "../runtime/file-error.ts";
import { readScenario, type ScenarioBounds } from "../scenario/reading/read-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { listShippedNames, readShippedScenario } from "../scenario/shipped.ts";
import { capitalize } from "../words/capitalize.ts";
import { COMMANDS, isBareWord, STDIN, SWITCHES } from "./arguments.ts";
import type { CommandContext } from "./command-context.ts";

/** A scenario with the bytes it was read from. `file` is the file to watch; undefined for shipped scenarios and standard input. */
export interface FoundScenario {
  readonly scenario: Scenario;
  readonly bytes: Buffer;
  readonly file: string | undefined;
}

/** The problems of a scenario, a line each. `isUnreadable` says that it could not be read at all. */
export interface ScenarioProblems {
  readonly problems: readonly string[];
  readonly isUnreadable: boolean;
}

/**
 * Finds and reads a scenario.
 *
 * @param given a path, the name of a shipped scenario, or `-` for standard input; undefined: the scenario `default`.
 * @param hasCommand whether the command line has a command; without one, the word may be a misspelled command.
 * @returns the scenario, or its problems if it is invalid or cannot be read.
 */
export async function findScenario(
  given: string | undefined,
  { readInput }: Pick<CommandContext, "readInput">,
  { hasCommand = true, ...bounds }: ScenarioBounds & { readonly hasCommand?: boolean },
): Promise<FoundScenario | ScenarioProblems> {
  const source = await readSource(given ?? "default", readInput).catch((error: unknown) => error);
  if (!isSource(source))
    return { problems: [await explainUnreadable(given ?? "default", hasCommand, source)], isUnreadable: true };
  const { bytes, file, canChange } = source;
  const read = await readScenario({ bytes, file }, bounds);
  if ("problems" in read) return { problems: read.problems.map(formatProblem), isUnreadable: false };
  return { scenario: read.scenario, bytes, file: canChange ? file : undefined };
}

/** The bytes of a scenario. Sentences about its problems begin with `file`. */
interface Source {
  readonly bytes: Buffer;
  readonly file: string;
  readonly canChange: boolean;
}

async function readSource(given: string, readInput: CommandContext["readInput"]): Promise<Source> {
  if (given === STDIN) return { bytes: Buffer.from(await readInput()), file: "stdin", canChange: false };
  const shipped = await readShippedScenario(given);
  if (shipped !== undefined) return { bytes: Buffer.from(shipped.text), file: shipped.file, canChange: false };
  return { bytes: await readFile(given), file: given, canChange: true };
}

function isSource(value: unknown): value is Source {
  return typeof value === "object" && value !== null && "canChange" in value;
}

async function explainUnreadable(given: string, hasCommand: boolean, error: unknown): Promise<string> {
  const code = codeOfError(error);
  const shipped = await listShippedNames();
  const scenarios = `a scenario is a file, - for standard input, or one of ${shipped.join(", ")}`;
  // A shell script with a variable that is not set can give an empty name.
  if (given === "") return `the name of the scenario is empty: ${scenarios}`;
  if (code === "ENOENT" && isBareWord(given)) {
    return hasCommand
      ? describeUnknownName("scenario", given, shipped, capitalize(scenarios))
      : describeUnknownName(
          "command or scenario",
          given,
          // Users try help and version as commands.
          [...COMMANDS, ...SWITCHES, ...shipped],
          `A command is one of ${COMMANDS.join(", ")}; ${scenarios}`,
        );
  }
  const why = explainFileError(error);
  const meant = code === "ENOENT" ? findNearest(basename(given).replace(/\.[^.]*$/, ""), shipped) : undefined;
  return meant === undefined ? `${given}: ${why}` : `${given}: ${why}; the shipped scenario is called ${show(meant)}`;
}
