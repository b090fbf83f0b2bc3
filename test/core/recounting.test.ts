// Tests of a changed counting period in a running center: the counters equal those of a center that always had it.
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { backdateSignIn, type CenterSettings, pinCounters } from "../../src/core/index.ts";
import { LOG_LENGTH } from "../../src/core/model/event-log.ts";
import { openCenter, START, type Stage } from "../support/center.ts";
import { openShift, shift, signAllIn, takeStep } from "../support/shift.ts";

const HOUR_MS = 3_600_000;
/** The beginning of the day of START. */
const MIDNIGHT = START - 9 * HOUR_MS;

/** Changes the setting `statisticsSince`. `dayBegan` is the instant at which the present day began. */
const changePeriod = ({ center }: Stage, statisticsSince: CenterSettings["statisticsSince"], dayBegan?: number) =>
  center.changeSettings({ ...center.settings, statisticsSince }, dayBegan === undefined ? undefined : () => dayBegan);

test("a change of the period to midnight and back applies immediately, and to all events of the log", (t) => {
  const stage = openCenter();
  const { signIn, signOut, sayBusy, runFor, counted } = stage;
  signIn(101);
  sayBusy(101);
  runFor(10);
  signOut(101);
  signIn(101);
  sayBusy(101);
  runFor(5);
  t.same(counted(101), { busynums: 1, busytime: 5 });
  changePeriod(stage, "midnight", MIDNIGHT);
  t.same(counted(101), { busynums: 2, busytime: 15 });
  runFor(5);
  t.same(counted(101), { busynums: 2, busytime: 20 }, "the busy state continues");
  changePeriod(stage, "signIn");
  t.same(counted(101), { busynums: 1, busytime: 10 });
  t.end();
});

test("states that last over an unrecorded midnight count from midnight", (t) => {
  const stage = openCenter();
  const { center, signIn, sayBusy, rest, call, answer, runFor, counted } = stage;
  for (const agent of [101, 102, 103]) signIn(agent);
  sayBusy(101);
  rest(102, 60);
  call({ agent: 103 });
  answer(103);
  runFor(130);
  changePeriod(stage, "midnight", START + 100_000);
  t.same([counted(101), counted(102), counted(103)], [{ busytime: 30 }, { resttime: 30 }, { talktime: 30 }]);
  t.strictSame(center.explain(101).began, { type: "dayBegan", serial: 20, at: START + 100_000, hasNoEvent: true });
  t.end();
});

test("a recorded day begins with its event", (t) => {
  const stage = openCenter({ settings: { statisticsSince: "midnight" } });
  const { center, signIn, sayBusy, sayFree, runFor, counted } = stage;
  center.scheduleDayBegin(START + 100_000);
  signIn(101);
  sayBusy(101);
  runFor(110);
  sayFree(101);
  changePeriod(stage, "signIn");
  t.same(counted(101), { busynums: 1, busytime: 110 });
  changePeriod(stage, "midnight", START + 100_000);
  t.same(counted(101), { busytime: 10 });
  t.strictSame(center.explain(101).began, { type: "dayBegan", serial: 5, at: START + 100_000 });
  t.end();
});

test("a change of the period keeps pins, and the past counters of a backdated sign-in count if the sign-in is in the period", (t) => {
  const stage = openCenter();
  const { center, signIn, runFor, counted } = stage;
  const past = { ...center.statistics(101), answernums: 7 };
  center.perform(backdateSignIn, { agent: 101, past: { since: HOUR_MS, counters: past } });
  center.perform(backdateSignIn, { agent: 102, past: { since: HOUR_MS, counters: past } });
  signIn(101);
  center.perform(pinCounters, { agent: 101, set: { keepnums: 3 } });
  runFor(10);
  signIn(102);
  changePeriod(stage, "midnight", START + 5_000);
  t.same([counted(101), counted(102)], [{ keepnums: 3 }, { answernums: 7 }]);
  changePeriod(stage, "signIn");
  t.same([counted(101), counted(102)], [{ answernums: 7, keepnums: 3 }, { answernums: 7 }]);
  t.end();
});

