// Tests that a large center is restored in pieces, with other work between them.
import { test } from "tap";
import { Center, Chance, defaultCenterSettings } from "../../src/core/index.ts";

test("a center of 5,000 agents is restored in pieces of 500 agents", (t) => {
  const agents = Array.from({ length: 5_000 }, (_, i) => ({ id: 101 + i, name: "Ann", password: "", queues: [] }));
  const plan = { vdn: { id: 1, name: "" }, queues: [], agents };
  const chance = new Chance(1);
  const snapshot = new Center({ plan, settings: defaultCenterSettings, start: 0, chance }).snapshot();
  const restoring = Center.restoreInSlices({ snapshot, chance });
  const done: number[] = [];
  let step = restoring.next();
  for (; step.done !== true; step = restoring.next()) done.push(step.value.done);
  t.strictSame(done.slice(0, 10), [500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000, 4_500, 5_000]);
  t.equal(step.value.agent(5_100)?.id, 5_100);
  t.end();
});
