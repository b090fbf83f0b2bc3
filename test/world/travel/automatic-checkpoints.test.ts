// Tests of automatic checkpoints: when one is due, which are kept, and from which one a replay starts.
import { test } from "tap";
import type { LoggedEvent } from "../../../src/core/index.ts";
import type { WorldState } from "../../../src/world/lives/world-state.ts";
import { AutomaticCheckpoints } from "../../../src/world/travel/automatic-checkpoints.ts";
import { Branches } from "../../../src/world/travel/branches.ts";

const { present: branch } = new Branches(0);
const MIB = 1024 * 1024;

/** Opens checkpoints whose time is that of `clock`. */
const openCheckpoints = (clock = { now: 0 }) => new AutomaticCheckpoints(undefined, () => clock.now);

/** Adds a checkpoint with this many bytes at a position, which is also its instant. It was begun at the time 0. */
function add(
  checkpoints: AutomaticCheckpoints,
  position: number,
  size: number,
  firstKept = 0,
  events: readonly LoggedEvent[] = [],
): void {
  const saved = { size, events, read: () => ({}) as WorldState, discard: () => {} };
  const begun = { records: position, events: 0, at: 0 };
  checkpoints.add({ branch, position, at: position, saved, held: [], unconfirmed: [] }, begun, firstKept);
}

test("a checkpoint is due after enough records or events, and a larger world needs more of them", (t) => {
  const checkpoints = openCheckpoints();
  const isDue = (records: number, events = 0) => checkpoints.isDue({ count: records, maxRecords: 10_000 }, events);
  t.same([isDue(249), isDue(250), isDue(0, 12_499), isDue(0, 12_500)], [false, true, false, true]);
  add(checkpoints, 250, MIB);
  // The next checkpoint needs a new record for each 340 bytes of the last state.
  t.same([isDue(250 + 3084), isDue(250 + 3085)], [false, true]);
  t.end();
});

test("no checkpoint is due until 36 times the duration of the last one has passed", (t) => {
  const clock = { now: 5 };
  const checkpoints = openCheckpoints(clock);
  add(checkpoints, 0, 10);
  const isDueAt = (now: number) => {
    clock.now = now;
    return [
      checkpoints.isDue({ count: 250, maxRecords: 10_000_000 }, 0),
      checkpoints.isDue({ count: 265, maxRecords: 10_000_000 }, 0),
      checkpoints.isDue({ count: 266, maxRecords: 10_000_000 }, 0),
    ];
  };
  // The clock is read again after 16 more records.
  t.same([...isDueAt(184), ...isDueAt(185)], [false, false, false, false, false, false]);
  t.equal(checkpoints.isDue({ count: 282, maxRecords: 10_000_000 }, 0), true);
  t.end();
});

test("far from a checkpoint, the clock is read again when the number of records since then has doubled", (t) => {
  const clock = { now: 5 };
  const checkpoints = openCheckpoints(clock);
  add(checkpoints, 0, 10);
  const isDue = (count: number, now: number) => {
    clock.now = now;
    return checkpoints.isDue({ count, maxRecords: 10_000_000 }, 0);
  };
  t.same([isDue(250, 15), isDue(499, 185), isDue(500, 185)], [false, false, true]);
  t.end();
});

test("a checkpoint is due while the tape still reaches back to the last one", (t) => {
  const checkpoints = openCheckpoints({ now: 5 });
  add(checkpoints, 0, 10);
  const isDue = (count: number) => checkpoints.isDue({ count, maxRecords: 1_000 }, 0);
  t.same([isDue(799), isDue(800)], [false, true]);
  t.end();
});

test("no checkpoint is due after a state that is too large", (t) => {
  const checkpoints = openCheckpoints();
  checkpoints.add(undefined, checkpoints.begin(250, 0), 0);
  t.equal(checkpoints.isDue({ count: 1_000_000, maxRecords: 10_000_000 }, 0), false);
  t.end();
});

test("a replay starts from the last checkpoint before its position and its instant", (t) => {
  const checkpoints = openCheckpoints();
  for (const position of [100, 200, 300]) add(checkpoints, position, 10);
  t.same(
    [
      checkpoints.find(branch, 99, Number.POSITIVE_INFINITY)?.position,
      checkpoints.find(branch, 250, Number.POSITIVE_INFINITY)?.position,
      checkpoints.find(branch, 250, 150)?.position,
      checkpoints.find(new Branches(0).present, 250, 150)?.position,
    ],
    [undefined, 200, 100, undefined],
  );
  t.end();
});

test("the events of checkpoints count toward the limit, but only once if two successive checkpoints share them", (t) => {
  const createEvent = (serial: number): LoggedEvent => ({ serial, at: 0, cause: 0, event: { type: "dayBegan" } });
  const countKept = (newEvents: number) => {
    const checkpoints = openCheckpoints();
    for (let i = 1; i <= 100; i++) {
      const events = Array<LoggedEvent>(10_000).fill(createEvent(10_000 + i * newEvents));
      add(checkpoints, i, MIB / 4, 0, events);
    }
    return new Set(Array.from({ length: 100 }, (_, i) => checkpoints.find(branch, i + 1, i + 1)?.position)).size;
  };
  t.same([countKept(10), countKept(10_000)], [100, 23]);
  t.end();
});

test("checkpoints that no kept record needs are dropped, and beyond 64 MiB those that leave the shortest gap", (t) => {
  const checkpoints = openCheckpoints();
  const listPositions = () =>
    [...new Set(Array.from({ length: 1_001 }, (_, at) => checkpoints.find(branch, at, at)?.position))].filter(
      (position) => position !== undefined,
    );
  for (const position of [0, 100, 200, 250, 400, 500, 600, 700]) add(checkpoints, position, 8 * MIB);
  t.same(listPositions(), [0, 100, 200, 250, 400, 500, 600, 700]);
  add(checkpoints, 800, 8 * MIB);
  t.same(listPositions(), [0, 100, 250, 400, 500, 600, 700, 800]);
  add(checkpoints, 900, 10, 300);
  t.same(listPositions(), [250, 400, 500, 600, 700, 800, 900]);
  checkpoints.clear();
  t.same([listPositions(), checkpoints.isDue({ count: 901, maxRecords: 10_000_000 }, 0)], [[], true]);
  t.end();
});
