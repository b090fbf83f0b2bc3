// A moment of a world's history, and why it cannot be reached.
import type { Instant } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";

/** The moment after an input and everything that it caused at once (0: before the first input), or an instant of the world. */
export type Moment = { readonly input: number } | { readonly instant: Instant };

/** Thrown if a moment cannot be reached. */
export class UnreachableMoment extends Error {
  /** `unknown`: it is not in the history; `forgotten`: the tape no longer has what it needs; `different`: a replay gives other answers. */
  readonly kind: "unknown" | "forgotten" | "different";

  constructor(kind: UnreachableMoment["kind"], sentence: string) {
    super(sentence);
    this.name = "UnreachableMoment";
    this.kind = kind;
  }
}

/** Describes a moment: `input 12`, or its instant. */
export function describeMoment(moment: Moment): string {
  return "input" in moment ? `input ${moment.input}` : formatInstant(moment.instant);
}

/** Returns the error of an input that the present history doesn't have. */
export function errorOfInput(input: number): UnreachableMoment {
  return new UnreachableMoment("unknown", `There is no input ${input} in the present history of the world.`);
}

/** Returns the error of an instant outside the present history. `why` ends the sentence. */
export function errorOfInstant(moment: Moment, why: string): UnreachableMoment {
  return new UnreachableMoment("unknown", `${describeMoment(moment)} is ${why}.`);
}

/** Returns the error of a moment whose records the tape has dropped. */
export function errorOfForgotten(moment: Moment): UnreachableMoment {
  const sentence = `The tape no longer has the records that lead to ${describeMoment(moment)}.`;
  const hint = "The settings tapeLength and tapeBytes limit the tape; a checkpoint keeps a moment.";
  return new UnreachableMoment("forgotten", `${sentence} ${hint}`);
}
