// All errors of the control API, as problems of the type `application/problem+json` (RFC 9457).

import * as z from "zod";
import type { Refusal } from "../core/index.ts";
import { MAX_PROBLEMS } from "../forms/problems.ts";
import type { NotUtf8 } from "../forms/text-bytes.ts";
import { show } from "../forms/wording.ts";
import { capitalize } from "../words/capitalize.ts";
import { toOpenApiPath } from "./paths.ts";

/** The media type of problems. */
export const PROBLEM_TYPE = "application/problem+json";

// The kinds of problems. A kind that has been published keeps its meaning.
const KINDS = {
  "unreadable-request": { status: 400, title: "The request cannot be read" },
  "invalid-encoding": { status: 400, title: "The body is not UTF-8" },
  "invalid-json": { status: 400, title: "The body is not valid JSON" },
  "invalid-input": { status: 400, title: "The input is invalid" },
  "token-needed": { status: 401, title: "A token is required" },
  "foreign-host": { status: 403, title: "The request is meant for another host" },
  "foreign-origin": { status: 403, title: "The request comes from a page of another origin" },
  "push-refused": { status: 403, title: "The request is a push of the gateway" },
  "unknown-path": { status: 404, title: "Unknown path" },
  "unknown-input": { status: 404, title: "Unknown input" },
  "unknown-world": { status: 404, title: "Unknown world" },
  "unknown-agent": { status: 404, title: "Unknown agent" },
  "unknown-queue": { status: 404, title: "Unknown queue" },
  "unknown-call": { status: 404, title: "Unknown call" },
  "unknown-conference": { status: 404, title: "Unknown conference" },
  "unknown-recording": { status: 404, title: "Unknown recording" },
  "unknown-chat": { status: 404, title: "Unknown chat" },
  "unknown-preview": { status: 404, title: "Unknown preview call" },
  "unknown-fault": { status: 404, title: "Unknown fault" },
  "unknown-checkpoint": { status: 404, title: "Unknown checkpoint" },
  "board-not-built": { status: 404, title: "The board is not built" },
  "unknown-moment": { status: 404, title: "Unknown moment" },
  "unknown-verb": { status: 404, title: "Unknown verb" },
  "wrong-method": { status: 405, title: "The path does not support this method" },
  "request-timeout": { status: 408, title: "The request took too long" },
  refused: { status: 409, title: "The contact center refuses" },
  "port-not-opened": { status: 409, title: "The port cannot be opened" },
  "time-stands-still": { status: 409, title: "The clock cannot advance" },
  "bodies-off": { status: 409, title: "The journal keeps no bodies" },
  "world-taken": { status: 409, title: "A world with this name exists" },
  "world-failed": { status: 409, title: "The world has failed" },
  "worlds-full": { status: 409, title: "The maximum number of worlds is reached" },
  "no-scenario": { status: 409, title: "The tape has no scenario" },
  "checkpoint-taken": { status: 409, title: "A checkpoint with this name exists" },
  "checkpoints-full": { status: 409, title: "The checkpoints have reached their limit" },
  "moment-unreachable": { status: 409, title: "The moment cannot be reached" },
  "world-needed": { status: 409, title: "The default world cannot be deleted" },
  "body-too-large": { status: 413, title: "The body is too large" },
  "malformed-type": { status: 415, title: "The content type is malformed" },
  "page-type": { status: 415, title: "A web page may only send JSON or YAML" },
  "unknown-encoding": { status: 415, title: "The content encoding is not supported" },
  "not-verified": { status: 422, title: "The expectation was not met" },
  "headers-too-large": { status: 431, title: "The headers are too large" },
  "streams-full": { status: 429, title: "The maximum number of streams is reached" },
  failed: { status: 500, title: "The simulator failed" },
  abandoned: { status: 503, title: "The work was abandoned" },
  "not-ready": { status: 503, title: "The simulator is not ready" },
  "world-elsewhere": { status: 503, title: "The world is not served here at the moment" },
} as const satisfies Record<string, { status: number; title: string }>;

/** A kind of problem: the end of its `type`. */
export type ProblemKind = keyof typeof KINDS;

/** Returns the status and the title of a kind of problem. */
export function factsOfProblem(kind: ProblemKind): { readonly status: number; readonly title: string } {
  return KINDS[kind];
}

/** The schema of a problem. */
export const problemSchema = z.strictObject({
  type: z.string().describe("`urn:ccgw:problem:` and the kind of problem."),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("The error, and what is accepted or possible instead."),
  errors: z.array(z.string()).optional().describe("Each mistake in the input, in one sentence."),
  reason: z.string().optional().describe("Why the contact center refuses, as a code."),
  retcode: z.string().optional().describe("For a verb of an agent: the retcode that a client gets from the gateway."),
  now: z.iso.datetime().optional().describe("For an abandoned advance: the world time."),
  ran: z.int().optional().describe("For an abandoned advance: the number of scheduled entries that ran."),
  matches: z.array(z.looseObject({})).optional().describe("For `verify`: the matching requests."),
  nearMisses: z
    .array(z.looseObject({}))
    .optional()
    .describe("For `verify` and `wait-for`: the most similar requests, most similar first."),
  forgotten: z
    .int()
    .optional()
    .describe("For `verify`: the number of requests and pushes that the journal has discarded. They were not checked."),
  state: z.string().optional().describe("For `wait-for`: the state of the agent."),
});

