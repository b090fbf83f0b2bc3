// What the counting of one agent goes by, read from its log: where it began, the past that it was given, its pins and the rules.

import type { StatisticsSnapshot } from "../../src/core/counting/statistics.ts";
import type { CounterName, Counters, LoggedEvent } from "../../src/core/index.ts";
import { COUNTERS } from "../../src/core/index.ts";

export interface Story {
  /** Everything that the log has of the agent, oldest first. */
  readonly life: readonly LoggedEvent[];
  /** The event that counting began with; undefined: it began with the center. */
  readonly began: { readonly serial: number; readonly at: number; readonly type: string } | undefined;
  readonly past: Counters;
  readonly pins: Partial<Record<CounterName, number>>;
  /** Which transfers are counted by the rules of an event. */
  readonly transfersAt: (serial: number) => "in" | "made";
}

export interface Evidence {
  readonly life: readonly LoggedEvent[];
  /** When a day began. */
  readonly days: readonly LoggedEvent[];
  readonly statistics: StatisticsSnapshot;
}

export function storyOf({ life, days, statistics: { history, tallies } }: Evidence): Story {
  const rulesAt = (serial: number) => (history.findLast(({ after }) => after < serial) ?? history[0])?.rules;
  // The present setting alone says where counting began, however often it was changed. A day that began while days were not counted is
  // told of by no event: only the counters know it.
  const untold = tallies.flatMap(([, { began }]) => (began?.untold === true ? [began] : []));
  const beginnings = {
    signIn: life
      .filter(({ event }) => event.type === "signedIn")
      .map(({ serial, at }) => ({ serial, at, type: "signedIn" })),
    midnight: [...untold, ...days.map(({ serial, at }) => ({ serial, at, type: "dayBegan" }))],
  }[history.at(-1)?.rules.statisticsSince ?? "signIn"];
  const began = beginnings.toSorted((a, b) => a.serial - b.serial).at(-1);
  const past = nothing();
  let pins: Story["pins"] = {};
  for (const { serial, event } of life) {
    const counts = serial > (began?.serial ?? 0) || (serial === began?.serial && began.type === "signedIn");
    if (event.type === "signedIn" && event.counters !== undefined && counts) {
      for (const name of COUNTERS) past[name] += event.counters[name];
    }
    if (event.type === "countersPinned") {
      const freed = Object.entries(pins).filter(([name]) => !event.clear.includes(name as CounterName));
      pins = { ...Object.fromEntries(freed), ...event.set };
    }
  }
  return {
    life,
    began,
    past,
    pins,
    transfersAt: (serial) => rulesAt(serial)?.transfernums ?? "in",
  };
}

/** Eighteen counters at zero. */
export function nothing(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}
