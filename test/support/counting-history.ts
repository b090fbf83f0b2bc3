// Reads what an agent's counters depend on: the start of the count, the counters carried over, the pins and `transfernums`.

import type { StatisticsSnapshot } from "../../src/core/counting/statistics.ts";
import type { CounterName, Counters, LoggedEvent } from "../../src/core/index.ts";
import { COUNTERS } from "../../src/core/index.ts";

/** The data that determines the counters of an agent. */
export interface CountingHistory {
  /** All the agent's events in the log, oldest first. */
  readonly events: readonly LoggedEvent[];
  /** The sign-in or new day with which the count began; undefined if it began with the center. */
  readonly began: { readonly serial: number; readonly at: number; readonly type: string } | undefined;
  /** The counters that sign-ins carried over into this count. */
  readonly past: Counters;
  readonly pins: Partial<Record<CounterName, number>>;
  /** Returns the setting `transfernums` at an event. */
  readonly transfersAt: (serial: number) => "in" | "made";
}

/** The records that a history is read from: events of the agent, events of new days, and the statistics in a snapshot. */
export interface CountingRecord {
  readonly events: readonly LoggedEvent[];
  /** The events of new days. */
  readonly days: readonly LoggedEvent[];
  readonly statistics: StatisticsSnapshot;
}

/** Returns the history of an agent's counters: the start of the count, the counters carried over, the pins, and `transfernums`. */
export function readCountingHistory({
  events,
  days,
  statistics: { history, tallies },
}: CountingRecord): CountingHistory {
  const rulesAt = (serial: number) => (history.findLast(({ after }) => after < serial) ?? history[0])?.rules;
  // Only the current setting decides when the count began, even after several changes. A day that began while days were not
  // counted has no event, so only the counters know it.
  const daysWithoutEvent = tallies.flatMap(([, { began }]) => (began?.hasNoEvent === true ? [began] : []));
  const beginnings = {
    signIn: events
      .filter(({ event }) => event.type === "signedIn")
      .map(({ serial, at }) => ({ serial, at, type: "signedIn" })),
    midnight: [...daysWithoutEvent, ...days.map(({ serial, at }) => ({ serial, at, type: "dayBegan" }))],
  }[history.at(-1)?.rules.statisticsSince ?? "signIn"];
  const began = beginnings.toSorted((a, b) => a.serial - b.serial).at(-1);
  const past = createZeroCounters();
  let pins: CountingHistory["pins"] = {};
  for (const { serial, event } of events) {
    const isCounted = serial > (began?.serial ?? 0) || (serial === began?.serial && began.type === "signedIn");
    if (event.type === "signedIn" && event.counters !== undefined && isCounted) {
      for (const name of COUNTERS) past[name] += event.counters[name];
    }
    if (event.type === "countersPinned") {
      const kept = Object.entries(pins).filter(([name]) => !event.clear.includes(name as CounterName));
      pins = { ...Object.fromEntries(kept), ...event.set };
    }
  }
  return {
    events,
    began,
    past,
    pins,
    transfersAt: (serial) => rulesAt(serial)?.transfernums ?? "in",
  };
}

/** Returns the 18 counters, all zero. */
export function createZeroCounters(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}
