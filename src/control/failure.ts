// Converts errors of the server and of handlers to problems.

import { EndlessChain } from "../core/index.ts";
import { formatInstant } from "../forms/instant-form.ts";
import { BodyError } from "../http/body-error.ts";
import type { SocketAnswer } from "../http/refuse-connection.ts";
import type { Unreadable } from "../http/unreadable.ts";
import { capitalize } from "../words/capitalize.ts";
import { AdvanceAbandoned } from "../world/lives/long-run.ts";
import { Abandoned } from "../world/time/turns.ts";
import { createProblem, PROBLEM_TYPE, type Problem } from "./problem.ts";

/** The maximum size of a body (bytes), except that of a snapshot. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Returns the problem of a bug in the simulator. The error is only in the log, never in the answer. */
export function createBugProblem(): Problem {
  return createProblem("failed", "This is a bug in the simulator. Please report the request and the lines of the log.");
}

/** Returns the problem of an error that a handler or the server threw. */
export function problemOf(error: unknown): Problem {
  if (error instanceof EndlessChain) return createProblem("time-stands-still", error.message);
  if (error instanceof AdvanceAbandoned) {
    const { message, now, ran } = error;
    return createProblem("abandoned", `${message} Advance again to continue.`, { now: formatInstant(now), ran });
  }
  if (error instanceof Abandoned) return createProblem("abandoned", error.message);
  if (error instanceof BodyError) return problemOfBody(error);
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return createBodyTooLargeProblem();
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return createProblem(
      "malformed-type",
      "The Content-Type header is not a valid media type: use application/json, or leave it out.",
    );
  }
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    const reason = error instanceof Error ? error.message : "it is malformed";
    return createProblem("unreadable-request", `The request cannot be read as HTTP: ${reason}.`);
  }
  return createBugProblem();
}

function problemOfBody({ code, message }: BodyError): Problem {
  switch (code) {
    case "CCGW_BODY_TOO_LARGE":
      return createBodyTooLargeProblem();
    case "CCGW_BODY_ENCODING":
      return createProblem("unknown-encoding", `The body ${message}: send it as it is, or as gzip or deflate.`);
    case "CCGW_BODY_DAMAGED":
    case "CCGW_BODY_BROKE_OFF":
      return createProblem("unreadable-request", `The body ${message}.`);
  }
}

function createBodyTooLargeProblem(): Problem {
  return createProblem("body-too-large", "The body is too large: at most 1 MiB, or 64 MiB for a snapshot.");
}

/** Returns the problem of a request that cannot be read as HTTP, and the answer to write. */
export function createUnreadableAnswer({ status, cause }: Unreadable): {
  readonly problem: Problem;
  readonly answer: SocketAnswer;
} {
  const problem = createProblem(KIND_OF[status], `${capitalize(cause)}.`);
  const text = JSON.stringify(problem.body);
  return { problem, answer: { status: problem.status, headers: { "Content-Type": PROBLEM_TYPE }, text } };
}

const KIND_OF = {
  400: "unreadable-request",
  408: "request-timeout",
  413: "body-too-large",
  431: "headers-too-large",
} as const;
