// Parses the command line into a command with its arguments and options, or returns a sentence about the problem.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeUnknownName, show } from "../forms/wording.ts";
import type { Flags } from "../options/option-sources.ts";
import { OPTIONS, type OptionRow } from "../options/options.ts";
import { SERVE_ONLY_OPTIONS } from "../options/serve-only-options.ts";
import { isShipped } from "../scenario/shipped.ts";
import { ALL_CONFORM_OPTIONS } from "./command-options/conform-options.ts";
import { MCP_OPTIONS } from "./command-options/mcp-options.ts";
import { REPLAY_OPTIONS, SERVED_OPTIONS } from "./command-options/replay-options.ts";
import { RUN_OPTIONS } from "./command-options/run-options.ts";
import { ALL_TAPE_OPTIONS } from "./command-options/tape-command-options.ts";
import { TO_SCENARIO_OPTIONS } from "./command-options/to-scenario-options.ts";

/** The argument that stands for standard input. */
export const STDIN = "-";

/** The problem of a command line that names standard input more than once. */
export const STDIN_USED_TWICE = "- is standard input and can be read only once: use it once";

/** Returns whether standard input is named more than once. */
export function isReadTwice(given: readonly (string | undefined)[]): boolean {
  return given.filter((name) => name === STDIN).length > 1;
}

const ALL_OPTIONS: readonly OptionRow[] = Object.values(OPTIONS);

// run and health open no board, and have none of the options that only serve has.
const COMMON_OPTIONS = ALL_OPTIONS.filter((row) => row !== OPTIONS.open && !SERVE_ONLY_OPTIONS.includes(row));

/** The options of each command, besides those that every command has. */
export const COMMAND_OPTIONS = {
  serve: ALL_OPTIONS,
  run: [...Object.values(RUN_OPTIONS), ...COMMON_OPTIONS],
  replay: [RUN_OPTIONS.json, RUN_OPTIONS.junit, ...Object.values(REPLAY_OPTIONS), ...SERVED_OPTIONS],
  conform: Object.values(ALL_CONFORM_OPTIONS),
  tape: Object.values(ALL_TAPE_OPTIONS),
  "to-scenario": Object.values(TO_SCENARIO_OPTIONS),
  validate: [],
  schema: [],
  health: COMMON_OPTIONS,
  mcp: [MCP_OPTIONS.controlUrl, OPTIONS.controlToken, OPTIONS.controlTokenFile],
  completion: [],
} satisfies Record<string, readonly OptionRow[]>;

/** The name of a command. */
export type Command = keyof typeof COMMAND_OPTIONS;

/** The names of all commands. */
export const COMMANDS = Object.keys(COMMAND_OPTIONS) as readonly Command[];

/** The shells that can complete command lines. */
export const SHELLS = ["bash", "zsh"] as const;

/** A shell that can complete command lines. */
export type Shell = (typeof SHELLS)[number];

/** A parsed command line. `hasCommand` says whether it contains the word `serve`, which can be left out. */
export type ParsedCommand =
  | { command: "help"; about: Command | undefined }
  | { command: "version" | "schema" }
  | { command: "health" | "mcp" | "tape"; flags: Flags }
  | { command: "completion"; shell: Shell }
  | { command: "serve"; flags: Flags; scenario: string | undefined; hasCommand: boolean }
  | { command: "run"; flags: Flags; scenario: string }
  | { command: "replay" | "conform" | "to-scenario"; flags: Flags; tape: string }
  | { command: "validate"; scenarios: readonly string[] };

/** One option for each flag of all commands. If several options have the same flag, the map has that of the last command. */
const ROWS: ReadonlyMap<string, OptionRow> = new Map(
  Object.values<readonly OptionRow[]>(COMMAND_OPTIONS)
    .flat()
    .map((row) => [row.flag, row]),
);

/** The options that every command has. They print something in place of running the command. */
export const SWITCHES: readonly string[] = ["--help", "--version"];

/**
 * Parses the arguments of the program.
 *
 * @param argv the arguments without the name of the program.
 * @returns the command, or a sentence that describes the problem.
 */
