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

/** An option that takes a value, with the completions of the value. */
export interface ValueOption {
  /** A pattern of both shells. It matches a command, a space and the option. */
  readonly pattern: string;
  readonly values: ValueCompletions;
}

/** Returns the options that take a value. Two commands may have different options with the same name. */
export function listValueOptions(): readonly ValueOption[] {
  const rowsByFlag = new Map<string, Map<OptionRow, Command[]>>();
  for (const command of COMMANDS) {
    const rows: readonly OptionRow[] = COMMAND_OPTIONS[command];
    for (const row of rows.filter(({ placeholder }) => placeholder !== undefined)) {
      const commandsByRow = rowsByFlag.get(row.flag) ?? new Map<OptionRow, Command[]>();
      rowsByFlag.set(row.flag, commandsByRow.set(row, [...(commandsByRow.get(row) ?? []), command]));
    }
  }
  return [...rowsByFlag].flatMap(([flag, commandsByRow]) =>
    [...commandsByRow].map(([row, commands]) => {
      const owners = commandsByRow.size === 1 ? ["*"] : commands;
      return { pattern: owners.map((owner) => `${owner}" --${flag}"`).join("|"), values: valuesOf(row) };
    }),
  );
}

function valuesOf(row: OptionRow): ValueCompletions {
  if (row === OPTIONS.set) return { words: Object.keys(defaultSettings).map((name) => `${name}=`) };
  const [, list] = /^one of (.+)$/.exec(row.accepted) ?? [];
  if (list !== undefined) return { words: list.split(", ") };
  if (row.placeholder === "FILE" || row.placeholder === "TAPE") return "files";
  return row.placeholder === "FOLDER" ? "folders" : "none";
}

/** The commands whose argument is a scenario: a file, or the name of a shipped one. */
export const SCENARIO_COMMANDS = ["serve", "run", "validate"] as const satisfies readonly Command[];

/** The commands whose argument is a file. */
export const FILE_COMMANDS = ["replay", "conform", "to-scenario"] as const satisfies readonly Command[];
