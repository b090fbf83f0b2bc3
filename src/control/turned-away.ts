// What the log says of requests that were turned away for safety's sake, could not be read, or failed.
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { pathInLine } from "../forms/masked-url.ts";
import { show } from "../world/input-forms.ts";
import type { Problem, ProblemKind } from "./problem.ts";

const FOR_SAFETY: readonly ProblemKind[] = [
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

/** Whether a person should hear of a problem: an ordinary no is the client's affair alone. */
export function isWorthALine({ kind }: Problem): boolean {
  return FOR_SAFETY.includes(kind);
}

export function sayRefused(request: IncomingMessage, { status, kind, body }: Problem): string {
  return `The control API refused ${nameOf(request)}: ${body.title.toLowerCase()} (${status} ${kind}).`;
}

export function sayFailed(request: IncomingMessage, error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The control API failed at ${nameOf(request)}, which is a fault of the simulator: ${trace}`;
}

/** The line about what could not even be read as a request. */
export function sayUnreadable({ remoteAddress = "somebody" }: Socket, cause: string, status: number): string {
  return `The control API could not read a request from ${remoteAddress}: ${cause}. Answered HTTP ${status}.`;
}

/** Without the query, which can hold what nobody else is to read. */
function nameOf({ method, url = "", socket }: IncomingMessage): string {
  return `${method} ${show(pathInLine(url))} from ${socket.remoteAddress ?? "somebody"}`;
}