test("an agent who signed in before the log begins is counted from the oldest event", (t) => {
  const stage = openCenter({ settings: { statisticsSince: "midnight" } });
  const { center, signIn, sayBusy, sayFree, runFor, counted } = stage;
  signIn(101);
  signIn(102);
  sayBusy(101);
  sayFree(101);
  sayBusy(101);
  runFor(10);
  for (let i = 0; i < LOG_LENGTH; i++) sayFree(102);
  runFor(5);
  sayFree(101);
  signIn(103);
  t.same(counted(101), { busynums: 2, busytime: 15 });
  changePeriod(stage, "signIn");
  t.same([counted(101), counted(103)], [{}, {}]);
  sayBusy(101);
  runFor(2);
  t.same(counted(101), { busynums: 1, busytime: 2 });
  t.match(center.explain(101).began, { type: "logBegan", at: START + 10_000 });
  t.match(center.explain(103).began, { type: "signedIn", at: START + 15_000 });
  t.end();
});

test("a busy state from before the log begins is counted from the oldest event", (t) => {
  const stage = openCenter({ settings: { statisticsSince: "midnight" } });
  const { signIn, sayBusy, sayFree, runFor, counted } = stage;
  signIn(101);
  signIn(102);
  sayBusy(101);
  runFor(10);
  for (let i = 0; i < LOG_LENGTH; i++) sayFree(102);
  runFor(5);
  changePeriod(stage, "signIn");
  t.same(counted(101), { busytime: 5 });
  t.end();
});

test("an overstay from before the log begins is counted from the oldest event", (t) => {
  const stage = openCenter({ settings: { statisticsSince: "midnight" } });
  const { signIn, rest, sayFree, runFor, counted } = stage;
  signIn(101);
  signIn(102);
  rest(101, 5);
  runFor(10);
  for (let i = 0; i < LOG_LENGTH; i++) sayFree(102);
  runFor(5);
  changePeriod(stage, "signIn");
  t.same(counted(101), { resttime: 5, restouttime: 5 });
  runFor(5);
  t.same(counted(101), { resttime: 10, restouttime: 10 });
  t.end();
});

test("an overstay from before the log and the present day belongs to an earlier day", (t) => {
  const stage = openCenter();
  const { signIn, rest, sayFree, runFor, counted } = stage;
  signIn(101);
  signIn(102);
  rest(101, 5);
  runFor(10);
  for (let i = 0; i < LOG_LENGTH; i++) sayFree(102);
  runFor(5);
  changePeriod(stage, "midnight", START + 8_000);
  t.same(counted(101), { resttime: 5 });
  t.end();
});

for (const [from, to] of [
  ["signIn", "midnight"],
  ["midnight", "signIn"],
] as const) {
  test(`after any actions, counters changed from ${from} to ${to} equal counters that were always ${to}`, (t) => {
    fc.assert(
      fc.property(shift, fc.nat(100), (shift, stepsBefore) => {
        const counters = [from, to].map((statisticsSince) => {
          const stage = openShift({ ...shift, ...({ statisticsSince } as object) });
          stage.center.scheduleDayBegin(START + 20_000);
          signAllIn(stage, shift);
          for (const step of shift.steps.slice(0, stepsBefore)) takeStep(stage, step, shift.agents);
          const { now } = stage.center;
          changePeriod(stage, to, now >= START + 20_000 ? START + 20_000 : START - 1);
          for (const step of shift.steps.slice(stepsBefore)) takeStep(stage, step, shift.agents);
          return [...stage.center.state.agents.keys()].map((agent) => stage.counted(agent));
        });
        deepEqual(counters[0], counters[1]);
      }),
      { numRuns: 40 },
    );
    t.end();
  });
}
