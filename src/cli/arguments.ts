// Reads the command line: which command, which scenario, which options; or one sentence about what is wrong with it.
import { parseArgs } from "node:util";
import { OPTIONS, type OptionRow } from "../options.ts";
import { show, unknown } from "../scenario/wording.ts";

export const COMMANDS = ["serve", "health"] as const;

type Flags = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the command line asks for. `named` tells whether the command was written out. */
export type Asked =
  | { command: "help" }
  | { command: "version" }
  | { command: "health"; flags: Flags }
  | { command: "serve"; flags: Flags; scenario: string | undefined; named: boolean };

const ROWS: ReadonlyMap<string, OptionRow> = new Map(Object.values(OPTIONS).map((row) => [row.flag, row]));
const SWITCHES: readonly string[] = ["help", "version"];

/** Reads the arguments behind the name of the program. */
export function readArguments(argv: readonly string[]): Asked | { problem: string } {
  const { values, tokens, positionals } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(
        [...ROWS].map(([flag, row]) => [flag, { type: "string", multiple: row.repeatable === true }]),
      ),
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
    },
    // Its own complaints name neither what is accepted nor what was meant: ours are made from the tokens.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    const problem = token.kind === "option" ? wrongOption(token, argv[token.index] ?? "") : undefined;
    if (problem !== undefined) return { problem };
  }
  if (values["help"] === true) return { command: "help" };
  if (values["version"] === true) return { command: "version" };
  // What is no option by now has been refused, and every option but the two switches has a text.
  return readCommand(positionals, values as Flags);
}

function readCommand(positionals: readonly string[], flags: Flags): Asked | { problem: string } {
  const [first, ...others] = positionals;
  const named = COMMANDS.find((command) => command === first);
  const rest = named === undefined ? positionals : others;
  if (named === "health") {
    if (rest[0] === undefined) return { command: "health", flags };
    return { problem: `health takes options only: ${show(rest[0])} is too much` };
  }
  const [scenario, surplus] = rest;
  if (surplus === undefined) return { command: "serve", flags, scenario, named: named !== undefined };
  if (named === undefined && first !== undefined && isBare(first)) {
    return { problem: unknown("command", first, COMMANDS, `A command is one of ${COMMANDS.join(", ")}`) };
  }
  return { problem: `one scenario is served: ${show(surplus)} is too much` };
}

/** Whether a word can be the name of a command or of a shipped scenario, and is surely no path. */
export function isBare(word: string): boolean {
  return /^[\w-]+$/.test(word);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** What is wrong with one option as it stands on the command line, in the argument `written`; undefined when nothing is. */
function wrongOption({ name, rawName, value, inlineValue }: OptionToken, written: string): string | undefined {
  if (SWITCHES.includes(name)) return inlineValue === true ? `--${name} takes no value` : undefined;
  const row = ROWS.get(name);
  if (row === undefined) {
    const known = [...ROWS.keys(), ...SWITCHES].map((flag) => `--${flag}`);
    const [found = rawName] = written.split("=");
    return unknown("option", found, known, `An option is one of ${known.join(", ")}`);
  }
  if (value === undefined) return `--${name} needs a value: ${row.accepted}`;
  if (inlineValue !== true && looksLikeOption(value)) {
    return `--${name} needs a value, and ${show(value)} looks like an option: ${row.accepted}`;
  }
  return undefined;
}

/** A minus before a digit belongs to a number. */
function looksLikeOption(text: string): boolean {
  return /^-\D/.test(text);
}
