// The options that a program starts a simulator with: read as flags are, and what is wrong is said by the names that the program writes.

import { show, unknown } from "../forms/wording.ts";
import { readOptions } from "./option-sources.ts";
import { OPTIONS, type OptionRow, type Options } from "./options.ts";

/** What is for those who look at a process and its files. */
const PROCESS_OPTIONS: readonly string[] = ["watch", "logLevel", "logFormat"] satisfies (keyof Options)[];

const ROWS: ReadonlyMap<string, OptionRow> = new Map(
  Object.entries(OPTIONS)
    .filter(([name]) => !PROCESS_OPTIONS.includes(name))
    .map(([name, row]): [string, OptionRow] => [name === "sans" ? "san" : name, row]),
);

/** Those that no command line has come first. */
const NAMES: readonly string[] = ["scenario", "settings", "warn", ...ROWS.keys()];
const NAME_LIST = NAMES.join(", ");

/** What a program is told when it hands over something else than options. */
export function sayNotOptions(given: unknown): string {
  return `${show(given)} is not a valid object with options: an option is one of ${NAME_LIST}`;
}

/**
 * Returns the members of an object with options, each read once. A getter or a proxy of the program may throw; the sentence then names the option.
 */
export function readMembers(
  given: object,
): { readonly members: Readonly<Record<string, unknown>> } | { readonly problems: readonly string[] } {
  const members: Record<string, unknown> = {};
  const problems: string[] = [];
  const tryTo = (where: string, read: () => void): void => {
    try {
      read();
    } catch (error) {
      const { message } = error instanceof Error ? error : { message: String(error) };
      problems.push(`${where}: reading this throws an error: ${message}`);
    }
  };
  tryTo("options", () => {
    for (const name of Object.keys(given)) {
      tryTo(name, () => {
        members[name] = (given as Readonly<Record<string, unknown>>)[name];
      });
    }
  });
  return problems.length > 0 ? { problems } : { members };
}

/** As they were given, and with the usual ones; without a folder for certificates, those are to be in memory. */
type StartOptions = Omit<Options, "certsDir"> & { readonly certsDir: string | undefined };

/** Options, read; or everything that is wrong with them, a sentence each. */
export function readStartOptions(
  given: Readonly<Record<string, unknown>>,
): { options: StartOptions } | { problems: readonly string[] } {
  const problems: string[] = [];
  const flags: Record<string, string> = { [OPTIONS.port.flag]: "0", [OPTIONS.controlPort.flag]: "0" };
  for (const [name, value] of Object.entries(given)) {
    const row = ROWS.get(name);
    if (row === undefined) problems.push(unknown("option", name, NAMES, `An option is one of ${NAME_LIST}`));
    else if (isAbsent(value, row)) continue;
    else if (isTextOrNumber(value) || isList(value, row)) flags[row.flag] = String(value);
    else problems.push(`${name}: ${show(value)} is not a valid value: use ${row.accepted}`);
  }
  const read = readOptions({ flags, environment: {} });
  if ("problems" in read) problems.push(...read.problems.map(useProgramNames));
  if (problems.length > 0 || "problems" in read) return { problems };
  const isKept = Object.hasOwn(flags, OPTIONS.certsDir.flag);
  return { options: { ...read.options, certsDir: isKept ? read.options.certsDir : undefined } };
}

/** A sentence that names flags, with the names that a program writes in their place. */
export function useProgramNames(sentence: string): string {
  return sentence.replaceAll(/--([a-z]+(?:-[a-z]+)*)/g, (written, flag) => nameOf(flag) ?? written);
}

function nameOf(flag: string): string | undefined {
  for (const [name, row] of ROWS) if (row.flag === flag) return name;
  return undefined;
}

function isAbsent(value: unknown, { repeatable }: OptionRow): boolean {
  return value === undefined || (repeatable === true && Array.isArray(value) && value.length === 0);
}

function isTextOrNumber(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function isList(value: unknown, { repeatable }: OptionRow): boolean {
  return repeatable === true && Array.isArray(value) && value.every(isTextOrNumber);
}
