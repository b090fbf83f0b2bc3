// Tests of rules for all 18 counters: whole seconds, a beginning at the sign-in or at midnight, and pinned values.

import { test } from "tap";
import { Statistics } from "../../src/core/counting/statistics.ts";
import { backdateSignIn, pinCounters } from "../../src/core/index.ts";
import { BEGINNING } from "../../src/core/time/cause.ts";
import { finish } from "../../src/core/time/work.ts";
import { openCenter, START } from "../support/center.ts";

test("times are sums rounded down to whole seconds when they are read", (t) => {
  const { signIn, sayBusy, sayFree, runFor, counted } = openCenter();
  signIn(101);
  sayBusy(101);
  runFor(0.999);
  t.same(counted(101), { busynums: 1 });
  sayFree(101);
  sayBusy(101);
  runFor(0.6);
  sayFree(101);
  t.same(counted(101), { busynums: 2, busytime: 1 }, "0.999 s and 0.6 s are 1.599 s");
  t.end();
});

test("the counters that are read are a copy, and reading them changes nothing", (t) => {
  const { center, signIn, call, answer, runFor, counted } = openCenter();
  signIn(101);
  call();
  answer(101);
  for (let i = 0; i < 10; i++) {
    runFor(1);
    center.statistics(101).talktime = 99;
  }
  t.same(counted(101), { talktime: 10, answernums: 1 });
  t.end();
});

test("counting begins at the sign-in, and stops at the sign-out", (t) => {
  const { signIn, signOut, sayBusy, runFor, counted } = openCenter();
  signIn(101);
  sayBusy(101);
  runFor(10);
  signOut(101);
  runFor(10);
  t.same(counted(101), { busynums: 1, busytime: 10 });
  signIn(101);
  t.same(counted(101), {});
  t.end();
});

test("each agent has separate counters", (t) => {
  const { signIn, sayBusy, rest, runFor, counted } = openCenter();
  signIn(101);
  signIn(102);
  sayBusy(101);
  rest(102, 60);
  runFor(10);
  t.same(
    [counted(101), counted(102), counted(103)],
    [{ busynums: 1, busytime: 10 }, { restnums: 1, resttime: 10 }, {}],
  );
  t.end();
});

test("a pinned counter keeps its value, even after another sign-in, until it is unpinned", (t) => {
  const { center, signIn, signOut, call, answer, runFor, counted } = openCenter();
  signIn(101);
  t.equal(center.perform(pinCounters, { agent: 101, set: { talktime: 4_328, answernums: 5 } }), "done");
  t.same(counted(101), { talktime: 4_328, answernums: 5 });
  call();
  answer(101);
  runFor(10);
  t.same(counted(101), { talktime: 4_328, answernums: 5 });
  center.perform(pinCounters, { agent: 101, set: { busynums: 2 }, clear: ["answernums"] });
  t.same(
    counted(101),
    { talktime: 4_328, answernums: 1, busynums: 2 },
    "the value that was counted meanwhile is shown again",
  );
  signOut(101, "forced");
  signIn(101);
  t.same(counted(101), { talktime: 4_328, busynums: 2 });
  center.perform(pinCounters, { agent: 101, set: {}, clear: "all" });
  t.same(counted(101), {});
  t.end();
});

test("a counter can be pinned before the first sign-in, and unpinned and pinned again in one operation", (t) => {
  const { center, signIn, counted } = openCenter();
  center.perform(pinCounters, { agent: 101, set: { keepnums: 3, restnums: 1 } });
  signIn(101);
  center.perform(pinCounters, { agent: 101, set: { keepnums: 4 }, clear: "all" });
  t.same(counted(101), { keepnums: 4 });
  t.end();
});

test("a pin or a backdated sign-in for an unknown agent is refused", (t) => {
  const { center, record } = openCenter();
  const rows = record();
  t.hasStrict(center.perform(pinCounters, { agent: 999, set: { talktime: 1 } }), { reason: "unknown-agent" });
  t.hasStrict(
    center.perform(backdateSignIn, { agent: 999, past: { since: 1_000, counters: center.statistics(101) } }),
    {
      reason: "unknown-agent",
    },
  );
  t.same(rows, []);
  t.end();
});

