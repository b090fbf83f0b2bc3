// Outside parties of calls: customers who call, and numbers that agents call.

import { createFixedDistribution, type Distribution } from "../chance/distribution.ts";
import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";

/** An action of an outside party. */
export type OutsideAct = "gives-up" | "hangs-up" | "answers" | "is-busy" | "refuses" | "does-not-answer";

/** An outside party with its number, its patience and the length of its conversation. */
export interface OutsideParty {
  readonly number: string;
  /** `called`: its phone rings; `here`: it is in the call. */
  state: "called" | "here";
  /** The time that it waits for an answer before it gives up; undefined for no limit. */
  readonly patience: Duration | undefined;
  /** The time that it talks before it hangs up; undefined: until the other side does. */
  readonly talk: Duration | undefined;
  /** Its next scheduled action. */
  next: { readonly act: OutsideAct; readonly at: Instant; readonly timer: TimerId } | undefined;
}

/** The behavior of an outside number when it is called. */
export interface OutsideHabit {
  /** A number, or a prefix followed by `*`. */
  readonly number: string;
  /** The time that its phone rings before it answers or refuses. */
  readonly ring: Distribution;
  readonly does: "answer" | "busy" | "refuse" | "noAnswer";
  /** The time that it talks before it hangs up; undefined: until the other side does. */
  readonly talk: Distribution | undefined;
}

/** The action of a called number, by its habit. */
export const ACTS_BY_HABIT = {
  answer: "answers",
  busy: "is-busy",
  refuse: "refuses",
  noAnswer: "does-not-answer",
} as const;

/** The time that an outside phone rings by default before it answers or refuses. */
export const DEFAULT_RING = createFixedDistribution(3_000);

/** The default habit of a number: it rings, answers, and does not hang up. */
const DEFAULT_HABIT: Omit<OutsideHabit, "number"> = { ring: DEFAULT_RING, does: "answer", talk: undefined };

/** The time for which the network lets an unanswered phone ring. */
export const NETWORK_PATIENCE: Duration = 60_000;

/** Returns the habit of a number: an exact match, else the longest matching prefix, else the default habit. */
export function habitOf(habits: readonly OutsideHabit[], number: string): OutsideHabit {
  let best: OutsideHabit | undefined;
  for (const habit of habits) {
    if (habit.number === number) return habit;
    const fits = habit.number.endsWith("*") && number.startsWith(habit.number.slice(0, -1));
    if (fits && (best === undefined || best.number.length < habit.number.length)) best = habit;
  }
  return best ?? { number, ...DEFAULT_HABIT };
}
