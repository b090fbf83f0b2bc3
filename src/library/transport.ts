// How a program speaks to the control API: within the process or over HTTP, with the same words and the same answers.
import type { Method, ProblemBody, ProblemKind } from "../control/face.ts";

export interface Transport {
  /**
   * Asks for something. Answers with the body: JSON as a value, other text as it stands, nothing as undefined.
   *
   * @throws ControlError when the answer is a no.
   */
  ask(method: Method, path: string, body?: unknown, more?: { accept?: string; signal?: AbortSignal }): Promise<unknown>;
  /** Hands the text of a stream over as it comes, and resolves when the stream ends; the signal ends it from this side. */
  follow(path: string, take: (text: string) => void, signal: AbortSignal): Promise<void>;
  /** How many events a world has had at this moment, where that can be known without asking. */
  eventsOf?(world: string): number | undefined;
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

/** A path with its query; what is not given is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given}`;
}
