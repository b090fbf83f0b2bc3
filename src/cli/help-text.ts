// Formats the text of --help from the tables of options and commands.
import { formatOption, OPTIONS, type OptionRow, variableOf } from "../options/options.ts";
import { listShippedNames } from "../scenario/shipped.ts";
import { COMMAND_ROWS, EXAMPLES, EXIT_CODES } from "./help-tables.ts";
import { REPLAY_OPTIONS } from "./replay-options.ts";
import { RUN_OPTIONS } from "./run-options.ts";
import { TO_SCENARIO_OPTIONS } from "./to-scenario-options.ts";

const WIDTH = 100;
const INDENT = 26;

/** Returns the text of --help. */
export async function helpText(): Promise<string> {
  const shipped = (await listShippedNames()).join(", ");
  const scenarios = `A scenario is a YAML or JSON file, - for standard input, or the name of a shipped scenario: ${shipped}. The default is "default".`;
  const order =
    "The command line overrides the environment, which overrides the scenario, which overrides the default.";
  return `cc-gateway-simulator (ccgw): a stand-in for a Huawei CC-Gateway

Usage:
${inColumns(COMMAND_ROWS.map(({ usage, help }) => [usage, help]))}

${wrap(scenarios, 0)}

Options:
${describeAll(OPTIONS, (row) => `${variableOf(row)}; `)}

Additional options of run:
${describeAll(RUN_OPTIONS, () => "")}

Additional options of replay, besides --json, --junit and those above that concern ports:
${describeAll(REPLAY_OPTIONS, () => "")}

Option of to-scenario:
${describeAll(TO_SCENARIO_OPTIONS, () => "")}

${wrap(order, 0)}

Exit codes:
${EXIT_CODES.map(([code, meaning]) => `  ${code.padEnd(10)}${wrap(meaning, 12).trimStart()}`).join("\n")}

Examples:
${inColumns(EXAMPLES)}
`;
}

/** Writes pairs as two aligned columns, a line each. */
function inColumns(pairs: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length)) + 3;
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
}

/** Describes each option in a paragraph; `source` returns the text before its default, such as its environment variable. */
function describeAll(table: Readonly<Record<string, OptionRow>>, source: (row: OptionRow) => string): string {
  return Object.values(table)
    .map((row) => describe(row, source(row)))
    .join("\n");
}

function describe(row: OptionRow, source: string): string {
  const head = `  ${formatOption(row)}`;
  const origin = `[${source}default: ${row.defaultText ?? row.fallback}]`;
  const help = wrap(row.help, INDENT);
  const remainingWidth = WIDTH - (help.length - help.lastIndexOf("\n") - 1);
  const text = origin.length < remainingWidth ? `${help} ${origin}` : `${help}\n${wrap(origin, INDENT)}`;
  return head + text.slice(head.length);
}

/** Breaks a text into lines of at most 100 characters, each indented by some spaces. */
function wrap(text: string, indent: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => " ".repeat(indent) + each).join("\n");
}