export function readArguments(argv: readonly string[]): ParsedCommand | { problem: string } {
  const { values, tokens, positionals } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(
        [...ROWS].map(([flag, row]) => [
          flag,
          {
            type: row.placeholder === undefined ? "boolean" : "string",
            multiple: row.repeatable === true,
            ...(row.short === undefined ? {} : { short: row.short }),
          },
        ]),
      ),
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
    },
    // The errors of parseArgs name neither accepted options nor the nearest one, so the tokens are checked below.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const command = COMMANDS.find((name) => name === positionals[0]);
  for (const token of tokens) {
    const problem =
      token.kind === "option" ? checkOption(command ?? "serve", token, argv[token.index] ?? "") : undefined;
    if (problem !== undefined) return { problem };
  }
  if (values["help"] === true) return { command: "help", about: command };
  if (values["version"] === true) return { command: "version" };
  // The loop above has refused options that lack their value, so lists contain only text.
  const flags = values as Flags;
  return command === undefined
    ? readServe(positionals, flags, false)
    : readCommand(command, positionals.slice(1), flags);
}

function readCommand(command: Command, rest: readonly string[], flags: Flags): ParsedCommand | { problem: string } {
  const [first, second] = rest;
  switch (command) {
    case "serve":
      return readServe(rest, flags, true);
    case "run":
      if (first === undefined)
        return { problem: "run needs a scenario: a file, - for standard input, or the name of a shipped one" };
      if (second !== undefined) return { problem: `run takes one scenario: leave out ${show(second)}` };
      return { command, flags, scenario: first };
    case "replay":
    case "conform":
    case "to-scenario":
      if (first === undefined) return { problem: `${command} needs a tape: a file, or - for standard input` };
      if (second !== undefined) return { problem: `${command} takes one tape: leave out ${show(second)}` };
      return { command, flags, tape: first };
    case "validate":
      if (first !== undefined) return { command, scenarios: rest };
      return {
        problem: "validate needs at least one scenario: a file, - for standard input, or the name of a shipped one",
      };
    case "schema":
      return first === undefined ? { command } : { problem: `schema takes no arguments: leave out ${show(first)}` };
    case "health":
    case "mcp":
    case "tape":
      if (first === undefined) return { command, flags };
      return { problem: `${command} takes only options: leave out ${show(first)}` };
    case "completion":
      return readCompletion(first, second);
  }
}

function readCompletion(name: string | undefined, surplus: string | undefined): ParsedCommand | { problem: string } {
  const list = `one of ${SHELLS.join(", ")}`;
  if (name === undefined) return { problem: `completion needs a shell: ${list}` };
  if (surplus !== undefined) return { problem: `completion takes one shell: leave out ${show(surplus)}` };
  const shell = SHELLS.find((each) => each === name);
  if (shell === undefined) return { problem: describeUnknownName("shell", name, SHELLS, `A shell is ${list}`) };
  return { command: "completion", shell };
}

function readServe(rest: readonly string[], flags: Flags, hasCommand: boolean): ParsedCommand | { problem: string } {
  const [scenario, surplus] = rest;
  if (surplus === undefined) return { command: "serve", flags, scenario, hasCommand };
  if (!hasCommand && scenario !== undefined && isBareWord(scenario) && !isShipped(scenario) && !existsSync(scenario)) {
    return {
      problem: describeUnknownName("command", scenario, COMMANDS, `A command is one of ${COMMANDS.join(", ")}`),
    };
  }
  return { problem: `serve takes one scenario: leave out ${show(surplus)}` };
}

/** Returns whether a word can be the name of a command or of a shipped scenario. Such a name has no dot and no slash, unlike most paths. */
export function isBareWord(word: string): boolean {
  return /^[\w-]*\w[\w-]*$/.test(word);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/**
 * Checks one option of a command.
 *
 * @param written the argument with the option.
 * @returns the problem as a sentence, or undefined.
 */
function checkOption(
  command: Command,
  { name, rawName, value, inlineValue }: OptionToken,
  written: string,
): string | undefined {
  if (SWITCHES.includes(`--${name}`)) return inlineValue === true ? `--${name} takes no value` : undefined;
  const accepted: readonly OptionRow[] = COMMAND_OPTIONS[command];
  // Two commands may have different options with the same name.
  const row = accepted.find(({ flag }) => flag === name) ?? ROWS.get(name);
  if (row === undefined) {
    const known = [...accepted.map(({ flag }) => `--${flag}`), ...SWITCHES];
    const [found = rawName] = written.split("=");
    return describeUnknownName(
      "option",
      found,
      known,
      `An option${describeOwner(command)} is one of ${known.join(", ")}`,
      describeOwner(command),
    );
  }
  if (!accepted.includes(row)) {
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

/** Returns ` of COMMAND` for the end of a phrase; an empty text for serve, which is the default command. */
function describeOwner(command: Command): string {
  return command === "serve" ? "" : ` of ${command}`;
}

/** Returns whether a value looks like an option. A minus before a digit is a negative number. */
function looksLikeOption(text: string): boolean {
  return /^-\D/.test(text);
}
