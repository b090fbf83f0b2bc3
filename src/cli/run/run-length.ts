// How long a run lasts: to the end of the script, or, where that has none, until its time is over.
import { eachStep, type Scenario, type Step } from "../../scenario/scenario.ts";

/** How long a scenario without an end is played that says nothing about it. */
const USUAL = 3_600_000;

/** All in milliseconds of virtual time since the beginning. */
export interface Length {
  /** How long the run will be; undefined where only playing tells. */
  readonly whole: number | undefined;
  /** Where it ends even if the script is not over, which may depend on whether the steps are; Infinity where it does not. */
  limit(stepsAreOver: boolean): number;
  /** Whether a step that waits in vain at that end was meant to come further: it is in no endless repeat, and nobody cut the run short. */
  isMeantToEnd(line: number): boolean;
}

/** `asked` is the length that the command line says. */
export function lengthOf({ steps, duration }: Scenario, asked: number | undefined): Length {
  if (asked !== undefined) return { whole: asked, limit: () => asked, isMeantToEnd: () => false };
  const all = [...eachStep(steps)];
  const endless = all.filter(isEndless);
  const inside = new Set(endless.flatMap(({ steps }) => Array.from(eachStep(steps), ({ line }) => line)));
  const isMeantToEnd = (line: number): boolean => !inside.has(line);
  const goesOn = all.some((step) => step.kind === "traffic" && step.for === undefined);
  if (endless.length > 0 || (goesOn && duration !== undefined)) {
    const whole = duration ?? USUAL;
    return { whole, limit: () => whole, isMeantToEnd };
  }
  // Beside an endless traffic the steps may take longer than the usual hour.
  return { whole: undefined, limit: (over) => (goesOn && over ? USUAL : Number.POSITIVE_INFINITY), isMeantToEnd };
}

function isEndless(step: Step): step is Step & { kind: "repeat" } {
  return step.kind === "repeat" && step.times === undefined && step.for === undefined;
}
