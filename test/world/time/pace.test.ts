// Tests of clocks that follow the wall clock: their speed, jumps of the wall clock, changes of the mode, and timers.

import { test } from "tap";
import type { ClockMode } from "../../../src/forms/clock-mode.ts";
import { waitForNextTurn } from "../../../src/runtime/time.ts";
import { Pace } from "../../../src/world/time/pace.ts";
import { openCenter, SCRIPT, START } from "../../support/center.ts";
import { FakeWall } from "../../support/wall.ts";

const MANUAL: ClockMode = { kind: "manual" };
const createPacedMode = (factor: number): ClockMode => ({ kind: "paced", factor });

/** An instant of wall time with a fraction of a millisecond, as the real clock has. */
const WALL = 1_800_000_000_000.25;

const HOUR_MS = 3_600_000;

/** The longest wait of a timer of Node. */
const MAX_TIMER_MS = 2_147_483_647;

/** Opens a center whose clock follows a fake wall clock. */
function openPacedCenter(mode: ClockMode) {
  const stage = openCenter();
  const wall = new FakeWall(WALL);
  const reported: string[] = [];
  const pace = new Pace(stage.center, mode, wall, (sentence) => reported.push(sentence));
  const entryTimes: number[] = [];
  stage.center.onEntry(SCRIPT, () => entryTimes.push((stage.center.now - START) / 1_000));
  return {
    ...stage,
    wall,
    pace,
    reported,
    /** The second of the world at which each scheduled entry ran. */
    entryTimes,
    schedule: (seconds: number) => stage.center.schedule(SCRIPT, stage.center.now + seconds * 1_000, "once"),
    /** Returns how many seconds of the world have passed. */
    readElapsed: () => (stage.center.now - START) / 1_000,
  };
}

for (const factor of [1, 60, 0.5, 86_400]) {
  test(`at ${factor}x an entry runs at its instant, when the wall clock reaches it`, async (t) => {
    const { wall, schedule, entryTimes, readElapsed } = openPacedCenter(createPacedMode(factor));
    schedule(30);
    schedule(90);
    await waitForNextTurn();
    wall.advance(30_000 / factor - 1);
    t.same(entryTimes, []);
    wall.advance(2);
    t.same(entryTimes, [30]);
    wall.advance(60_000 / factor);
    t.same(entryTimes, [30, 90]);
    t.equal(wall.armed, 0, "no timer is set if nothing is scheduled");
    t.ok(readElapsed() >= 90);
  });
}

test("between entries the clock does not move, and a catch-up advances it to the present", (t) => {
  const { wall, pace, readElapsed } = openPacedCenter(createPacedMode(60));
  wall.advance(1_500);
  t.equal(readElapsed(), 0);
  pace.catchUp();
  t.equal(readElapsed(), 90);
  pace.catchUp();
  t.equal(readElapsed(), 90);
  pace.catchUp(WALL + 1_000);
  t.equal(readElapsed(), 90, "it never goes backwards");
  t.end();
});

test("instants are whole milliseconds", (t) => {
  const { wall, pace, center } = openPacedCenter(createPacedMode(1));
  for (let i = 0; i < 10; i++) {
    wall.advance(0.75);
    pace.catchUp();
    t.ok(Number.isInteger(center.now));
  }
  t.equal(center.now - START, 7);
  t.end();
});

test("after a suspension, entries run late in wall time, but at their world time", async (t) => {
  const { wall, schedule, entryTimes, readElapsed } = openPacedCenter(createPacedMode(1));
  for (const seconds of [30, 10, 20]) schedule(seconds);
  await waitForNextTurn();
  wall.oversleep(HOUR_MS);
  t.same(entryTimes, [10, 20, 30]);
  t.equal(readElapsed(), 3_600);
});

for (const [factor, jumpMs, hours] of [
  [1, 25 * HOUR_MS, 25],
  [1, 10 * 8_766 * HOUR_MS, 87_660],
  [86_400, HOUR_MS, 86_400],
] as const) {
  test(`at ${factor}x, a wall clock that jumps by ${jumpMs / HOUR_MS} hours does not move the clock, and one line reports it`, async (t) => {
    const { wall, schedule, entryTimes, readElapsed, reported } = openPacedCenter(createPacedMode(factor));
    schedule(30);
    await waitForNextTurn();
    wall.oversleep(jumpMs);
    t.same([entryTimes, readElapsed()], [[], 0]);
    t.match(reported, [`for ${hours} hours of this world's time. The clock continues from `]);
    wall.advance(30_000 / factor + 1);
    t.same([entryTimes, reported.length], [[30], 1], "and the clock continues as before");
  });
}

test("a jump of the wall clock advances a world in which nothing is scheduled", (t) => {
  const { wall, pace, readElapsed, reported } = openPacedCenter(createPacedMode(1));
  wall.oversleep(48 * HOUR_MS);
  pace.catchUp();
  t.same([readElapsed(), reported], [48 * 3_600, []]);
  t.end();
});

