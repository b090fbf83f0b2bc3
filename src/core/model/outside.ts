// Those outside the center who take part in calls: customers who call, and numbers that agents call.

import { type Distribution, fixed } from "../chance/distribution.ts";
import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";

/** What one outside does of itself when its time has come. */
export type OutsideAct = "gives-up" | "hangs-up" | "answers" | "is-busy" | "refuses" | "does-not-answer";

/** Someone outside with a number, some patience and something to say. */
export interface OutsideParty {
  readonly number: string;
  /** `called`: its phone is being rung; `here`: it takes part. */
  state: "called" | "here";
  /** How long it waits to be answered before it gives up; undefined: for ever. */
  readonly patience: Duration | undefined;
  /** How long it talks before it hangs up; undefined: until the other side does. */
  readonly talk: Duration | undefined;
  /** What it is going to do by itself, and when. */
  next: { readonly act: OutsideAct; readonly at: Instant; readonly timer: TimerId } | undefined;
}

/** How a number outside behaves when it is called. */
export interface OutsideHabit {
  /** A number, or the beginning of many followed by `*`. */
  readonly number: string;
  /** How long its phone rings before it does what it does. */
  readonly ring: Distribution;
  readonly does: "answer" | "busy" | "refuse" | "noAnswer";
  /** How long it talks before it hangs up; undefined: until the other side does. */
  readonly talk: Distribution | undefined;
}

/** How long a phone outside rings before it does what it does, unless the scenario says otherwise. */
export const DEFAULT_RING = fixed(3_000);

/** A number that the scenario does not mention rings, answers, and stays. */
const USUAL: Omit<OutsideHabit, "number"> = { ring: DEFAULT_RING, does: "answer", talk: undefined };

/** How long the network lets a phone ring that nobody answers. */
export const NETWORK_PATIENCE: Duration = 60_000;

/** The habit of a number: its own, else the one with the longest beginning that fits. */
export function habitOf(habits: readonly OutsideHabit[], number: string): OutsideHabit {
  let best: OutsideHabit | undefined;
  for (const habit of habits) {
    if (habit.number === number) return habit;
    const fits = habit.number.endsWith("*") && number.startsWith(habit.number.slice(0, -1));
    if (fits && (best === undefined || best.number.length < habit.number.length)) best = habit;
  }
  return best ?? { number, ...USUAL };
}
