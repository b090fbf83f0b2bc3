// Finds the scenario that the command line names: a file, or one of those that are shipped with the package.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { nearest } from "../scenario/nearest.ts";
import { formatProblem } from "../scenario/problems.ts";
import { readScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shippedNames, shippedScenario } from "../scenario/shipped.ts";
import { show, unknown } from "../scenario/wording.ts";
import { COMMANDS, isBare } from "./arguments.ts";

const IN_WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EISDIR: "it is a folder, and a scenario is a file",
  ENOTDIR: "a part of the path is not a folder",
};

/**
 * Reads the scenario of that name or path, the default one without; or everything that is wrong, a line each.
 * `named` tells whether the command was written out: if not, the word may have been meant as one.
 */
export async function findScenario(
  given = "default",
  named = true,
): Promise<{ scenario: Scenario } | { problems: readonly string[] }> {
  let source: { text: string; file: string };
  try {
    source = (await shippedScenario(given)) ?? { text: await readFile(given, "utf8"), file: given };
  } catch (error) {
    return { problems: [await unreadable(given, named, error)] };
  }
  const read = await readScenario(source);
  return "problems" in read ? { problems: read.problems.map(formatProblem) } : read;
}

async function unreadable(given: string, named: boolean, error: unknown): Promise<string> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const shipped = await shippedNames();
  if (code === "ENOENT" && isBare(given)) {
    const scenarios = `a scenario is a file, or one of ${shipped.join(", ")}`;
    return named
      ? unknown("scenario", given, shipped, capitalize(scenarios))
      : unknown(
          "command or scenario",
          given,
          [...COMMANDS, ...shipped],
          `A command is one of ${COMMANDS.join(", ")}; ${scenarios}`,
        );
  }
  const why = IN_WORDS[code] ?? (error instanceof Error ? error.message : String(error));
  const meant = code === "ENOENT" ? nearest(basename(given).replace(/\.[^.]*$/, ""), shipped) : undefined;
  return meant === undefined ? `${given}: ${why}` : `${given}: ${why}; the shipped scenario is called ${show(meant)}`;
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
