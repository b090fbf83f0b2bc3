// The help, made from the tables of options.
import { OPTIONS, type OptionRow, variableOf, writtenOption } from "../options/options.ts";
import { shippedNames } from "../scenario/shipped.ts";
import { RUN_OPTIONS } from "./run-options.ts";

const WIDTH = 100;
const INDENT = 26;

/** The whole text of --help. */
export async function helpText(): Promise<string> {
  const scenarios = `A scenario is a YAML or JSON file, - for the standard input, or the name of a shipped one: ${(await shippedNames()).join(", ")}.`;
  return `cc-gateway-simulator (ccgw): a stand-in for a Huawei CC-Gateway

Usage:
  ccgw [serve] [scenario] [options]   Open a simulator, until SIGINT or SIGTERM ends it.
  ccgw run <scenario> [options]       Play a scenario to its end: exit 0 when all held, 1 when not.
  ccgw validate <scenario>...         Say what is wrong with scenarios: exit 0 when nothing, else 1.
  ccgw schema                         Print the JSON Schema of a scenario, for editors.
  ccgw health [options]               Ask the one that is served so: exit 0 when ready, 1 when not.
  ccgw --help | -h                    Print this.
  ccgw --version                      Print the version.

${wrap(`${scenarios} Without one, "default" is served.`, 0)}

Options:
${describeAll(OPTIONS, (row) => `${variableOf(row)}; `)}

Options of run, besides those:
${describeAll(RUN_OPTIONS, () => "")}

${wrap("The command line beats the environment, which beats the scenario, which beats the default. Exit codes: 0 ended as asked, 1 could not serve, or something did not hold, 2 bad option or scenario, or output that cannot be written.", 0)}

Examples:
  ccgw                                          Serve a center that is always alive on port 8043.
  ccgw shift.yaml --clock 60x                   Serve your own scenario, an hour a minute.
  ccgw shift.yaml --watch                       Serve it while you write it.
  ccgw serve statistics-example --port 0        Serve a shipped one on a free port.
  ccgw run shift.yaml --junit shift.xml         Play it in a build, and report what held.
  ccgw run shift.yaml --wait-for-client         Play it with your client in place of the agents.
  ccgw --host 0.0.0.0 --san gateway.test        Let other machines in, by a name of your choice.
  CCGW_CONTROL_PORT=9000 ccgw health            Ask the simulator whose control port is 9000.
`;
}

/** A paragraph for each option; `source` is what stands before its default: where else it may come from. */
function describeAll(table: Readonly<Record<string, OptionRow>>, source: (row: OptionRow) => string): string {
  return Object.values(table)
    .map((row) => describe(row, source(row)))
    .join("\n");
}

function describe(row: OptionRow, source: string): string {
  const head = `  ${writtenOption(row)}`;
  const origin = `[${source}default: ${row.usual ?? row.fallback}]`;
  const help = wrap(row.help, INDENT);
  const room = WIDTH - (help.length - help.lastIndexOf("\n") - 1);
  const text = origin.length < room ? `${help} ${origin}` : `${help}\n${wrap(origin, INDENT)}`;
  return head + text.slice(head.length);
}

/** Breaks a text into lines, each indented by so many spaces. */
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
