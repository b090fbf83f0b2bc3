// Reads options from flags and variables for tests.
import { readOptions } from "../../src/options/option-sources.ts";
import type { Options } from "../../src/options/options.ts";

export type FlagValues = Record<string, string | boolean | string[] | undefined>;

export function readValid(flags: FlagValues, environment: Record<string, string> = {}): Options {
  const result = readOptions({ flags, environment });
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result.options;
}

export function problemsOf(flags: FlagValues, environment: Record<string, string> = {}): readonly string[] {
  const result = readOptions({ flags, environment });
  return "problems" in result ? result.problems : [];
}
