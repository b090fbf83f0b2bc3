// Tests of the MCP server with the SDK's client: tools start a simulator, read and change its worlds, and check scenarios.
import { existsSync } from "node:fs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { type Test, test } from "tap";
import { dispatch } from "../../../src/cli/dispatch.ts";
import { runMcpCommand } from "../../../src/cli/mcp/mcp-command.ts";
import { createMcpServer } from "../../../src/cli/mcp/mcp-server.ts";
import { createCommandRunner, McpSession } from "../../../src/cli/mcp/mcp-session.ts";

/**
 * Connects a client to a server in this process.
 *
 * @returns `callTool` returns the text of a tool. `useTool` returns its value, and throws an Error if the tool fails.
 */
async function connect(t: Test) {
  const session = new McpSession(createCommandRunner(dispatch));
  const server = createMcpServer(McpServer, session);
  const client = new Client({ name: "test", version: "1" });
  const [own, other] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(other), client.connect(own)]);
  t.teardown(async () => {
    await client.close();
    await session.replaceSimulator(undefined);
  });
  const callTool = async (name: string, given: object = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: { ...given } });
    return { text: (content as { text: string }[])[0]?.text ?? "", isError: isError === true };
  };
  const useTool = async (name: string, given: object = {}) => {
    const { text, isError } = await callTool(name, given);
    if (isError) throw new Error(text);
    return JSON.parse(text);
  };
  return { client, callTool, useTool };
}

test("every tool has a description and an input that a model can read", async (t) => {
  const { client } = await connect(t);
  const { tools } = await client.listTools();
  t.ok(tools.length >= 25, `${tools.length} tools`);
  const unreadable: string[] = [];
  for (const { name, description = "", inputSchema } of tools) {
    if (!/^[a-z_]+$/.test(name) || !description.endsWith(".")) unreadable.push(name);
    for (const [member, schema] of Object.entries(inputSchema.properties ?? {})) {
      const { description: meaning, enum: values } = schema as { description?: string; enum?: unknown };
      if (String(meaning ?? values ?? "") === "") unreadable.push(`${name}: ${member}`);
    }
  }
  t.strictSame(unreadable, []);
  t.match(client.getInstructions(), "Start or connect a simulator first.");
});

test("tools that remove something are marked, so that a client can ask first", async (t) => {
  const { client } = await connect(t);
  const { tools } = await client.listTools();
  t.same(
    tools
      .filter(({ annotations }) => annotations?.destructiveHint)
      .map(({ name }) => name)
      .sort(),
    [
      "connect_simulator",
      "delete_world",
      "remove_faults",
      "reset_world",
      "rewind",
      "start_simulator",
      "stop_simulator",
      "write_scenario",
    ],
  );
});

test("a client starts a simulator, plays a call, reads counters, adds a fault and rewinds", async (t) => {
  const { useTool } = await connect(t);
  const { gateway, ca } = await useTool("start_simulator", { scenario: "manual-answer", clock: "manual" });
  t.match([gateway, ca], [/^https:\/\/127\.0\.0\.1:\d+$/, /BEGIN CERTIFICATE/]);
  await useTool("act_as_agent", { agent: 101, verb: "signIn" });
  await useTool("checkpoint", { name: "signed-in" });
  const { call, hint } = await useTool("call", { to: { agent: 101 } });
  t.match([call, hint], [/^\d+-\d+$/, null]);
  await useTool("advance_clock", { by: "30s" });
  const { counters } = await useTool("explain_counters", { agent: 101 });
  t.match(JSON.stringify(counters), "noanswernums");
  const world = await useTool("look_at_world");
  t.hasStrict(world, { agents: [{ id: 101, state: "busy" }] });
  const fault = await useTool("add_fault", { rule: { effect: { retcode: "100-007" }, times: 1 } });
  t.match(fault.sentence, "100-007");
  await useTool("rewind", { to: { checkpoint: "signed-in" } });
  t.match(await useTool("look_at_world"), { agents: [{ id: 101, state: "idle" }], faults: { length: 0 } });
  t.match(await useTool("list_findings"), { worst: null, findings: { length: 0 } });
  t.match(await useTool("read_journal", { limit: 5 }), { count: 0, entries: { length: 0 } });
});

test("scenarios are checked, run, and written only if they are valid", async (t) => {
  const { callTool, useTool } = await connect(t);
  const valid =
    "name: One\ncenter: { agents: [{ id: 101 }] }\nsteps:\n  - waitFor: { agent: 101, state: idle, timeout: 5s }\n";
  t.strictSame(await useTool("check_scenario", { scenario: valid }), { mistakes: [] });
  const { mistakes } = await useTool("check_scenario", { scenario: valid.replace("agents", "agnets") });
  t.match(mistakes, [/^stdin:2:11: unknown member "agnets" of a center, did you mean "agents"\?/]);
  t.hasStrict(await useTool("run_scenario", { scenario: valid }), {
    ended: "over",
    outcomes: [{ passed: true, line: 4 }],
  });
  const refused = await callTool("write_scenario", { file: "wrong.yaml", scenario: "steps: 1" });
  t.match(refused, { isError: true, text: "Nothing was written" });
  t.notOk(existsSync("wrong.yaml"));
  const outside = await callTool("write_scenario", { file: "../outside.yaml", scenario: valid });
  t.match(outside, { isError: true, text: "below the working directory" });
});

test("a tool that cannot do its work says what to do", async (t) => {
  const { callTool, useTool } = await connect(t);
  t.match(await callTool("look_at_world"), { isError: true, text: "Call start_simulator" });
  t.match(await callTool("start_simulator", { scenario: "manual-anser" }), { isError: true, text: /manual-answer/ });
  await useTool("start_simulator", { clock: "manual" });
  t.match(await callTool("add_fault", { rule: { effect: { retcod: "1" } } }), {
    isError: true,
    text: 'did you mean "retcode"',
  });
  t.match(await callTool("look_at_world", { world: "none" }), { isError: true, text: 'no world named "none"' });
});

test("without the SDK, the command names the package and how to install it", async (t) => {
  let written = "";
  const missing = Object.assign(new Error("not found"), { code: "ERR_MODULE_NOT_FOUND" });
  const err = { write: (text: string) => (written += text) };
  t.equal(
    await runMcpCommand({ controlUrl: undefined, controlToken: undefined }, dispatch, { err }, () =>
      Promise.reject(missing),
    ),
    2,
  );
  t.equal(written, "ccgw mcp needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk\n");
});