/** All kinds of problems, in the order of the table. */
export const PROBLEM_KINDS = Object.keys(KINDS) as readonly ProblemKind[];

/** The members that only some problems have. */
export interface ProblemExtras {
  /** One sentence for each mistake in the input. It begins with the path of the member, if a member is wrong. */
  readonly errors?: readonly string[];
  /** The reason of the refusal: one of the core's reasons. */
  readonly reason?: string;
  /** The retcode with which the gateway refuses the same request of a client. */
  readonly retcode?: string;
  /** The instant at which an abandoned advance stopped. */
  readonly now?: string;
  /** The number of scheduled entries that an abandoned advance ran. */
  readonly ran?: number;
  /** The matching requests of `verify`. */
  readonly matches?: readonly object[];
  /** The near misses of `verify` or `wait-for`. */
  readonly nearMisses?: readonly object[];
  /** The number of requests and pushes that the journal had discarded at `verify`. */
  readonly forgotten?: number;
  /** The state of the agent that a wait was for. */
  readonly state?: string;
}

/** A problem. Handlers return it and don't throw it, because a refusal is an ordinary outcome. */
export class Problem {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly body: { readonly type: string; readonly title: string; readonly status: number; readonly detail: string };
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    detail: string,
    extras: ProblemExtras = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    const { status, title } = KINDS[kind];
    this.kind = kind;
    this.status = status;
    this.body = { type: `urn:ccgw:problem:${kind}`, title, status, detail, ...extras };
    this.headers = headers;
  }
}

/** Returns a problem; `detail` says what is wrong and what to do. */
export function createProblem(kind: ProblemKind, detail: string, extras?: ProblemExtras): Problem {
  return new Problem(kind, detail, extras);
}

/** Returns the problem of a world that another replica serves, or that the store cannot provide now. The client can try again soon. */
export function createElsewhereProblem(detail: string): Problem {
  return new Problem("world-elsewhere", detail, {}, { "Retry-After": "1" });
}

/** Returns the problem of a world of this name that another replica has taken over. */
export function createHandedOverProblem(world: string): Problem {
  return createElsewhereProblem(`The world ${show(world)} is no longer served here. Try again in a second.`);
}

/** Returns the problem of wrong input, with one sentence for each mistake. */
export function createInvalidInputProblem(errors: readonly string[]): Problem {
  const atLeast = errors.length === MAX_PROBLEMS ? "at least " : "";
  const count = errors.length === 1 ? "" : `${atLeast}${errors.length} mistakes; the first: `;
  return new Problem("invalid-input", `${count}${errors[0] ?? ""}`, { errors });
}

/** Returns the problem of a body that is not JSON; `wrong` says why. */
export function createNotJsonProblem(wrong: string): Problem {
  return createProblem("invalid-json", `The body is not valid JSON: ${wrong}.`);
}

/** Returns the problem of a body that is not UTF-8. */
export function createNotUtf8Problem({ line, column, message }: NotUtf8): Problem {
  return createProblem("invalid-encoding", `${capitalize(message)} (line ${line}, column ${column}).`);
}

/** Returns the problem of a request that has a body but takes none. */
export function createUnexpectedBodyProblem({
  method,
  path,
}: {
  readonly method: string;
  readonly path: string;
}): Problem {
  return createInvalidInputProblem([`${method} ${toOpenApiPath(path)} takes no body: remove it.`]);
}

/**
 * Returns the problem of a refusal by the center.
 *
 * @param advice says what is possible instead.
 * @param retcode the gateway's retcode for the same request; undefined if no client can send it.
 */
export function createRefusalProblem(refusal: Refusal, advice: string, retcode?: string): Problem {
  const { reason, sentence } = refusal;
  const extras = { reason, ...(retcode === undefined ? {} : { retcode }) };
  return new Problem("refused", `${capitalize(sentence)}. ${advice}`, extras);
}

/** Returns the problem of a path that only supports other methods. */
export function createWrongMethodProblem(method: string, path: string, allowed: readonly string[]): Problem {
  const allow = allowed.join(", ");
  return new Problem("wrong-method", `${path} does not support ${method}: use ${allow}.`, {}, { Allow: allow });
}

/** Returns the problem of a missing or wrong token; `detail` says what to send. */
export function createTokenProblem(detail: string): Problem {
  return new Problem("token-needed", detail, {}, { "WWW-Authenticate": 'Bearer realm="ccgw control"' });
}
