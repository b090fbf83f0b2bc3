// Finds the scenario that the command line names: a file, or one of those that are shipped with the package.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { nearest } from "../forms/nearest.ts";
import { formatProblem } from "../scenario/problems.ts";
import { readScenario, type ScenarioBounds } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shippedNames, shippedScenario } from "../scenario/shipped.ts";
import { show, unknown } from "../scenario/wording.ts";
import { COMMANDS, isBare, SWITCHES } from "./arguments.ts";
import { codeOf, explainFileError } from "./file-errors.ts";

/** A scenario with its text, and the file it was read from; undefined for a shipped one. */
export interface Found {
  readonly scenario: Scenario;
  readonly text: string;
  readonly file: string | undefined;
}

/**
 * Reads the scenario of that name or path, the default one without; or everything that is wrong, a line each.
 * `named` tells whether the command was written out: if not, the word may have been meant as one.
 */
export async function findScenario(
  given = "default",
  named = true,
  bounds: ScenarioBounds = {},
): Promise<Found | { problems: readonly string[] }> {
  let shipped: Awaited<ReturnType<typeof shippedScenario>>;
  let text: string;
  try {
    shipped = await shippedScenario(given);
    text = shipped?.text ?? (await readFile(given, "utf8"));
  } catch (error) {
    return { problems: [await unreadable(given, named, error)] };
  }
  const read = await readScenario({ text, file: shipped?.file ?? given }, bounds);
  if ("problems" in read) return { problems: read.problems.map(formatProblem) };
  return { scenario: read.scenario, text, file: shipped === undefined ? given : undefined };
}

async function unreadable(given: string, named: boolean, error: unknown): Promise<string> {
  const code = codeOf(error);
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
