// Lists the words that a shell can complete: commands, their options, and the values of options.
import { defaultSettings } from "../../forms/settings.ts";
import { OPTIONS, type OptionRow } from "../../options/options.ts";
import { COMMAND_OPTIONS, COMMANDS, type Command, SWITCHES } from "../arguments.ts";

/** Returns the options of a command, with their dashes. */
export function optionsOf(command: Command): readonly string[] {
  const rows: readonly OptionRow[] = COMMAND_OPTIONS[command];
  return [...rows.map(({ flag }) => `--${flag}`), ...SWITCHES];
}

/** The completions of the value of an option: words, files, folders or none. */
export type ValueCompletions = { readonly words: readonly string[] } | "files" | "folders" | "none";

/** Returns the options that take a value, each once, with its completions. */
export function listValueOptions(): ReadonlyMap<string, ValueCompletions> {
  const rows: readonly OptionRow[] = COMMANDS.flatMap((command): readonly OptionRow[] => COMMAND_OPTIONS[command]);
  return new Map(
    rows.flatMap((row) => (row.placeholder === undefined ? [] : [[`--${row.flag}`, valuesOf(row)] as const])),
  );
}

function valuesOf(row: OptionRow): ValueCompletions {
  if (row === OPTIONS.set) return { words: Object.keys(defaultSettings).map((name) => `${name}=`) };
  const [, list] = /^one of (.+)$/.exec(row.accepted) ?? [];
  if (list !== undefined) return { words: list.split(", ") };
  if (row.placeholder === "FILE") return "files";
  return row.placeholder === "FOLDER" ? "folders" : "none";
}

/** The commands whose argument is a scenario: a file, or the name of a shipped one. */
export const SCENARIO_COMMANDS = ["serve", "run", "validate"] as const satisfies readonly Command[];

/** The commands whose argument is a file. */
export const FILE_COMMANDS = ["replay", "conform", "to-scenario"] as const satisfies readonly Command[];
