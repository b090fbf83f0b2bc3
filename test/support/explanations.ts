// Checks that the explanation of every counter adds up to the counter, with a complete log and with a short one.
import { deepEqual, equal, ok } from "node:assert/strict";
import { Statistics } from "../../src/core/counting/statistics.ts";
import type { CountingRules } from "../../src/core/counting/tally.ts";
import { BEGINNING, COUNTERS, type Counters, type Explanation, type LoggedEvent } from "../../src/core/index.ts";
import type { Stage } from "./center.ts";

/** Returns the counters as the sums of an explanation's parts. */
export function sumParts({ now, counts, times }: Explanation): Counters {
  const parts = { ...counts, ...times };
  const values = COUNTERS.map((name) => {
    const part = parts[name];
    if (part.pinned !== undefined) return [name, part.value];
    if ("events" in part) return [name, part.past + part.gone + part.events.length];
    const listedMs = part.spans.reduce((sum, { from, to = now }) => sum + to - from, 0);
    return [name, Math.floor((part.past + part.gone + listedMs) / 1_000)];
  });
  return Object.fromEntries(values) as Counters;
}

/** Checks that every counter of every agent is explained by that agent's events in the log. */
export function checkExplanations({ center }: Stage): void {
  const log = center.log.recent();
  for (const id of center.state.agents.keys()) {
    const explanation = center.explain(id);
    const { began, gone, counts, times } = explanation;
    deepEqual(sumParts(explanation), center.statistics(id), `the explanation of ${id}`);
    equal(gone, 0, "the log is complete");
    const foreignEvents = Object.values(counts).flatMap(({ events }) =>
      events.filter(({ serial, at, type }) => {
        const { event, at: when } = log[serial - 1] as LoggedEvent;
        const isOwn = "agent" in event && event.agent === id && event.type === type && at === when;
        return !isOwn || (began !== undefined && serial <= began.serial);
      }),
    );
    equal(foreignEvents.length, 0, `the explanation of ${id} has events of others`);
    for (const { spans } of Object.values(times)) {
      const invalidSpans = spans.filter(({ from, to = center.now, state, calls }, nth) => {
        const isApart = from >= (spans[nth - 1]?.to ?? began?.at ?? 0) && to >= from;
        return !isApart || calls.length > 0 !== (state === "talking");
      });
      equal(invalidSpans.length, 0, `spans of ${id} overlap, or a talk span has no call`);
    }
  }
}

const RULES: readonly [CountingRules, ...CountingRules[]] = [
  { statisticsSince: "signIn", transfernums: "in" },
  { statisticsSince: "midnight", transfernums: "made" },
  { statisticsSince: "midnight", transfernums: "in" },
  { statisticsSince: "signIn", transfernums: "made" },
];

/** Replays the events with a new day and changed rules between them. Checks the explanations that use only the last few events. */
export function checkShortLogs({ center }: Stage): void {
  const [first, ...others] = RULES;
  const statistics = new Statistics(first);
  const log: LoggedEvent[] = [];
  const append = ({ at, event }: Omit<LoggedEvent, "serial" | "cause">) => {
    log.push({ serial: log.length + 1, at, cause: BEGINNING, event });
    statistics.countEvent({ serial: log.length, at, cause: BEGINNING, event });
  };
  const logged = center.log.recent();
  logged.forEach((entry, nth) => {
    append(entry);
    if (nth === Math.floor(logged.length / 2)) append({ at: entry.at, event: { type: "dayBegan" } });
    if (nth % 25 === 24) statistics.changeRules(others[Math.floor(nth / 25) % 3] ?? first, log);
  });
  for (const id of center.state.agents.keys()) {
    const counters = statistics.read(id, center.now);
    const whole = statistics.explain(id, log, center.now);
    deepEqual([sumParts(whole), whole.gone], [counters, 0]);
    for (const length of [0, 7, 40]) {
      const short = statistics.explain(id, log.slice(Math.max(0, log.length - length)), center.now);
      deepEqual(sumParts(short), counters, `${id}, by ${length} events`);
      checkPart(short, whole, log.length - length);
    }
  }
}

/** Checks that an explanation by the events after a serial number lists only those, and only spans or ends of spans of the complete one. */
function checkPart(short: Explanation, whole: Explanation, after: number): void {
  ok(short.gone >= 0);
  for (const [name, { events, gone }] of Object.entries(short.counts)) {
    ok(gone >= 0);
    const expected = whole.counts[name as keyof typeof whole.counts].events.filter(({ serial }) => serial > after);
    deepEqual(events, expected);
  }
  for (const [name, { spans, gone }] of Object.entries(short.times)) {
    ok(gone >= 0);
    const all = whole.times[name as keyof typeof whole.times].spans;
    for (const { from, to } of spans) ok(all.some((span) => span.from <= from && span.to === to));
  }
}
