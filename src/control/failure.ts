// What goes wrong before, after or beside a handler, as problems too.
import type { Socket } from "node:net";
import type { ConnectionError } from "fastify";
import { EndlessChain } from "../core/index.ts";
import { PROBLEM_TYPE, type Problem, problem } from "./problem.ts";

/** The most bytes that a request's body may have. */
export const BODY_LIMIT = 1024 * 1024;

/** A fault of the simulator's own. What it was stands in the log, never in the answer. */
export function failed(): Problem {
  return problem(
    "failed",
    "This is a fault of the simulator, not of the request. Please report what you asked for, and what its log says.",
  );
}

/** What was thrown by a handler, or by the server on the way to it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof EndlessChain) return problem("time-stands-still", error.message);
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return problem(
      "body-too-large",
      "A body may have 1 MiB at most, and that of a snapshot 64 MiB: send less in one request.",
    );
  }
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return problem("malformed-type", "The Content-Type header is none: send application/json, or leave it out.");
  }
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    const reason = error instanceof Error ? error.message : "it is malformed";
    return problem("unreadable-request", `The request cannot be read as HTTP: ${reason}.`);
  }
  return failed();
}

/** Answers on the bare connection what could not even be read as a request, and ends it. */
export function refuseConnection(error: ConnectionError, socket: Socket, tell: (problem: Problem) => void): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const found = connectionProblem(error.code);
  tell(found);
  if (socket.writable) {
    const { status, body } = found;
    const text = JSON.stringify(body);
    const head = [
      `HTTP/1.1 ${status} ${body.title}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(text)}`,
      "Connection: close",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n${text}`);
  }
  socket.destroy(error);
}

function connectionProblem(code: string | undefined): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return problem("request-timeout", "The request did not arrive whole in time: send it in one go.");
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return problem("headers-too-large", "The headers are larger than 16 KiB: send fewer.");
  }
  return problem("unreadable-request", "This is no HTTP/1.1. The control API speaks plain HTTP, without TLS.");
}