test("a jump of the wall clock does not bring a distant entry nearer", async (t) => {
  const { wall, pace, schedule, entryTimes, reported } = openPacedCenter(createPacedMode(1));
  schedule(72 * 3_600);
  await waitForNextTurn();
  wall.oversleep(71 * HOUR_MS);
  pace.catchUp();
  t.same([entryTimes, reported], [[], []]);
  wall.advance(HOUR_MS + 1);
  t.same([entryTimes, reported], [[72 * 3_600], []]);
});

test("a manual clock ignores wall time, and sets no timer", async (t) => {
  const { wall, schedule, pace, entryTimes, readElapsed } = openPacedCenter(MANUAL);
  schedule(10);
  await waitForNextTurn();
  wall.advance(HOUR_MS);
  pace.catchUp();
  t.same([entryTimes, readElapsed(), wall.armed], [[], 0, 0]);
});

test("a new mode applies from this moment on", async (t) => {
  const { wall, pace, readElapsed, center } = openPacedCenter(MANUAL);
  wall.advance(1_000);
  pace.setMode(createPacedMode(60));
  t.equal(center.state.paceFactor, 60);
  wall.advance(1_000);
  pace.setMode(createPacedMode(2));
  t.equal(readElapsed(), 60);
  wall.advance(1_000);
  pace.setMode(MANUAL);
  t.equal(readElapsed(), 62);
  wall.advance(1_000);
  pace.catchUp();
  t.equal(readElapsed(), 62);
  t.same([pace.mode, center.state.paceFactor], [MANUAL, 1]);
});

test("a new mode replaces the timer", async (t) => {
  const { wall, pace, schedule, entryTimes } = openPacedCenter(createPacedMode(1));
  schedule(60);
  await waitForNextTurn();
  pace.setMode(createPacedMode(60));
  wall.advance(1_000);
  t.same(entryTimes, [60]);
  schedule(60);
  await waitForNextTurn();
  pace.setMode(MANUAL);
  wall.advance(1_000);
  t.same([entryTimes, wall.armed], [[60], 0]);
});

test("after a manual advance, the clock continues from its new time", async (t) => {
  const { wall, pace, schedule, entryTimes, readElapsed, advance } = openPacedCenter(createPacedMode(1));
  schedule(3_610);
  await waitForNextTurn();
  advance(3_600);
  pace.rebase();
  wall.advance(9_999);
  t.same(entryTimes, []);
  wall.advance(1);
  t.same(entryTimes, [3_610]);
  t.equal(readElapsed(), 3_610);
});

test("an earlier entry replaces the timer; a burst of entries sets one timer", async (t) => {
  const { wall, schedule, entryTimes } = openPacedCenter(createPacedMode(1));
  schedule(1_000);
  await waitForNextTurn();
  for (let seconds = 900; seconds > 0; seconds--) schedule(seconds);
  await waitForNextTurn();
  t.same(wall.waits, [1_000_000, 1_000]);
  t.equal(wall.armed, 1);
  wall.advance(2_000);
  t.same(entryTimes, [1, 2]);
});

test("entries scheduled by entries get timers, too", async (t) => {
  const { wall, center, schedule, entryTimes } = openPacedCenter(createPacedMode(1));
  let left = 3;
  center.onEntry(SCRIPT, () => {
    entryTimes.push((center.now - START) / 1_000);
    if (--left > 0) schedule(10);
  });
  schedule(10);
  await waitForNextTurn();
  for (let i = 0; i < 3; i++) {
    wall.advance(10_000);
    await waitForNextTurn();
  }
  t.same(entryTimes, [10, 20, 30]);
});

test("an entry beyond the longest timer takes several timers", async (t) => {
  const { wall, schedule, entryTimes } = openPacedCenter(createPacedMode(1));
  const seconds = 60 * 86_400;
  schedule(seconds);
  await waitForNextTurn();
  wall.advance(seconds * 1_000 - 1);
  t.same(entryTimes, []);
  wall.advance(2);
  t.same(entryTimes, [seconds]);
  t.same(wall.waits.slice(0, 2), [MAX_TIMER_MS, MAX_TIMER_MS]);
  t.ok(wall.waits.every((wait) => wait >= 0 && wait <= MAX_TIMER_MS));
});

test("a stopped clock never moves again", async (t) => {
  const { wall, pace, schedule, entryTimes } = openPacedCenter(createPacedMode(1));
  schedule(10);
  await waitForNextTurn();
  pace.stop();
  schedule(5);
  await waitForNextTurn();
  pace.rebase();
  wall.advance(HOUR_MS);
  t.same([entryTimes, wall.armed], [[], 0]);
});

test("an entry that schedules itself again without delay stops the clock, and is reported", async (t) => {
  const { center } = openCenter();
  const wall = new FakeWall(WALL);
  const reported: string[] = [];
  const pace = new Pace(center, createPacedMode(1), wall, (sentence) => reported.push(sentence));
  center.onEntry(SCRIPT, () => center.schedule(SCRIPT, center.now, "again"));
  center.schedule(SCRIPT, center.now + 1_000, "once");
  await waitForNextTurn();
  wall.advance(5_000);
  t.same([reported.length, pace.mode, center.now], [1, MANUAL, START + 1_000]);
  t.match(reported[0], /^The clock cannot advance: .* The clock is now manual/);
});
