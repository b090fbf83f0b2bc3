// What the counting of one agent goes by, read from its log: where it began, the past that it was given, its pins and the rules.
import type { CounterName, Counters, LoggedEvent } from "../../src/core/index.ts";
import { COUNTERS } from "../../src/core/index.ts";
import type { StatisticsSnapshot } from "../../src/core/statistics.ts";

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
  readonly history: StatisticsSnapshot["history"];
}

export function storyOf({ life, days, history }: Evidence): Story {
  const rulesAt = (serial: number) => (history.findLast(({ after }) => after < serial) ?? history[0])?.rules;
  const began = [...life, ...days]
    .filter(({ serial, event: { type } }) => {
      const since = rulesAt(serial)?.statisticsSince;
      return (type === "signed-in" && since === "signIn") || (type === "day-began" && since === "midnight");
    })
    .reduce<LoggedEvent | undefined>((last, one) => (one.serial > (last?.serial ?? 0) ? one : last), undefined);
  const past = nothing();
  let pins: Story["pins"] = {};
  for (const { serial, event } of life) {
    if (event.type === "signed-in" && event.counters !== undefined && serial >= (began?.serial ?? 0)) {
      for (const name of COUNTERS) past[name] += event.counters[name];
    }
    if (event.type === "counters-pinned") {
      const freed = Object.entries(pins).filter(([name]) => !event.clear.includes(name as CounterName));
      pins = { ...Object.fromEntries(freed), ...event.set };
    }
  }
  return {
    life,
    began: began && { serial: began.serial, at: began.at, type: began.event.type },
    past,
    pins,
    transfersAt: (serial) => rulesAt(serial)?.transfernums ?? "in",
  };
}

/** Eighteen counters at zero. */
export function nothing(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}
