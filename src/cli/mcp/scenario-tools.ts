// Defines the tools for scenarios: check, run, write and replace them, make one from a session, and show their schema.
import { writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import * as z from "zod";
import { type McpSession, ToolError } from "./mcp-session.ts";
import { declareTool, type Tool, world } from "./tool.ts";

const text = z.string().describe("The scenario as YAML or JSON text.");

/** Checks a scenario, and returns a line for each mistake; none if it is valid. */
async function listMistakes(scenario: string, { run }: McpSession): Promise<string[]> {
  const { exitCode, out, err } = await run(["validate", "-"], scenario);
  return exitCode === 0 ? [] : `${out}${err}`.trimEnd().split("\n");
}

/**
 * Returns the absolute path of a scenario file.
 *
 * @throws ToolError if it is outside the working directory, or has another extension than YAML and JSON files.
 */
function resolveScenarioPath(file: string): string {
  const path = resolve(file);
  const inside = relative(process.cwd(), path);
  if (inside.startsWith("..") || resolve(inside) !== path || !/\.(?:ya?ml|json)$/.test(path)) {
    throw new ToolError(
      `${file} is not a scenario file: use a path below the working directory that ends with .yaml, .yml or .json.`,
    );
  }
  return path;
}

/** The tools about scenarios. */
export const SCENARIO_TOOLS: readonly Tool[] = [
  declareTool({
    name: "check_scenario",
    title: "Check a scenario",
    description:
      "Checks a scenario without playing it. Returns each mistake with line and column; an empty list if it is valid.",
    input: { scenario: text },
    readsOnly: true,
    handle: async ({ scenario }, session) => ({ mistakes: await listMistakes(scenario, session) }),
  }),
  declareTool({
    name: "run_scenario",
    title: "Run a scenario",
    description:
      "Plays a scenario to its end in virtual time, without clients: the simulator plays the agents. Returns which expectations passed, and the final counters.",
    input: { scenario: text, for: z.string().optional().describe("Stop after this much virtual time, such as 30m.") },
    readsOnly: true,
    async handle(input, session) {
      const limit = input.for === undefined ? [] : ["--for", input.for];
      const { out, err } = await session.run(["run", "-", "--json", ...limit], input.scenario);
      if (out === "") throw new ToolError(err.trimEnd());
      return JSON.parse(out);
    },
  }),
  declareTool({
    name: "write_scenario",
    title: "Write a scenario file",
    description:
      "Checks a scenario and writes it to a file below the working directory. An existing file is replaced; a wrong scenario is not written.",
    input: { file: z.string().describe("Such as scenarios/shift.yaml."), scenario: text },
    readsOnly: false,
    isDestructive: true,
    async handle({ file, scenario }, session) {
      const path = resolveScenarioPath(file);
      const mistakes = await listMistakes(scenario, session);
      if (mistakes.length > 0) throw new ToolError(`Nothing was written:\n${mistakes.join("\n")}`);
      await writeFile(path, scenario);
      return { written: path };
    },
  }),
  declareTool({
    name: "replace_scenario",
    title: "Replace the scenario of a world",
    description: "Continues a world with another scenario. Agents stay signed in, and calls continue.",
    input: { world, scenario: z.string().describe("The name of a shipped scenario, or YAML text.") },
    readsOnly: false,
    handle: (input, session) => session.world(input.world).replaceScenario(input.scenario),
  }),
  declareTool({
    name: "session_as_scenario",
    title: "Make a scenario from a session",
    description: "Returns what has happened in a world as a scenario (YAML), with the counters as expectations.",
    input: { world },
    readsOnly: true,
    handle: (input, session) => session.world(input.world).tapeAsScenario(),
  }),
  declareTool({
    name: "scenario_schema",
    title: "Show the schema of scenarios",
    description:
      "Returns the JSON Schema of a scenario, with a description of every member. It is large: read it once.",
    input: {},
    readsOnly: true,
    handle: async (_, { run }) => (await run(["schema"], "")).out,
  }),
];
