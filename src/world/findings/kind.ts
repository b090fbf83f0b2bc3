// What a kind of finding is: declared once, as data, with how it says itself; the store, the report and the docs all read this.

/** How bad a finding is, mildest first. */
export const SEVERITIES = ["note", "warning", "error"] as const;

/** `error`: the real gateway punishes it; `warning`: its documents say otherwise, or it is close to punishment; `note`: advice. */
export type Severity = (typeof SEVERITIES)[number];

/** Whether one severity is another, or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

/** So many refusals in a row are let pass: requests that were on their way when the first one was refused are nobody's fault. */
export const TOLERATED = 3;

export interface FindingKind<Facts = unknown> {
  /** In kebab case; never changed, because tests and reports name it. */
  readonly name: string;
  readonly severity: Severity;
  /** What a client does that is found, in one sentence. */
  readonly summary: string;
  /** What it should do, in one sentence. */
  readonly rule: string;
  /** The page of the public documents that says so; undefined: none does. */
  readonly page: string | undefined;
  /** What is known of a finding before it is found for the first time. */
  begin(): Facts;
  /** Takes in one more time, with a figure and a text that mean what the kind makes of them. */
  add(facts: Facts, figure: number, text: string): void;
  /** What was found, `times` times: the rest of a sentence that begins with whom it is about. Ends without a full stop. */
  say(facts: Facts, times: number): string;
}

/** Declares a kind of finding. */
export function findingKind<Facts>(declaration: FindingKind<Facts>): FindingKind {
  return declaration as unknown as FindingKind;
}

/** ` (12 times)`; nothing for once. */
export function timesOf(times: number): string {
  return times === 1 ? "" : ` (${times} times)`;
}

/** A length of time, given in milliseconds, as people say it: `3 ms`, `95 s`, `2.5 s`. */
export function lengthOf(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 100) / 10} s`;
}
