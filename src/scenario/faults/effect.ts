// Types of a fault's effect: its declaration (schema, target and sentence), and its form in a rule.
import type * as z from "zod";
import type { Distribution, Duration } from "../../core/index.ts";
import type { EventEffect, PortEffect, RequestEffect } from "../../words/fault-effects.ts";

/** An effect in a rule. A delay is drawn from `wait` each time the rule applies, and is at most `most`. */
export type RuleEffect =
  | Exclude<RequestEffect, { kind: "delay" }>
  | { readonly kind: "delay"; readonly wait: Distribution; readonly most: Duration }
  | EventEffect
  | PortEffect;

/** The declaration of an effect. */
export interface EffectKind<Written> {
  /** The sentence in the reference. */
  readonly summary: string;
  readonly shape: z.ZodType<Written>;
  /** The target: any request, polls for events, events on their way, or connections to the fault's separate port. */
  readonly affects: "requests" | "polls" | "events" | "connections";
  /** Whether it affects only requests of agents who are signed in. */
  readonly needsSession?: true;
  /** Reads a written effect that the schema has accepted. */
  readonly build: (written: Written) => RuleEffect;
  /** Returns the predicate of a sentence about one affected request or event, or about several (`isPlural`). */
  readonly describe: (written: Written, isPlural: boolean) => string;
}

/** Declares an effect, so that the compiler infers its types. */
export function declareEffect<Written>(declaration: EffectKind<Written>): EffectKind<Written> {
  return declaration;
}
