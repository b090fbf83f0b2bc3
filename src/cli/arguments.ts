// Reads the command line: which command, which scenario, which options; or one sentence about what is wrong with it.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { show, unknown } from "../forms/wording.ts";
import type { Flags } from "../options/option-sources.ts";
import { OPTIONS, type OptionRow } from "../options/options.ts";
import { isShipped } from "../scenario/shipped.ts";
import { RUN_OPTIONS } from "./run-options.ts";

const { watch, ...OF_EACH } = OPTIONS;

/** Every command, with the options that it has. */
const COMMAND_OPTIONS = {
  serve: Object.values(OPTIONS),
  run: [...Object.values(RUN_OPTIONS), ...Object.values(OF_EACH)],
  validate: [],
  schema: [],
  health: Object.values(OF_EACH),
} satisfies Record<string, readonly OptionRow[]>;

type Command = keyof typeof COMMAND_OPTIONS;

export const COMMANDS = Object.keys(COMMAND_OPTIONS) as readonly Command[];

/** What the command line asks for. `named` tells whether the command was written out. */
export type Asked =
  | { command: "help" | "version" | "schema" }
  | { command: "health"; flags: Flags }
  | { command: "serve"; flags: Flags; scenario: string | undefined; named: boolean }
  | { command: "run"; flags: Flags; scenario: string }
  | { command: "validate"; scenarios: readonly string[] };

const ROWS: ReadonlyMap<string, OptionRow> = new Map(
  [...COMMAND_OPTIONS.run, watch].map((row: OptionRow) => [row.flag, row]),
);
/** Those that every command has: to ask about the program, and for nothing else. */
export const SWITCHES: readonly string[] = ["--help", "--version"];

/** Reads the arguments behind the name of the program. */
export function readArguments(argv: readonly string[]): Asked | { problem: string } {
  const { values, tokens, positionals } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(
        [...ROWS].map(([flag, row]) => [
          flag,
          { type: row.placeholder === undefined ? "boolean" : "string", multiple: row.repeatable === true },
        ]),
      ),
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
    },
    // Its own complaints name neither what is accepted nor what was meant: ours are made from the tokens.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const named = COMMANDS.find((command) => command === positionals[0]);
  for (const token of tokens) {
    const problem = token.kind === "option" ? wrongOption(named ?? "serve", token, argv[token.index] ?? "") : undefined;
    if (problem !== undefined) return { problem };
  }
  if (values["help"] === true) return { command: "help" };
  if (values["version"] === true) return { command: "version" };
  // What is no option by now has been refused.
  const flags = values as Flags;
  return named === undefined ? readServe(positionals, flags, false) : readCommand(named, positionals.slice(1), flags);
}

function readCommand(command: Command, rest: readonly string[], flags: Flags): Asked | { problem: string } {
  const [first, second] = rest;
  switch (command) {
    case "serve":
      return readServe(rest, flags, true);
    case "run":
      if (first === undefined) return { problem: "run needs a scenario: a file, or the name of a shipped one" };
      if (second !== undefined) return { problem: `run takes one scenario: leave out ${show(second)}` };
      return { command, flags, scenario: first };
    case "validate":
      if (first !== undefined) return { command, scenarios: rest };
      return { problem: "validate needs at least one scenario: a file, or the name of a shipped one" };
    case "schema":
      return first === undefined ? { command } : { problem: `schema takes no arguments: leave out ${show(first)}` };
    case "health":
      if (first === undefined) return { command, flags };
      return { problem: `health takes only options: leave out ${show(first)}` };
  }
}

function readServe(rest: readonly string[], flags: Flags, named: boolean): Asked | { problem: string } {
  const [scenario, surplus] = rest;
  if (surplus === undefined) return { command: "serve", flags, scenario, named };
  if (!named && scenario !== undefined && isBare(scenario) && !isShipped(scenario) && !existsSync(scenario)) {
    return { problem: unknown("command", scenario, COMMANDS, `A command is one of ${COMMANDS.join(", ")}`) };
  }
  return { problem: `serve takes one scenario: leave out ${show(surplus)}` };
}

/** Whether a word can be the name of a command or of a shipped scenario, and is surely no path. */
export function isBare(word: string): boolean {
  return /^[\w-]*\w[\w-]*$/.test(word);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** What is wrong with one option of a command as it stands in the argument `written`; undefined when nothing is. */
function wrongOption(
  command: Command,
  { name, rawName, value, inlineValue }: OptionToken,
  written: string,
): string | undefined {
  if (SWITCHES.includes(`--${name}`)) return inlineValue === true ? `--${name} takes no value` : undefined;
  const own: readonly OptionRow[] = COMMAND_OPTIONS[command];
  const row = ROWS.get(name);
  if (row === undefined) {
    const known = [...own.map(({ flag }) => `--${flag}`), ...SWITCHES];
    const [found = rawName] = written.split("=");
    return unknown("option", found, known, `An option${of(command)} is one of ${known.join(", ")}`, of(command));
  }
  if (!own.includes(row)) {
    const others = COMMANDS.filter((other) => (COMMAND_OPTIONS[other] as readonly OptionRow[]).includes(row));
    return `--${name} is not an option of ${command}; it belongs to ${others.join(", ")}`;
  }
  if (row.placeholder === undefined) return undefined;
  if (value === undefined) return `--${name} needs a value: ${row.accepted}`;
  if (inlineValue !== true && looksLikeOption(value)) {
    return `--${name} needs a value, and ${show(value)} looks like an option: ${row.accepted}`;
  }
  return undefined;
}

/** Serving is what the program does when nothing else is said. */
function of(command: Command): string {
  return command === "serve" ? "" : ` of ${command}`;
}

/** A minus before a digit belongs to a number. */
function looksLikeOption(text: string): boolean {
  return /^-\D/.test(text);
}
