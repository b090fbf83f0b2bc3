// Defines the library's requests to the control API: transport, options and error.
// Writes their paths and bodies.
import { type Duration, type Method, Problem, type ProblemBody, type ProblemKind } from "../../control/api-types.ts";

/** A way to call the control API. */
export interface Transport {
  /**
   * Sends a request.
   *
   * @returns the body of the response: JSON as a value, other text unchanged, undefined if it is empty.
   * @throws ControlError if the control API refuses, ConnectError if no simulator answers, RequestTimeout if no answer comes in time,
   *   TypeError if an option cannot be read, or the reason of the signal.
   */
  request(
    method: Method,
    path: string,
    body?: unknown,
    options?: RequestOptions,
    internal?: InternalOptions,
  ): Promise<unknown>;
  /**
   * Passes the text of a stream to `onText` as it arrives, until the stream ends or the signal aborts.
   *
   * @returns whether this side ended the stream.
   */
  stream(path: string, onText: (text: string) => void, signal: AbortSignal): Promise<boolean>;
  /** Returns the number of events of a world so far; undefined if this process does not have the world. Absent over HTTP. */
  countEvents?(world: string): number | undefined;
}

/** Options that every method with a request accepts as its last argument. */
export interface RequestOptions {
  /** Aborts the request, which then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Timeout for the whole answer, such as `5m`; default 30 s, or the timeout of the connection. */
  readonly timeout?: Duration | undefined;
}

/** The names of the options of every request. */
export const REQUEST_OPTION_NAMES = ["signal", "timeout"] as const;

/** Options that the library adds to a request. */
export interface InternalOptions {
  /** Whether the body is text to send unchanged, instead of a value to write as JSON. */
  readonly isText?: true;
  /** The time that the simulator may wait before it answers, in milliseconds, in addition to the timeout. */
  readonly extraWaitMs?: number | undefined;
}

/** A refusal of the control API. The message says what was wrong and what is accepted. */
export class ControlError extends Error {
  /** The kind as a code, such as `CCGW_UNKNOWN_WORLD`. */
  readonly code: string;
  /** The kind of problem, such as `unknown-world`. */
  readonly kind: ProblemKind;
  /** The HTTP status. */
  readonly status: number;
  /** Each mistake in the request, in one sentence; empty if the refusal lists none. */
  readonly errors: readonly string[];
  /** The reason of the contact center, if it is the center that refuses. */
  readonly reason: string | undefined;
  /** For a played agent: the retcode that a client gets from the gateway for the same request. */
  readonly retcode: string | undefined;
  /** For `verify`: the requests that match. */
  readonly matches: readonly object[];
  /** For `verify` and `waitFor`: the requests that nearly match, nearest first. */
  readonly nearMisses: readonly Readonly<Record<string, unknown>>[];
  /** For `waitFor`: the state of the agent when the wait timed out. */
  readonly state: string | undefined;

  constructor(problem: ProblemBody) {
    const { type, status, detail, errors = [], reason, retcode, matches = [], nearMisses = [], state } = problem;
    const lines = nearMisses.length > 1 ? nearMisses.map(({ sentence }) => `\n  ${String(sentence)}`) : [];
    super(`${detail}${lines.join("")}`);
    this.name = "ControlError";
    this.kind = type.slice(type.lastIndexOf(":") + 1) as ProblemKind;
    this.code = `CCGW_${this.kind.toUpperCase().replaceAll("-", "_")}`;
    this.status = status;
    this.errors = errors;
    this.reason = reason;
    this.retcode = retcode;
    this.matches = matches;
    this.nearMisses = nearMisses;
    this.state = state;
  }
}

/**
 * Encodes a name as a segment of a path.
 *
 * Some names cannot be a segment: the empty one, one or two dots, and half a surrogate pair. They are quoted, so that the path matches
 * nothing instead of something else.
 */
export function encodePathSegment(name: string | number): string {
  const text = String(name);
  return encodeURIComponent(/^\.{0,2}$|\p{Surrogate}/u.test(text) ? JSON.stringify(text) : text);
}

/**
 * Returns a value as JSON; undefined for undefined.
 *
 * @throws ControlError of kind `invalid-input` if the value cannot be written as JSON.
 */
export function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ControlError(new Problem("invalid-input", `This cannot be written as JSON: ${reason}.`).body);
  }
}

/** Returns a path with a query string, without its undefined members. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
