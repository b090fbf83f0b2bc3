// How a program speaks to the control API: within the process or over HTTP, with the same words and the same answers.
import { type Method, Problem, type ProblemBody, type ProblemKind } from "../control/face.ts";

export interface Transport {
  /**
   * Sends a request. Returns the body of the answer: JSON as a value, other text as it stands, nothing as undefined.
   *
   * @throws ControlError when the answer is a no; RequestTimeout when none comes in time; the reason of the signal when it aborts first.
   */
  ask(method: Method, path: string, body?: unknown, how?: How): Promise<unknown>;
  /**
   * Hands the text of a stream over as it comes, and resolves when the stream ends; the signal ends it from this side. Answers whether
   * this side has ended it.
   */
  follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<boolean>;
  /** How many events a world has had at this moment, where that can be known without asking. */
  eventsOf?(world: string): number | undefined;
}

/** What every request can be given. */
export interface RequestOptions {
  /** Ends the request: it rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** How long the whole answer may take, such as `5m`; 30 s if absent, or what the connection was made with. */
  readonly timeout?: string | undefined;
}

/** How something is asked for. */
export interface How extends RequestOptions {
  /** Whether the body is text that goes as it is, not a value to be written as JSON. */
  readonly isText?: true;
  /** For how long the simulator itself may wait before it answers (milliseconds), beside the time-out. */
  readonly waits?: number | undefined;
}

/** A no of the control API: what was wrong, and what would go. */
export class ControlError extends Error {
  /** `CCGW_` and the kind in capitals, such as `CCGW_UNKNOWN_WORLD`. */
  readonly code: string;
  readonly kind: ProblemKind;
  /** The HTTP status that says the same. */
  readonly status: number;
  /** Each thing that is wrong with what was given, in one sentence that begins with its name. */
  readonly errors: readonly string[];
  /** Why the center refuses, where it is the center that does. */
  readonly reason: string | undefined;
  /** Of what was expected: the requests that fit, and what came instead, nearest first. */
  readonly matches: readonly object[];
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
 * The part of a path that names something. What a path cannot carry as it is (nothing at all, one dot or two, half a character) goes in
 * quotes: so it comes to nothing else, and names nothing.
 */
export function part(name: string | number): string {
  const text = String(name);
  return encodeURIComponent(/^\.{0,2}$|\p{Surrogate}/u.test(text) ? JSON.stringify(text) : text);
}

/** A value as JSON; undefined as nothing. */
export function written(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ControlError(new Problem("invalid-input", `This cannot be written as JSON: ${reason}.`).body);
  }
}

/** A path with its query; what is not given is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}
