// Tests of writing a state as short texts for a store, and of reading it back.
import { test } from "tap";
import { finish } from "../../../src/core/index.ts";
import type { WorldState } from "../../../src/world/lives/world-state.ts";
import { readChunksInSlices, writeChunksInSlices } from "../../../src/world/travel/state-chunks.ts";

/** Returns a state after one yield, as a world does while it takes its state. */
function* takeState(state: unknown) {
  yield { done: 0, of: 1 };
  return state as WorldState;
}

test("a state of 9 MiB is written as short texts, and read back", (t) => {
  const agents = Array.from({ length: 33_000 }, (_, id) => ({ id, name: `Agent ${id}`.padEnd(270, "ä"), left: null }));
  const state = { clock: "manual", life: { center: { agents, log: { recent: [] } } } };
  const chunks = finish(writeChunksInSlices(takeState(state)));
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  t.strictSame([total > 9 * 1024 * 1024, chunks.every(({ length }) => length < 1_000_000)], [true, true]);
  t.same(finish(readChunksInSlices(chunks)), state);
  t.end();
});

test("a small state is one text", (t) => {
  const chunks = finish(writeChunksInSlices(takeState({ clock: "manual", life: {} })));
  t.equal(chunks.length, 1);
  t.same(finish(readChunksInSlices(chunks)), { clock: "manual", life: {} });
  t.end();
});
