// Tests of the page's view of a board: changes, and counts of instants.
import { test } from "tap";
import { countPerBin } from "../../../src/board/feeds/activity.ts";
import { applyChange, toView } from "../../../src/board/feeds/view.ts";
import type { BoardChanged, BoardInfo } from "../../../src/control/api-types.ts";

const BOARD = {
  clock: { now: "2026-01-05T09:00:00.000Z", mode: "manual", next: null },
  heldPolls: 0,
  agents: [
    { id: 101, state: "idle" },
    { id: 102, state: "idle" },
  ],
  calls: [{ id: "c1" }],
  chats: [{ id: "x1" }],
  conferences: [{ id: 1024256 }],
  queues: [{ id: 25 }],
  recordings: [{ id: "r1" }],
} as unknown as BoardInfo;

test("an agent is replaced in its place, a new one is the last, and a gone one is removed", async (t) => {
  const view = toView(BOARD);
  const change = {
    clock: { now: "2026-01-05T09:00:01.000Z", mode: "manual", next: null },
    agents: [
      { id: 101, state: "busy" },
      { id: 103, state: "idle" },
    ],
    chats: [{ id: "x2" }],
    removed: { agents: [102], calls: ["c1"], chats: ["x1"], recordings: ["r1"] },
  } as unknown as BoardChanged;
  const next = applyChange(view, change);
  t.strictSame(
    [...next.agents.values()].map(({ id, state }) => `${id} ${state}`),
    ["101 busy", "103 idle"],
  );
  t.equal(next.calls.size, 0);
  t.equal(next.recordings.size, 0);
  t.strictSame([...next.chats.keys()], ["x2"]);
  t.equal(next.clock.now, "2026-01-05T09:00:01.000Z");
  t.equal(next.heldPolls, 0);
  t.strictSame([...view.agents.keys()], [101, 102]);
});

test("lists without a change stay the same objects", async (t) => {
  const view = toView(BOARD);
  const next = applyChange(view, { clock: view.clock, heldPolls: 2 });
  t.equal(next.agents, view.agents);
  t.equal(next.queues, view.queues);
  t.equal(next.heldPolls, 2);
});

test("instants are counted in equal bins, from the beginning to the end inclusive", async (t) => {
  t.strictSame(countPerBin([0, 1, 5, 10, 11], 0, 10, 2), [2, 2]);
  t.strictSame(countPerBin([], 5, 5, 3), [0, 0, 0]);
});
