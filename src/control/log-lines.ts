// Log lines about requests that failed, or that were refused for security, format, size, time or too many streams.
import type { IncomingMessage } from "node:http";
import { formatPathForLog } from "../forms/masked-url.ts";
import { show } from "../forms/wording.ts";
import { describeSender } from "../http/connection-log.ts";
import type { Problem, ProblemKind } from "./problem.ts";

const LOGGED_KINDS: readonly ProblemKind[] = [
  "token-needed",
  "foreign-host",
  "foreign-origin",
  "push-refused",
  "page-type",
  "body-too-large",
  "unreadable-request",
  "malformed-type",
  "unknown-encoding",
  "headers-too-large",
  "request-timeout",
  "streams-full",
];

/** Returns whether a refusal with this problem is logged. Ordinary refusals, such as of wrong input, are not. */
export function isLogged({ kind }: Problem): boolean {
  return LOGGED_KINDS.includes(kind);
}

/** Returns the log line about a refused request. */
export function formatRefusedLine(request: IncomingMessage, { status, kind, body }: Problem): string {
  return `The control API refused ${describeRequest(request)}: ${body.title.toLowerCase()} (${status} ${kind}).`;
}

/** Returns the log line about a failed request, with the stack of the error. */
export function formatFailedLine(request: IncomingMessage, error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The control API failed at ${describeRequest(request)} because of a bug in the simulator: ${trace}`;
}

/** Returns method, path and sender of a request, without the query, which may contain secrets. */
function describeRequest({ method, url = "", socket }: IncomingMessage): string {
  return `${method} ${show(formatPathForLog(url))} from ${describeSender(socket)}`;
}
