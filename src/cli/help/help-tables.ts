// Lists the commands, exit codes and examples for the help and the documentation.
import type { Command } from "../arguments.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS } from "../exit-codes.ts";

/** A command with its usage and a description. */
export interface CommandRow {
  /** Its name; undefined for an option that stands for a command. */
  readonly name?: Command;
  readonly usage: string;
  readonly help: string;
}

/** All commands, in the order of the help. */
export const COMMAND_ROWS: readonly CommandRow[] = [
  {
    name: "serve",
    usage: "ccgw [serve] [scenario] [options]",
    help: "Serve a simulator until SIGINT or SIGTERM stops it.",
  },
  {
    name: "run",
    usage: "ccgw run <scenario> [options]",
    help: "Play a scenario to its end and report its expectations.",
  },
  { name: "replay", usage: "ccgw replay <tape> [options]", help: "Play a tape again and compare each answer." },
  {
    name: "conform",
    usage: "ccgw conform <tape> [options]",
    help: "Compare the tape of a real gateway with the simulator.",
  },
  {
    name: "tape",
    usage: "ccgw tape [options]",
    help: "Make a tape from a HAR file, or a HAR file from a tape.",
  },
  { name: "to-scenario", usage: "ccgw to-scenario <tape> [options]", help: "Make a scenario from a tape." },
  {
    name: "validate",
    usage: "ccgw validate <scenario>...",
    help: "Check scenarios and print each mistake with its line.",
  },
  { name: "schema", usage: "ccgw schema", help: "Print the JSON Schema of a scenario, for editors." },
  { name: "health", usage: "ccgw health [options]", help: "Check whether the simulator of these options is ready." },
  {
    name: "mcp",
    usage: "ccgw mcp [options]",
    help: "Serve tools to a coding agent (MCP).",
  },
  {
    name: "completion",
    usage: "ccgw completion <bash|zsh>",
    help: "Print a script that lets a shell complete commands.",
  },
  { usage: "ccgw [command] --help | -h", help: "Print this help, or the help of a command." },
  { usage: "ccgw --version", help: "Print the version." },
];

/** All exit codes with their meaning. */
export const EXIT_CODES: readonly (readonly [code: string, meaning: string])[] = [
  [String(EXIT_SUCCESS), "success: the command did its work, and every check passed"],
  [
    String(EXIT_FAILURE),
    "a check of expectations, findings, scenarios, answers, events or health failed, a port could not be opened, an error of the simulator ended the command, a worker ended, mcp could not use its control API, or a tape or HAR file had nothing to convert",
  ],
  [
    String(EXIT_ERROR),
    "an option is wrong, a file cannot be read, the scenario to serve or run is invalid, a tape or HAR file is invalid, output cannot be written, or the package that mcp needs is missing",
  ],
  [
    "130, 143",
    "a signal stopped a command before its end, or a second signal ended a simulator that was already stopping; the report of a run covers what happened until then",
  ],
];

/** Example command lines with their purpose, by command. */
export const EXAMPLES: readonly (readonly [command: Command, line: string, purpose: string])[] = [
  ["serve", "ccgw", "Serve a contact center with live traffic on port 8043."],
  ["serve", "ccgw shift.yaml --clock 60x", "Serve your own scenario; an hour takes a minute."],
  ["serve", "ccgw shift.yaml --watch", "Reload your scenario while you edit it."],
  ["serve", "ccgw serve statistics-example --port 0", "Serve a shipped scenario on a free port."],
  ["run", "ccgw run shift.yaml --junit shift.xml", "Play a scenario in CI and report its expectations."],
  ["run", "ccgw run shift.yaml --wait-for-client", "Play a scenario with your client as the agents."],
  ["replay", "ccgw replay session.ndjson --until 12", "Serve a taped session as it was after input 12."],
  ["conform", "ccgw conform evening.ndjson --fail-on L2", "Compare the tape of a real gateway."],
  ["tape", "ccgw tape --from-har session.har", "Make a tape of a browser's session."],
  ["to-scenario", "ccgw to-scenario session.ndjson", "Print a taped session as a scenario."],
  ["validate", "ccgw validate scenarios/*.yaml", "Check all scenarios of a folder."],
  ["schema", "ccgw schema > scenario.schema.json", "Save the schema for an editor."],
  ["serve", "ccgw --host 0.0.0.0 --san gateway.test", "Serve other machines, under a name of your choice."],
  ["mcp", "ccgw mcp", "Let a coding agent start and use a simulator."],
  ["completion", "source <(ccgw completion bash)", "Complete commands and options in bash."],
  ["health", "CCGW_CONTROL_PORT=9000 ccgw health", "Check the simulator whose control port is 9000."],
];
