// That every counter's explanation adds up to the counter: with the whole log at hand, and with one that has forgotten most of it.
import { deepEqual, equal, ok } from "node:assert/strict";
import { Statistics } from "../../src/core/counting/statistics.ts";
import type { CountingRules } from "../../src/core/counting/tally.ts";
import { COUNTERS, type Counters, type Explanation, type LoggedEvent } from "../../src/core/index.ts";
import type { Stage } from "./center.ts";

/** The counters that an explanation comes to, added up from its parts. */
export function addedUp({ now, counts, times }: Explanation): Counters {
  const of = { ...counts, ...times };
  const values = COUNTERS.map((name) => {
    const made = of[name];
    if (made.pinned !== undefined) return [name, made.value];
    if ("events" in made) return [name, made.past + made.gone + made.events.length];
    const named = made.spans.reduce((sum, { from, to = now }) => sum + to - from, 0);
    return [name, Math.floor((made.past + made.gone + named) / 1_000)];
  });
  return Object.fromEntries(values) as Counters;
}

/** Every counter of every agent is explained, by events of that agent which the log has. */
export function explanationsHold({ center }: Stage): void {
  const log = center.log.recent();
  for (const id of center.state.agents.keys()) {
    const explanation = center.explain(id);
    const { began, gone, counts, times } = explanation;
    deepEqual(addedUp(explanation), center.statistics(id), `the explanation of ${id}`);
    equal(gone, 0, "the log has everything");
    const strange = Object.values(counts).flatMap(({ events }) =>
      events.filter(({ serial, at, type }) => {
        const { event, at: when } = log[serial - 1] as LoggedEvent;
        const own = "agent" in event && event.agent === id && event.type === type && at === when;
        return !own || (began !== undefined && serial <= began.serial);
      }),
    );
    equal(strange.length, 0, `${id} is told of events that it had no part in`);
    for (const { spans } of Object.values(times)) {
      const odd = spans.filter(({ from, to = center.now, state, calls }, nth) => {
        const apart = from >= (spans[nth - 1]?.to ?? began?.at ?? 0) && to >= from;
        return !apart || calls.length > 0 !== (state === "talking");
      });
      equal(odd.length, 0, `spans of ${id} overlap, or a talk has no call`);
    }
  }
}

const RULES: readonly [CountingRules, ...CountingRules[]] = [
  { statisticsSince: "signIn", transfernums: "in" },
  { statisticsSince: "midnight", transfernums: "made" },
  { statisticsSince: "midnight", transfernums: "in" },
  { statisticsSince: "signIn", transfernums: "made" },
];

/** The same events, a day beginning and the rules changing in their midst, explained by the last few of them. */
export function shortLogsHold({ center }: Stage): void {
  const [first, ...others] = RULES;
  const statistics = new Statistics(first);
  const log: LoggedEvent[] = [];
  const happens = ({ at, event }: Omit<LoggedEvent, "serial">) => {
    log.push({ serial: log.length + 1, at, event });
    statistics.fold({ serial: log.length, at, event });
  };
  const happened = center.log.recent();
  happened.forEach((logged, nth) => {
    happens(logged);
    if (nth === Math.floor(happened.length / 2)) happens({ at: logged.at, event: { type: "dayBegan" } });
    if (nth % 25 === 24) statistics.changeRules(others[Math.floor(nth / 25) % 3] ?? first, log);
  });
  for (const id of center.state.agents.keys()) {
    const counters = statistics.read(id, center.now);
    const whole = statistics.explain(id, log, center.now);
    deepEqual([addedUp(whole), whole.gone], [counters, 0]);
    for (const length of [0, 7, 40]) {
      const short = statistics.explain(id, log.slice(Math.max(0, log.length - length)), center.now);
      deepEqual(addedUp(short), counters, `${id}, by ${length} events`);
      isPartOf(short, whole, log.length - length);
    }
  }
}

/** An explanation by the events after one of them names just these, and of times nothing that was not so. */
function isPartOf(short: Explanation, whole: Explanation, after: number): void {
  ok(short.gone >= 0);
  for (const [name, { events, gone }] of Object.entries(short.counts)) {
    ok(gone >= 0);
    const known = whole.counts[name as keyof typeof whole.counts].events.filter(({ serial }) => serial > after);
    deepEqual(events, known);
  }
  for (const [name, { spans, gone }] of Object.entries(short.times)) {
    ok(gone >= 0);
    const all = whole.times[name as keyof typeof whole.times].spans;
    for (const { from, to } of spans) ok(all.some((one) => one.from <= from && one.to === to));
  }
}
