// The declaration of a kind of finding.
// The client observer runs its hooks; the findings, the report and the docs read the rest.
import type { Hooks } from "./hooks.ts";
import type { KindState } from "./kind-state.ts";

/** The severities of findings, mildest first. */
export const SEVERITIES = ["note", "warning", "error"] as const;

/** `error`: the real gateway punishes it; `warning`: its documents require something else, or it is close to punishment; `note`: advice. */
export type Severity = (typeof SEVERITIES)[number];

/** Returns whether a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** The number of refusals in a row that cause no finding, because a client may have sent requests before it read the first refusal. */
export const TOLERATED_REFUSALS = 3;

/** A kind of finding. */
export interface FindingKind<Facts extends object = object, State = unknown> {
  /** In kebab case; never changed, because tests and reports name it. */
  readonly name: string;
  readonly severity: Severity;
  /** The client's behavior, in one or more sentences. */
  readonly summary: string;
  /** The advice to the client, in one or more sentences. */
  readonly rule: string;
  /** The page of the public documents with this rule; undefined if there is none. */
  readonly page: string | undefined;
  /** Returns the observation, as the rest of a sentence that begins with its subject ("The client of agent 101"), without a full stop. */
  sentence(facts: Facts, times: number): string;
  /** Returns the facts of a finding that was made again. Without it, the latest facts replace the earlier ones. */
  merge?(earlier: Facts, latest: Facts): Facts;
  /** The state of the kind between requests. */
  readonly state?: KindState<State> | undefined;
  /** The hooks by which the kind observes clients. */
  readonly hooks: Hooks<Facts, State>;
}

/** The facts of a kind whose sentence needs none. */
export type NoFacts = Readonly<Record<never, never>>;
/** The facts of a finding whose kind needs none. */
export const NO_FACTS: NoFacts = {};

/**
 * Declares a kind of finding.
 * @typeParam Facts the facts that a hook returns and the sentence states.
 * @typeParam State the state between requests; without it, `state` is left out.
 */
export function declareFindingKind<Facts extends object, State = undefined>(
  declaration: FindingKind<Facts, State> &
    ([State] extends [undefined] ? { readonly state?: undefined } : { readonly state: KindState<State> }),
): FindingKind<Facts, State> {
  return declaration;
}

/** Returns ` (12 times)`, or an empty text for once. */
export function formatTimesSuffix(times: number): string {
  return times === 1 ? "" : ` (${times} times)`;
}

/** Formats a length of time, given in milliseconds: `3 ms`, `95 s`, `2.5 s`. */
export function formatLength(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 100) / 10} s`;
}
