// The help, made from the table of options.
import { OPTIONS, type OptionRow, variableOf } from "../options.ts";
import { shippedNames } from "../scenario/shipped.ts";

const WIDTH = 100;
const INDENT = 26;

/** The whole text of --help. */
export async function helpText(): Promise<string> {
  const scenarios = `A scenario is a YAML or JSON file, or the name of a shipped one: ${(await shippedNames()).join(", ")}.`;
  return `cc-gateway-simulator (ccgw): a stand-in for a Huawei CC-Gateway

Usage:
  ccgw [serve] [scenario] [options]   Open a simulator, until SIGINT or SIGTERM ends it.
  ccgw health [options]               Ask the one that is served so: exit 0 when ready, 1 when not.
  ccgw --help | -h                    Print this.
  ccgw --version                      Print the version.

${wrap(`${scenarios} Without one, "default" is served.`, 0)}

Options:
${Object.values(OPTIONS).map(describe).join("\n")}

${wrap("The command line beats the environment, which beats the scenario, which beats the default. Exit codes: 0 ended as asked, 1 could not serve, 2 bad option or scenario.", 0)}

Examples:
  ccgw                                          Serve a center that is always alive on port 8043.
  ccgw shift.yaml --clock 60x                   Serve your own scenario, an hour a minute.
  ccgw serve statistics-example --port 0        Serve a shipped one on a free port.
  ccgw --host 0.0.0.0 --san gateway.test        Let other machines in, by a name of your choice.
  CCGW_CONTROL_PORT=9000 ccgw health            Ask the simulator whose control port is 9000.
`;
}

function describe(row: OptionRow): string {
  const head = `  --${row.flag} ${row.placeholder}`;
  const origin = `[${variableOf(row)}; default: ${row.usual ?? row.fallback}]`;
  const help = wrap(row.help, INDENT);
  const room = WIDTH - (help.length - help.lastIndexOf("\n") - 1);
  const text = origin.length < room ? `${help} ${origin}` : `${help}\n${" ".repeat(INDENT)}${origin}`;
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
