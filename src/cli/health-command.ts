// The command `health`: checks whether a simulator in another process is ready, for containers without another HTTP client.
import { get, type IncomingMessage } from "node:http";
import { get as getSecurely } from "node:https";
import type { Options } from "../options/options.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT_ERROR, EXIT_FAILURE, EXIT_SUCCESS } from "./exit-codes.ts";

/** The timeout of the request (milliseconds of wall time). */
const TIMEOUT_MS = 3_000;

/** The loopback addresses of servers that listen on all addresses. */
const LOOPBACK_OF: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

type CheckedOptions = Pick<Options, "host" | "port" | "controlHost" | "controlPort" | "controlOnGateway">;

/**
 * Checks the control port of the options or, if it is off, the control API on the gateway's port.
 *
 * @returns the exit code: 0 ready, 1 not ready, 2 if the options have no port for the control API, or port 0.
 */
export async function runHealthCommand(options: CheckedOptions, { err }: Pick<CommandContext, "err">): Promise<number> {
  const { host, port, controlHost, controlPort, controlOnGateway } = options;
  const isOnGateway = controlPort === undefined && controlOnGateway;
  if (isOnGateway ? port === 0 : controlPort === undefined || controlPort === 0) {
    err.write(
      isOnGateway
        ? "--port: 0 is not a port that can be checked: use the port of the gateway\n"
        : `--control-port: ${controlPort ?? "off"} is not a port that can be checked: use the control port of the simulator\n`,
    );
    return EXIT_ERROR;
  }
  const url = isOnGateway
    ? `https://${authorityOf(host, port)}/ccgw/healthz`
    : `http://${authorityOf(controlHost, controlPort)}/healthz`;
  const problem = await checkHealth(url);
  if (problem === undefined) return EXIT_SUCCESS;
  err.write(`Not ready: ${url} ${problem}\n`);
  return EXIT_FAILURE;
}

function authorityOf(address: string, port: number | undefined): string {
  const host = LOOPBACK_OF[address] ?? address;
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Sends a request to a URL. Returns undefined for HTTP 200, else the end of a sentence that begins with the URL. */
function checkHealth(url: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const onAnswer = (response: IncomingMessage): void => {
      response.resume();
      resolve(response.statusCode === 200 ? undefined : `answers with HTTP ${response.statusCode}.`);
    };
    const options = { agent: false, timeout: TIMEOUT_MS };
    // The certificate is not checked: the request has no secret, and this command may not have the CA of the simulator.
    const request = url.startsWith("https:")
      ? getSecurely(url, { ...options, rejectUnauthorized: false }, onAnswer)
      : get(url, options, onAnswer);
    request.on("timeout", () => {
      resolve(`does not answer within ${TIMEOUT_MS / 1_000} s.`);
      request.destroy();
    });
    request.on("error", (error: NodeJS.ErrnoException) => resolve(explainRequestError(error, url)));
  });
}

function explainRequestError({ code, message }: NodeJS.ErrnoException, url: string): string {
  switch (code) {
    case "ECONNREFUSED":
      return "cannot be reached: nothing listens there.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "cannot be reached: the host name cannot be resolved.";
    // A port with TLS closes connections of clients that speak plain HTTP.
    case "ECONNRESET":
      return url.startsWith("https:")
        ? "closes the connection."
        : "closes the connection: use the control port, not the port of the gateway.";
    default:
      return `fails: ${message}.`;
  }
}
