// Generates the tables of the command line: commands, options, options of run, exit codes.
import { COMMAND_ROWS, EXIT_CODES } from "../../src/cli/help-tables.ts";
import { RUN_OPTIONS } from "../../src/cli/run-options.ts";
import { OPTIONS, type OptionRow, variableOf, writtenOption } from "../../src/options/options.ts";
import { code, table } from "./table.ts";

export function commandsPart(): string {
  return table(
    ["command", "purpose"],
    COMMAND_ROWS.map(({ usage, help }) => [code(usage), help]),
  );
}

export function optionsPart(): string {
  const rows = Object.values(OPTIONS).map((row: OptionRow) => [
    code(writtenOption(row)),
    code(variableOf(row)),
    row.defaultText ?? String(row.fallback),
    row.help,
  ]);
  return table(["option", "environment", "default", "meaning"], rows);
}

export function runOptionsPart(): string {
  const rows = Object.values(RUN_OPTIONS).map((row: OptionRow) => [
    code(writtenOption(row)),
    row.defaultText ?? String(row.fallback),
    row.help,
  ]);
  return table(["option", "default", "meaning"], rows);
}

export function exitCodesPart(): string {
  return table(["exit code", "meaning"], EXIT_CODES);
}
