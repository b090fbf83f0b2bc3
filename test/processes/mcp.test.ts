// A test of the command `mcp` as a process: the client of the SDK starts it, calls a tool, and ends it.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { buildExecutable } from "../support/executable.ts";

test("a coding agent starts the command, and sees the simulator of --control-url", async (t) => {
  await using simulator = await startSimulator({ scenario: "manual-answer", clock: "manual" });
  const args = [await buildExecutable(), "mcp", "--control-url", simulator.controlUrl ?? ""];
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: "pipe" });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  t.equal(client.getServerVersion()?.name, "cc-gateway-simulator");
  const { content } = await client.callTool({ name: "list_worlds", arguments: {} });
  t.match((content as { text: string }[])[0]?.text, '"name": "default"');
  await client.close();
});
