// The command health: checks whether a simulator in another process is ready. Containers without other HTTP clients need it.
import { get } from "node:http";
import type { Options } from "../options/options.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS } from "./exit-codes.ts";

/** Timeout of the request. */
const TIMEOUT_MS = 3_000;

/** The loopback addresses of servers that listen on all addresses. */
const LOOPBACK_OF: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/**
 * Checks the control port of the options.
 *
 * @returns the exit code: 0 ready, 1 not ready, 2 if the control API of the options has no port.
 */
export async function healthCommand(
  { controlHost, controlPort }: Pick<Options, "controlHost" | "controlPort">,
  { err }: Pick<CommandContext, "err">,
): Promise<number> {
  if (controlPort === undefined || controlPort === 0) {
    err.write(
      `--control-port: ${controlPort ?? "off"} is not a port that can be checked: use the control port of the simulator\n`,
    );
    return EXIT_ERROR;
  }
  const host = LOOPBACK_OF[controlHost] ?? controlHost;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${controlPort}/healthz`;
  const problem = await checkHealth(url);
  if (problem === undefined) return EXIT_SUCCESS;
  err.write(`Not ready: ${url} ${problem}\n`);
  return EXIT_FAILURE;
}

/** Sends the request. Returns undefined for HTTP 200, else the end of a sentence that begins with the URL. */
function checkHealth(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: TIMEOUT_MS }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? undefined : `answers with HTTP ${response.statusCode}.`);
    });
    request.on("timeout", () => {
      resolve(`does not answer within ${TIMEOUT_MS / 1_000} s.`);
      request.destroy();
    });
    request.on("error", (error: NodeJS.ErrnoException) => resolve(explain(error)));
  });
}

function explain({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case "ECONNREFUSED":
      return "cannot be reached: nothing listens there.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "cannot be reached: the host name cannot be resolved.";
    // A port with TLS closes connections of clients that speak plain HTTP.
    case "ECONNRESET":
      return "closes the connection: use the control port, not the port of the gateway.";
    default:
      return `fails: ${message}.`;
  }
}
