// Reads the options that a program passes to startSimulator.
// The rules are those of the command line, the names are those of the library.

import { describeUnknownName, showWrong } from "../forms/wording.ts";
import { readOptions } from "./option-sources.ts";
import { OPTIONS, type OptionRow, type Options } from "./options.ts";
import { STORE_OPTIONS } from "./store-options.ts";
import { TAPE_OPTIONS } from "./tape-options.ts";
import { UPSTREAM_OPTIONS } from "./upstream-options.ts";

/** The options that only the command line has. */
const PROCESS_OPTIONS: readonly string[] = [
  ...["open", "controlTokenFile", "set", "watch", "stopWithStdin", "publicUrl", "workers", "logLevel", "logFormat"],
  ...Object.keys(TAPE_OPTIONS),
  ...Object.keys(UPSTREAM_OPTIONS),
  ...Object.keys(STORE_OPTIONS),
];

const ROWS: ReadonlyMap<string, OptionRow> = new Map(
  Object.entries(OPTIONS)
    .filter(([name]) => !PROCESS_OPTIONS.includes(name))
    .map(([name, row]): [string, OptionRow] => [name === "sans" ? "san" : name, row]),
);

/** The names of all options of a program. Those that the command line lacks come first. */
const NAMES: readonly string[] = ["scenario", "settings", "warn", ...ROWS.keys()];
const NAME_LIST = NAMES.join(", ");

/** Returns the error sentence for a value that is not an object with options. */
export function describeNotOptions(given: unknown): string {
  return `${showWrong(given)} is not a valid object with options: an option is one of ${NAME_LIST}`;
}

/** Reads each member of an object with options once. If a getter or proxy of the program throws, the sentence names the option. */
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

/** The options of a program. If `certsDir` is undefined, certificates stay in memory. */
type StartOptions = Omit<Options, "certsDir"> & { readonly certsDir: string | undefined };

/** Returns all options, or a sentence for every problem. By default, the gateway and the control API get free ports. */
export function readStartOptions(
  given: Readonly<Record<string, unknown>>,
): { options: StartOptions } | { problems: readonly string[] } {
  const problems: string[] = [];
  const flags: Record<string, string> = { [OPTIONS.port.flag]: "0", [OPTIONS.controlPort.flag]: "0" };
  for (const [name, value] of Object.entries(given)) {
    const row = ROWS.get(name);
    if (row === undefined)
      problems.push(describeUnknownName("option", name, NAMES, `An option is one of ${NAME_LIST}`));
    else if (isAbsent(value, row)) continue;
    else if (isTextOrNumber(value) || isSwitch(value, row) || isList(value, row)) flags[row.flag] = String(value);
    else problems.push(`${name}: ${showWrong(value)} is not a valid value: use ${row.accepted}`);
  }
  const read = readOptions({ flags, environment: {} });
  if ("problems" in read) problems.push(...read.problems.map(useProgramNames));
  if (problems.length > 0 || "problems" in read) return { problems };
  const hasFolder = Object.hasOwn(flags, OPTIONS.certsDir.flag);
  return { options: { ...read.options, certsDir: hasFolder ? read.options.certsDir : undefined } };
}

/** Replaces flags in a sentence with the option names of programs. */
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

/** Returns whether a value is the state of an option that needs no value on the command line. */
function isSwitch(value: unknown, { placeholder }: OptionRow): boolean {
  return typeof value === "boolean" && placeholder === undefined;
}

function isList(value: unknown, { repeatable }: OptionRow): boolean {
  return repeatable === true && Array.isArray(value) && value.every(isTextOrNumber);
}
