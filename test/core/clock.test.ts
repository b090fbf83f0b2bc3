// Tests of the virtual clock: entries run in order, each at its own instant, unless they are canceled.
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { EndlessChain, VirtualClock } from "../../src/core/time/clock.ts";

test("an entry that schedules itself again runs at each of its instants within one run of the clock", (t) => {
  const clock = new VirtualClock<"beat">(0);
  const beats: number[] = [];
  clock.schedule(1_000, "beat");
  clock.runUntil(3_500, (timer) => {
    beats.push(clock.now);
    clock.schedule(clock.now + 1_000, timer);
  });
  t.same(beats, [1_000, 2_000, 3_000]);
  t.equal(clock.now, 3_500);
  t.equal(clock.nextAt, 4_000);
  t.end();
});

/** Runs a clock until an instant. Returns the entries that ran, each with its instant. */
function runUntil(clock: VirtualClock<string>, limit: number): [number, string][] {
  const ran: [number, string][] = [];
  clock.runUntil(limit, (timer) => ran.push([clock.now, timer]));
  return ran;
}

test("entries run by instant, then by priority, then in the order of scheduling", (t) => {
  const clock = new VirtualClock<string>(0);
  clock.schedule(20, "late");
  clock.schedule(10, "third");
  clock.schedule(10, "fourth");
  clock.schedule(10, "second", -1);
  clock.schedule(5, "first");
  t.same(runUntil(clock, 10), [
    [5, "first"],
    [10, "second"],
    [10, "third"],
    [10, "fourth"],
  ]);
  t.same(runUntil(clock, 30), [[20, "late"]]);
  t.equal(clock.now, 30);
  t.end();
});

test("an entry scheduled for the past runs now, after the entries that are already due", (t) => {
  const clock = new VirtualClock<string>(100);
  clock.schedule(100, "now");
  clock.schedule(7, "overdue");
  t.same(runUntil(clock, 50), [
    [100, "now"],
    [100, "overdue"],
  ]);
  t.equal(clock.now, 100, "the time does not go back");
  t.end();
});

test("a canceled entry does not run, and canceling a past or unknown entry has no effect", (t) => {
  const clock = new VirtualClock<string>(0);
  const first = clock.schedule(1, "first");
  const second = clock.schedule(2, "second");
  clock.schedule(3, "third");
  clock.cancel(second);
  t.same(runUntil(clock, 2), [[1, "first"]]);
  clock.cancel(first);
  clock.cancel(undefined);
  t.same(runUntil(clock, 3), [[3, "third"]]);
  t.equal(clock.nextAt, Number.POSITIVE_INFINITY);
  t.end();
});

test("an entry can cancel another one of the same instant", (t) => {
  const clock = new VirtualClock<"one" | "other">(0);
  const ran: string[] = [];
  clock.schedule(1, "one");
  const other = clock.schedule(1, "other");
  clock.runUntil(1, (timer) => {
    ran.push(timer);
    clock.cancel(other);
  });
  t.same(ran, ["one"]);
  t.end();
});

test("many canceled entries are removed, and the others keep their order", (t) => {
  const clock = new VirtualClock<string>(0);
  // 7,919 is a prime number, so each instant from 0 to 999 occurs once, in a mixed order.
  const instants = Array.from({ length: 1_000 }, (_, i) => (i * 7_919) % 1_000);
  for (const [i, id] of instants.map((at) => clock.schedule(at, `${at}`)).entries()) {
    if (i % 100 !== 0) clock.cancel(id);
  }
  t.same(
    clock.listEntries().map(({ at }) => at),
    [0, 100, 200, 300, 400, 500, 600, 700, 800, 900],
  );
  t.same(
    runUntil(clock, 1_000).map(([at, timer]) => `${at} ${timer}`),
    ["0 0", "100 100", "200 200", "300 300", "400 400", "500 500", "600 600", "700 700", "800 800", "900 900"],
  );
  t.end();
});

test("entries that schedule themselves without delay stop the clock with an error that names the entry", (t) => {
  const clock = new VirtualClock<{ kind: string }>(0);
  clock.schedule(10, { kind: "again" });
  t.throws(() => clock.runUntil(20, (timer) => clock.schedule(clock.now, timer)), new EndlessChain({ kind: "again" }));
  t.equal(
    new EndlessChain({ kind: "again" }).message,
    'The clock cannot advance: over 1000000 entries fell due at one instant; the last was {"kind":"again"}. ' +
      "Something schedules itself again without a delay.",
  );
  t.equal(clock.now, 10, "the clock stays at the instant of the chain");
  t.equal(clock.horizon, 10, "the run is over");
  t.end();
});

test("the horizon is the end of the present run, and the present instant without a run", (t) => {
  const clock = new VirtualClock<string>(0);
  const horizons: number[] = [clock.horizon];
  clock.schedule(5, "look");
  clock.runUntil(40, () => horizons.push(clock.horizon));
  horizons.push(clock.horizon);
  t.same(horizons, [0, 40, 40]);
  t.end();
});

test("onEarlier is called only when an entry is scheduled before all others", (t) => {
  const clock = new VirtualClock<string>(0);
  const called: string[] = [];
  const schedule = (at: number, name: string) => {
    clock.onEarlier = () => called.push(name);
    clock.schedule(at, name);
  };
  schedule(50, "first of all");
  schedule(60, "later");
  schedule(50, "at the same instant");
  schedule(40, "earlier");
  t.same(called, ["first of all", "earlier"]);
  t.end();
});

type Act =
  | { do: "schedule"; in: number; priority: number }
  | { do: "cancel"; nth: number }
  | { do: "run"; for: number };

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("schedule" as const),
        in: fc.integer({ min: -5, max: 50 }),
        priority: fc.integer({ min: -1, max: 1 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("cancel" as const), nth: fc.nat(200) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("run" as const), for: fc.integer({ min: 0, max: 20 }) }) },
  ),
  { maxLength: 400, size: "max" },
);

test("entries that are scheduled and canceled in any sequence run as those of a sorted list", (t) => {
  fc.assert(
    fc.property(acts, (list) => {
      const clock = new VirtualClock<number>(0);
      const ids: number[] = [];
      let pending: { at: number; priority: number; nth: number }[] = [];
      let now = 0;
      for (const act of list) {
        if (act.do === "schedule") {
          const nth = ids.length;
          ids.push(clock.schedule(now + act.in, nth, act.priority));
          pending.push({ at: Math.max(now + act.in, now), priority: act.priority, nth });
        } else if (act.do === "cancel") {
          clock.cancel(ids[act.nth]);
          pending = pending.filter(({ nth }) => nth !== act.nth);
        } else {
          now += act.for;
          const ran: [number, number][] = [];
          const count = clock.runUntil(now, (nth) => ran.push([clock.now, nth]));
          const due = pending
            .filter(({ at }) => at <= now)
            .sort((a, b) => a.at - b.at || a.priority - b.priority || a.nth - b.nth);
          pending = pending.filter(({ at }) => at > now);
          deepEqual(
            ran,
            due.map(({ at, nth }) => [at, nth]),
          );
          equal(count, due.length);
          equal(clock.now, now);
        }
        equal(clock.nextAt, Math.min(...pending.map(({ at }) => at)));
      }
      equal(clock.listEntries().length, pending.length);
    }),
    { numRuns: 200 },
  );
  t.end();
});
