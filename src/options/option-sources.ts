// Reads options from the command line and the environment, and explains wrong ones.

import { findNearest } from "../forms/nearest.ts";
import { findContradictions } from "./contradictions.ts";
import { OPTIONS, type OptionRow, type Options, type OptionTable, variableOf } from "./options.ts";
import { readTokenFile } from "./token-file.ts";

const PREFIX = "CCGW_";

/** The options of a command line by flag, without dashes. A switch without a value is true. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The places that options come from. */
export interface OptionSources {
  readonly flags: Flags;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads all options. The command line overrides the environment.
 *
 * @param toServe whether a simulator is to be opened: then options must not contradict each other, and the file of the token is read.
 * @returns the options, or a sentence of one line for each problem.
 */
export function readOptions(
  sources: OptionSources,
  { toServe = true } = {},
): { options: Options } | { problems: readonly string[] } {
  const problems: string[] = [];
  const options = readRows(OPTIONS, sources, problems);
  if (problems.length === 0 && toServe) problems.push(...findContradictions(options));
  if (problems.length > 0) return { problems };
  const { controlTokenFile } = options;
  if (controlTokenFile === undefined || !toServe) return { options };
  const read = readTokenFile(controlTokenFile);
  return "problem" in read ? { problems: [read.problem] } : { options: { ...options, controlToken: read.token } };
}

/** Reads the options of a table, and adds a sentence for each wrong value to `problems`. */
export function readRows<Values>(table: OptionTable<Values>, sources: OptionSources, problems: string[]): Values {
  const rows: [string, OptionRow][] = Object.entries(table);
  // The table has a row for every option, and the schema of a row gives the type of its option.
  return Object.fromEntries(rows.map(([name, row]) => [name, readRow(row, sources, problems)])) as Values;
}

function readRow(row: OptionRow, { flags, environment }: OptionSources, problems: string[]): unknown {
  const flag = flags[row.flag];
  // An empty variable counts as not set, because compose files unset variables this way.
  const text = flag === undefined ? environment[variableOf(row)] || undefined : String(flag);
  if (text === undefined) return row.fallback;
  const parsed = row.shape.safeParse(text);
  if (parsed.success) return parsed.data;
  const source = flag === undefined ? variableOf(row) : `--${row.flag}`;
  problems.push(`${source}: ${parsed.error.issues[0]?.message ?? row.accepted}`);
  return row.fallback;
}

/**
 * Returns a sentence for each variable that looks like a misspelled option. Other variables with the prefix may belong to other programs.
 */
export function findMisspelledVariables(environment: OptionSources["environment"]): string[] {
  const known = Object.values(OPTIONS).map((row) => variableOf(row).slice(PREFIX.length));
  return Object.keys(environment).flatMap((name) => {
    const rest = name.startsWith(PREFIX) && environment[name] !== "" ? name.slice(PREFIX.length) : "";
    // Most variables belong to other programs. Comparing one loads a package, which costs 2 ms at the start.
    const meant = rest === "" || known.includes(rest) ? undefined : findNearest(rest, known);
    return meant === undefined ? [] : [`${name} is not the variable of any option: did you mean ${PREFIX}${meant}?`];
  });
}
