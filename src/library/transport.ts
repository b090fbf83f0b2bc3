// The interface between the library and the control API, which is called in this process or over HTTP.
import { type Method, Problem, type ProblemBody, type ProblemKind } from "../control/face.ts";

/** A way to call the control API. */
export interface Transport {
  /**
   * Sends a request. Returns the body of the answer: JSON as a value, other text unchanged, nothing as undefined.
   *
   * @throws ControlError if the control API refuses, RequestTimeout if no answer comes in time, TypeError if an option cannot be read, or
   *   the reason of the signal.
   */
  ask(method: Method, path: string, body?: unknown, options?: RequestOptions, how?: How): Promise<unknown>;
  /**
   * Passes the text of a stream to `take` as it arrives, until the stream ends or the signal aborts. Resolves to whether this side ended
   * it.
   */
  follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<boolean>;
  /** Returns how many events a world has had so far, if that is known without a request. */
  eventsOf?(world: string): number | undefined;
}

/** Options of every request. */
export interface RequestOptions {
  /** Aborts the request, which then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** Time-out for the whole answer, such as `5m`; default 30 s, or the time-out of the connection. */
  readonly timeout?: string | undefined;
}

/** The names of these options. */
export const REQUEST_OPTIONS = ["signal", "timeout"] as const;

/** How the library itself sends a request. */
export interface How {
  /** Whether the body is text to send unchanged, instead of a value to write as JSON. */
  readonly isText?: true;
  /** How long the simulator may wait before it answers, in milliseconds, in addition to the time-out. */
  readonly waits?: number | undefined;
}

/** A refusal of the control API. The message says what was wrong and what is accepted. */
export class ControlError extends Error {
  /** The kind as a code, such as `CCGW_UNKNOWN_WORLD`. */
  readonly code: string;
  /** The kind of problem, such as `unknown-world`. */
  readonly kind: ProblemKind;
  /** The HTTP status. */
  readonly status: number;
  /** Each mistake in the request, in one sentence that begins with the name of the member. */
  readonly errors: readonly string[];
  /** The reason of the contact center, if it is the center that refuses. */
  readonly reason: string | undefined;
  /** For `verify`: the requests that match. */
  readonly matches: readonly object[];
  /** For `verify`: the requests that nearly match, nearest first. */
  readonly nearMisses: readonly Readonly<Record<string, unknown>>[];

  constructor({ type, status, detail, errors = [], reason, matches = [], nearMisses = [] }: ProblemBody) {
    const lines = nearMisses.length > 1 ? nearMisses.map(({ sentence }) => `\n  ${String(sentence)}`) : [];
    super(`${detail}${lines.join("")}`);
    this.name = "ControlError";
    this.kind = type.slice(type.lastIndexOf(":") + 1) as ProblemKind;
    this.code = `CCGW_${this.kind.toUpperCase().replaceAll("-", "_")}`;
    this.status = status;
    this.errors = errors;
    this.reason = reason;
    this.matches = matches;
    this.nearMisses = nearMisses;
  }
}

/**
 * Encodes a name as a segment of a path. A name that a path cannot carry (empty, one or two dots, half a surrogate pair) is quoted, so that
 * it names nothing instead of something else.
 */
export function part(name: string | number): string {
  const text = String(name);
  return encodeURIComponent(/^\.{0,2}$|\p{Surrogate}/u.test(text) ? JSON.stringify(text) : text);
}

/** Writes a value as JSON; undefined stays undefined. */
export function written(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ControlError(new Problem("invalid-input", `This cannot be written as JSON: ${reason}.`).body);
  }
}

/** Returns a path with its query; undefined members are left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}
