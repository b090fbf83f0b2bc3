// Reads the settings of --set together with a scenario.
import type { Scenario } from "../scenario/scenario.ts";
import { readGivenSettings } from "./given-settings.ts";

type GivenSettings = Extract<ReturnType<typeof readGivenSettings>, { settings: unknown }>["settings"];

/**
 * Reads settings in the form of the command line.
 *
 * @param assignments each as `NAME=VALUE`; if a name occurs twice, its last value counts.
 * @returns only the given settings, or every problem with them, a sentence each.
 */
export function readAssignedSettings(
  assignments: readonly string[],
  scenario: Scenario,
): { settings: GivenSettings } | { problems: readonly string[] } {
  const texts = assignments.map((written) => {
    const [name = "", ...rest] = written.split("=");
    return [name, rest.join("=")] as const;
  });
  const read = readGivenSettings(
    Object.fromEntries(texts.map(([name, text]) => [name, readWrittenValue(name, text, scenario)])),
    scenario,
  );
  if ("settings" in read) return read;
  return { problems: read.problems.map((problem) => `--set: ${problem.replace(/^settings[.:]\s*/, "")}`) };
}

/**
 * Returns a value as a scenario would contain it: the text if the setting accepts it, otherwise the value of its JSON, such as a number.
 * Other text stays text, and so do `true` and `false`.
 */
function readWrittenValue(name: string, text: string, scenario: Scenario): unknown {
  if ("settings" in readGivenSettings({ [name]: text }, scenario)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "boolean" ? text : value;
  } catch {
    return text;
  }
}
