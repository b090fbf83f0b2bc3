// Generates the tables of the command line: commands, common options, options of single commands, exit codes.

import { CONFORM_OPTIONS } from "../../src/cli/command-options/conform-options.ts";
import { REPLAY_OPTIONS } from "../../src/cli/command-options/replay-options.ts";
import { RUN_OPTIONS } from "../../src/cli/command-options/run-options.ts";
import { ALL_TAPE_OPTIONS } from "../../src/cli/command-options/tape-command-options.ts";
import { TO_SCENARIO_OPTIONS } from "../../src/cli/command-options/to-scenario-options.ts";
import { COMMAND_ROWS, EXIT_CODES } from "../../src/cli/help/help-tables.ts";
import { formatOption, OPTIONS, type OptionRow, variableOf } from "../../src/options/options.ts";
import { writeCode, writeTable } from "./table.ts";

/** Returns the table of commands. */
export function writeCommandsPart(): string {
  return writeTable(
    ["command", "purpose"],
    COMMAND_ROWS.map(({ usage, help }) => [writeCode(usage), help]),
  );
}

/** Returns the table of the options of `serve`, most of which `run` and `health` share, with their environment variables. */
export function writeOptionsPart(): string {
  const rows = Object.values(OPTIONS).map((row: OptionRow) => [
    writeCode(formatOption(row)),
    writeCode(variableOf(row)),
    defaultOf(row),
    row.help,
  ]);
  return writeTable(["option", "environment", "default", "meaning"], rows);
}

/** Returns the table of the options of `run` that `serve` does not have. */
export function writeRunOptionsPart(): string {
  return writeOptionsTable(RUN_OPTIONS);
}

/** Returns the table of options that only `replay` has. */
export function writeReplayOptionsPart(): string {
  return writeOptionsTable(REPLAY_OPTIONS);
}

/** Returns the table of the options of `conform`, without those that it shares with `run`. */
export function writeConformOptionsPart(): string {
  return writeOptionsTable(CONFORM_OPTIONS);
}

/** Returns the table of options of `tape`. */
export function writeTapeOptionsPart(): string {
  return writeOptionsTable(ALL_TAPE_OPTIONS);
}

/** Returns the table of the option of `to-scenario`. */
export function writeToScenarioOptionsPart(): string {
  return writeOptionsTable(TO_SCENARIO_OPTIONS);
}

function writeOptionsTable(options: Readonly<Record<string, OptionRow>>): string {
  const rows = Object.values(options).map((row) => [writeCode(formatOption(row)), defaultOf(row), row.help]);
  return writeTable(["option", "default", "meaning"], rows);
}

/** Returns the table of exit codes. */
export function writeExitCodesPart(): string {
  return writeTable(["exit code", "meaning"], EXIT_CODES);
}

/** Returns the default of an option: the text for the help, if there is one, else the value. */
function defaultOf({ defaultText, fallback }: OptionRow): string {
  return defaultText ?? String(fallback);
}
