// Formats the text of --help from the tables of options and commands.
import { formatOption, OPTIONS, type OptionRow, variableOf } from "../../options/options.ts";
import { listShippedNames } from "../../scenario/shipped.ts";
import { COMMAND_OPTIONS, type Command } from "../arguments.ts";
import { CONFORM_OPTIONS } from "../command-options/conform-options.ts";
import { MCP_OPTIONS } from "../command-options/mcp-options.ts";
import { REPLAY_OPTIONS } from "../command-options/replay-options.ts";
import { RUN_OPTIONS } from "../command-options/run-options.ts";
import { TAPE_COMMAND_OPTIONS } from "../command-options/tape-command-options.ts";
import { TO_SCENARIO_OPTIONS } from "../command-options/to-scenario-options.ts";
import { COMMAND_ROWS, EXAMPLES, EXIT_CODES } from "./help-tables.ts";

const WIDTH = 100;
const INDENT = 28;

const ORDER = "The command line overrides the environment, which overrides the scenario, which overrides the default.";

/**
 * Returns the text of --help.
 *
 * @param command the command that the help is about; undefined: all commands.
 */
export async function writeHelp(command?: Command): Promise<string> {
  return command === undefined ? writeHelpOfAll() : writeHelpOf(command);
}

async function writeHelpOfAll(): Promise<string> {
  return `cc-gateway-simulator (ccgw): a stand-in for a Huawei CC-Gateway

Usage:
${formatColumns(COMMAND_ROWS.map(({ usage, help }) => [usage, help]))}

${await describeScenarios(true)}

Options:
${describeOptions(Object.values(OPTIONS))}

Additional options of run:
${describeOptions(Object.values(RUN_OPTIONS))}

Option of replay, besides --json, --junit and the options of serve that ccgw replay --help lists:
${describeOptions(Object.values(REPLAY_OPTIONS))}

Options of conform, besides --json and --junit:
${describeOptions(Object.values(CONFORM_OPTIONS))}

Options of tape, besides --plain-tape:
${describeOptions(Object.values(TAPE_COMMAND_OPTIONS))}

Option of to-scenario:
${describeOptions(Object.values(TO_SCENARIO_OPTIONS))}

Option of mcp, besides --control-token and --control-token-file:
${describeOptions(Object.values(MCP_OPTIONS))}

${wrap(ORDER, 0)}

Exit codes:
${EXIT_CODES.map(([code, meaning]) => `  ${code.padEnd(10)}${wrap(meaning, 12).trimStart()}`).join("\n")}

Examples:
${formatColumns(EXAMPLES.map(([, line, purpose]) => [line, purpose]))}
`;
}

async function writeHelpOf(command: Command): Promise<string> {
  const row = COMMAND_ROWS.find(({ name }) => name === command);
  const options: readonly OptionRow[] = COMMAND_OPTIONS[command];
  const examples = EXAMPLES.filter(([name]) => name === command);
  const parts = [
    `Usage: ${row?.usage}`,
    row?.help,
    /[[<]scenario/.test(row?.usage ?? "") ? await describeScenarios(command === "serve") : undefined,
    options.length > 0 ? `Options:\n${describeOptions(options)}` : undefined,
    options.some(hasVariable) ? wrap(ORDER, 0) : undefined,
    examples.length > 0
      ? `Examples:\n${formatColumns(examples.map(([, line, purpose]) => [line, purpose]))}`
      : undefined,
    "ccgw --help describes all commands and exit codes.",
  ];
  return `${parts.filter((part) => part !== undefined).join("\n\n")}\n`;
}

async function describeScenarios(isOptional: boolean): Promise<string> {
  const shipped = (await listShippedNames()).join(", ");
  const forms = "A scenario is a YAML or JSON file, - for standard input, or the name of a shipped scenario";
  return wrap(`${forms}: ${shipped}.${isOptional ? ' The default is "default".' : ""}`, 0);
}

const WITH_VARIABLE: ReadonlySet<OptionRow> = new Set<OptionRow>(Object.values(OPTIONS));

/** Returns whether an environment variable can set the option. */
function hasVariable(row: OptionRow): boolean {
  return WITH_VARIABLE.has(row);
}

/** Writes pairs as two aligned columns, a line each. */
function formatColumns(pairs: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length)) + 3;
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
}

/** Describes each option in a paragraph. */
function describeOptions(rows: readonly OptionRow[]): string {
  return rows.map(describeOption).join("\n");
}

function describeOption(row: OptionRow): string {
  const head = `  ${formatOption(row)}`;
  const source = hasVariable(row) ? `${variableOf(row)}; ` : "";
  const origin = `[${source}default: ${row.defaultText ?? row.fallback}]`;
  const help = wrap(row.help, INDENT);
  const remainingWidth = WIDTH - (help.length - help.lastIndexOf("\n") - 1);
  const text = origin.length < remainingWidth ? `${help} ${origin}` : `${help}\n${wrap(origin, INDENT)}`;
  return head + text.slice(head.length);
}

/** Breaks a text into lines of at most 100 characters, each indented by `indent` spaces. A longer word gets its own line. */
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
