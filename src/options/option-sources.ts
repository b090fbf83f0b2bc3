// Reads the options from where they come, the command line and the environment, and finds what is wrong with them.

import { nearest } from "../forms/nearest.ts";
import { show } from "../forms/wording.ts";
import { OPTIONS, type OptionRow, type Options, type OptionTable, variableOf } from "./options.ts";

const PREFIX = "CCGW_";

/** Options as they are given on the command line, by flag without dashes; a switch that is named is true. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Where options come from: the command line and the environment. */
export interface OptionSources {
  readonly flags: Flags;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads all options; the command line beats the environment. Everything that is wrong comes back as sentences, one line each.
 * `toServe` is false for those who only want to know where a simulator is: what would keep it from being opened is then no problem.
 */
export function readOptions(
  sources: OptionSources,
  { toServe = true } = {},
): { options: Options } | { problems: readonly string[] } {
  const problems: string[] = [];
  const options = readRows(OPTIONS, sources, problems);
  if (problems.length === 0 && toServe) problems.push(...findContradictions(options));
  return problems.length > 0 ? { problems } : { options };
}

/** Reads the options of a table; what is wrong is added to the problems, a sentence each. */
export function readRows<Values>(table: OptionTable<Values>, sources: OptionSources, problems: string[]): Values {
  const rows: [string, OptionRow][] = Object.entries(table);
  // The table has a row for every option, and each row's shape gives that option's type.
  return Object.fromEntries(rows.map(([name, row]) => [name, readRow(row, sources, problems)])) as Values;
}

function readRow(row: OptionRow, { flags, environment }: OptionSources, problems: string[]): unknown {
  const flag = flags[row.flag];
  // An empty variable is how people take one back, in compose files for example.
  const text = flag === undefined ? environment[variableOf(row)] || undefined : String(flag);
  if (text === undefined) return row.fallback;
  const parsed = row.shape.safeParse(text);
  if (parsed.success) return parsed.data;
  const source = flag === undefined ? variableOf(row) : `--${row.flag}`;
  problems.push(`${source}: ${parsed.error.issues[0]?.message ?? row.accepted}`);
  return row.fallback;
}

/** Sentences about variables that were meant for an option and name none; others may begin like ours and be for somebody else. */
export function findMisspelledVariables(environment: OptionSources["environment"]): string[] {
  const known = Object.values(OPTIONS).map((row) => variableOf(row).slice(PREFIX.length));
  return Object.keys(environment).flatMap((name) => {
    const rest = name.startsWith(PREFIX) && environment[name] !== "" ? name.slice(PREFIX.length) : "";
    const meant = known.includes(rest) ? undefined : nearest(rest, known);
    return meant === undefined ? [] : [`${name} is not the variable of any option: did you mean ${PREFIX}${meant}?`];
  });
}

/** What does not fit together in options that are each well-formed. */
function findContradictions({
  cert,
  key,
  host,
  port,
  httpPort,
  controlHost,
  controlPort,
  controlToken,
}: Options): string[] {
  const problems: string[] = [];
  if ((cert === undefined) !== (key === undefined)) {
    const [given, missing] = key === undefined ? ["--cert", "--key"] : ["--key", "--cert"];
    problems.push(`${given} is given without ${missing}: use both, or neither for a generated certificate`);
  }
  if (controlPort !== undefined && controlToken === undefined && !isLoopback(controlHost)) {
    problems.push(
      `--control-host: at ${show(controlHost)} other machines can control the simulator: use --control-token as well, or 127.0.0.1`,
    );
  }
  const doors = [
    { flag: "--port", host, port },
    { flag: "--http-port", host, port: httpPort },
    { flag: "--control-port", host: controlHost, port: controlPort },
  ];
  doors.forEach((door, i) => {
    const other = doors.slice(0, i).find((earlier) => earlier.port === door.port && earlier.host === door.host);
    if (other === undefined || door.port === undefined || door.port === 0) return;
    problems.push(`${other.flag} and ${door.flag} are both ${door.port}: use different ports, or 0 for a free one`);
  });
  return problems;
}

/** Whether only this machine can reach the address. What is not surely so counts as open to others. */
function isLoopback(host: string): boolean {
  return host === "::1" || host.toLowerCase() === "localhost" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
