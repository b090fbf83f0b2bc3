// The table of the command line's options.
import { OPTIONS, type OptionRow, variableOf, writtenOption } from "../../src/options/options.ts";
import { code, table } from "./table.ts";

export function optionsPart(): string {
  const rows = Object.values(OPTIONS).map((row: OptionRow) => [
    code(writtenOption(row)),
    code(variableOf(row)),
    row.usual ?? String(row.fallback),
    row.help,
  ]);
  return table(["option", "environment", "default", "meaning"], rows);
}
