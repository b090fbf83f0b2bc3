// The MCP server: offers the tools to a client, and turns errors into results that a model can read.
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { ControlError } from "../../library/transports/transport.ts";
import { readPackageVersion } from "../../runtime/version.ts";
import { ACT_TOOLS } from "./act-tools.ts";
import { LOOK_TOOLS } from "./look-tools.ts";
import type { McpSession } from "./mcp-session.ts";
import { SCENARIO_TOOLS } from "./scenario-tools.ts";
import { SIMULATOR_TOOLS } from "./simulator-tools.ts";
import type { Tool } from "./tool.ts";

/** All tools, in the order of the list. */
export const TOOLS: readonly Tool[] = [...SIMULATOR_TOOLS, ...LOOK_TOOLS, ...ACT_TOOLS, ...SCENARIO_TOOLS];

/** The description of the server for models. */
const INSTRUCTIONS = `A simulator of a Huawei CC-Gateway, for tests of agent clients. Start or connect a simulator first. Point the client under test
at the gateway's URL, let customers call, advance a manual clock in place of sleeping, and read list_findings and read_journal.`;

/** Creates a server whose tools use the simulator of a session. */
export function createMcpServer(Server: typeof McpServer, session: McpSession): McpServer {
  const server = new Server(
    { name: "cc-gateway-simulator", version: readPackageVersion() },
    { instructions: INSTRUCTIONS.replaceAll("\n", " ") },
  );
  for (const { name, title, description, input, readsOnly, isDestructive = false, handle } of TOOLS) {
    const annotations = { readOnlyHint: readsOnly, destructiveHint: isDestructive, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema: input, annotations }, async (given: unknown) => {
      try {
        return resultOf(await handle(given as never, session));
      } catch (error) {
        return { isError: true, content: [{ type: "text" as const, text: explainToolError(error) }] };
      }
    });
  }
  return server;
}

function resultOf(value: unknown) {
  const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 1);
  return { content: [{ type: "text" as const, text }] };
}

/** Returns the message of an error. For a refusal of the control API, adds all problems that it found. */
function explainToolError(error: unknown): string {
  if (error instanceof ControlError) return [...new Set([error.message, ...error.errors])].join("\n");
  return error instanceof Error ? error.message : String(error);
}
