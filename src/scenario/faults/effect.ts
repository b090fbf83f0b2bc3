// What an effect of a fault is: declared once, with how it is written, what is kept of it, and how it says itself.
import type * as z from "zod";
import type { Distribution, Duration } from "../../core/index.ts";
import type { DoorEffect, EventEffect, RequestEffect } from "../../words/fault-effects.ts";

/** An effect as a rule keeps it: a wait that varies is drawn when the rule strikes, and is never longer than `most`. */
export type RuleEffect =
  | Exclude<RequestEffect, { kind: "delay" }>
  | { readonly kind: "delay"; readonly wait: Distribution; readonly most: Duration }
  | EventEffect
  | DoorEffect;

export interface EffectKind<Written> {
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly shape: z.ZodType<Written>;
  /** What it strikes: any request, requests for events only, events on their way, or connections to a port of the fault's own. */
  readonly affects: "requests" | "polls" | "events" | "connections";
  /** Whether it only strikes requests of an agent who is signed in; without a session there is nothing to spoil. */
  readonly needsSession?: true;
  readonly build: (written: Written) => RuleEffect;
  /** What becomes of what it strikes: the rest of a sentence that begins with one request or event, or with many. */
  readonly say: (written: Written, many: boolean) => string;
}

/** Declares an effect. */
export function effect<Written>(declaration: EffectKind<Written>): EffectKind<Written> {
  return declaration;
}
