// Reads options from flags and variables for tests.
import { readOptions } from "../../src/options/option-sources.ts";
import type { Options } from "../../src/options/options.ts";

/** The values of flags, by the names of the flags. */
export type FlagValues = Record<string, string | boolean | string[] | undefined>;

/** Returns the options. Throws an Error with the problems if there are any. */
export function readValid(flags: FlagValues, environment: Record<string, string> = {}): Options {
  const result = readOptions({ flags, environment });
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result.options;
}

/** Returns the problems of options, a sentence each; an empty list if they are valid. */
export function problemsOf(flags: FlagValues, environment: Record<string, string> = {}): readonly string[] {
  const result = readOptions({ flags, environment });
  return "problems" in result ? result.problems : [];
}