test("with statisticsSince midnight, counters continue after another sign-in, and restart with each day", (t) => {
  const { center, signIn, signOut, sayBusy, runFor, counted } = openCenter({
    settings: { statisticsSince: "midnight" },
  });
  center.scheduleDayBegin(START + 100_000);
  signIn(101);
  sayBusy(101);
  runFor(10);
  signOut(101);
  runFor(10);
  signIn(101);
  t.same(counted(101), { busynums: 1, busytime: 10 });
  runFor(80);
  t.same(counted(101), {});
  t.end();
});

test("with statisticsSince midnight, states that last over midnight count from midnight", (t) => {
  const { center, signIn, sayBusy, rest, call, answer, hold, runFor, counted } = openCenter({
    settings: { statisticsSince: "midnight" },
  });
  center.scheduleDayBegin(START + 100_000);
  for (const agent of [101, 102, 103]) signIn(agent);
  sayBusy(101);
  rest(102, 60);
  call();
  answer(103);
  hold(103);
  runFor(100);
  t.same([counted(101), counted(102), counted(103)], [{}, {}, {}]);
  runFor(30);
  t.same(
    [counted(101), counted(102), counted(103)],
    [{ busytime: 30 }, { resttime: 30 }, { talktime: 30 }],
    "the overstay belongs to the day before",
  );
  t.end();
});

test("with statisticsSince midnight, an overstay counts in full on the day on which it began", (t) => {
  const { center, signIn, rest, sayFree, runFor, counted } = openCenter({ settings: { statisticsSince: "midnight" } });
  center.scheduleDayBegin(START + 100_000);
  for (const agent of [101, 102]) signIn(agent);
  rest(101, 60);
  rest(102, 130);
  runFor(99);
  t.same(
    [counted(101), counted(102)],
    [
      { restnums: 1, resttime: 99, restoutnums: 1, restouttime: 39 },
      { restnums: 1, resttime: 99 },
    ],
  );
  runFor(101);
  t.same([counted(101), counted(102)], [{ resttime: 100 }, { resttime: 100, restoutnums: 1, restouttime: 70 }]);
  for (const agent of [101, 102]) sayFree(agent);
  runFor(10);
  t.same([counted(101), counted(102)], [{ resttime: 100 }, { resttime: 100, restoutnums: 1, restouttime: 70 }]);
  t.end();
});

test("a new day in a restored center does not change its snapshot", (t) => {
  const statistics = new Statistics({ statisticsSince: "midnight", transfernums: "in" });
  const event = { type: "becameBusy", agent: 101, reason: 0, again: false } as const;
  statistics.countEvent({ serial: 1, at: 0, cause: BEGINNING, event });
  const restored = new Statistics({ statisticsSince: "midnight", transfernums: "in" });
  finish(restored.restoreInSlices(finish(statistics.takeSnapshotInSlices())));
  restored.countEvent({ serial: 2, at: 4_000, cause: BEGINNING, event: { type: "dayBegan" } });
  t.strictSame(
    [statistics, restored].map((each) => each.read(101, 10_000).busytime),
    [10, 6],
  );
  t.end();
});

test("with statisticsSince midnight, a busy state counts on the day on which it began, even if its reason changes", (t) => {
  const { center, signIn, sayBusy, runFor, counted } = openCenter({ settings: { statisticsSince: "midnight" } });
  center.scheduleDayBegin(START + 100_000);
  signIn(101);
  sayBusy(101);
  runFor(110);
  sayBusy(101, 201);
  runFor(10);
  t.same(counted(101), { busytime: 20 });
  t.end();
});

test("with statisticsSince signIn, a new day changes nothing", (t) => {
  const { center, signIn, sayBusy, runFor, counted } = openCenter();
  center.scheduleDayBegin(START + 5_000);
  signIn(101);
  sayBusy(101);
  runFor(10);
  t.same(counted(101), { busynums: 1, busytime: 10 });
  t.end();
});
