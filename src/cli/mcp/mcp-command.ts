// The command `mcp`: serves tools to a coding agent over standard input and output, until the input ends.
import { once } from "node:events";
import { connectSimulator } from "../../library/connect-simulator.ts";
import type { CommandContext } from "../command-context.ts";
import type { McpOptions } from "../command-options/mcp-options.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS, type ExitCode } from "../exit-codes.ts";
import { createMcpServer } from "./mcp-server.ts";
import { createCommandRunner, type Dispatch, McpSession } from "./mcp-session.ts";

/** Loads the classes of the MCP SDK, which only this command needs. */
const loadSdk = async () => {
  const [{ McpServer }, { StdioServerTransport }] = await Promise.all([
    import("@modelcontextprotocol/sdk/server/mcp.js"),
    import("@modelcontextprotocol/sdk/server/stdio.js"),
  ]);
  return { McpServer, StdioServerTransport };
};

/**
 * Serves until standard input ends.
 *
 * @param dispatch runs another command, for tools about scenarios.
 * @param load loads the SDK.
 * @returns the exit code: 0 the input has ended; 1 the control API of --control-url cannot be reached, or refuses the token; 2 the SDK is
 *   missing.
 */
export async function runMcpCommand(
  { controlUrl, controlToken }: McpOptions,
  dispatch: Dispatch,
  { err }: Pick<CommandContext, "err">,
  load: typeof loadSdk = loadSdk,
): Promise<ExitCode> {
  const sdk = await load().catch((error: unknown) => error);
  if (!isSdk(sdk)) {
    // The first code comes from import, the second from require.
    const { code } = sdk as { code?: string };
    if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") throw sdk;
    err.write("ccgw mcp needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk\n");
    return EXIT_ERROR;
  }
  const session = new McpSession(createCommandRunner(dispatch));
  if (controlUrl !== undefined) {
    try {
      await session.replaceSimulator(await connectSimulator(controlUrl, { token: controlToken }));
    } catch (error) {
      err.write(`--control-url: ${(error as Error).message}\n`);
      return EXIT_FAILURE;
    }
  }
  const server = createMcpServer(sdk.McpServer, session);
  // The listener is added before the transport reads. Otherwise, the command could miss the end of an input that has already ended.
  const ended = once(process.stdin, "end");
  await server.connect(new sdk.StdioServerTransport());
  await ended;
  await server.close();
  await session.replaceSimulator(undefined);
  return EXIT_SUCCESS;
}

function isSdk(value: unknown): value is Awaited<ReturnType<typeof loadSdk>> {
  return typeof value === "object" && value !== null && "McpServer" in value;
}
