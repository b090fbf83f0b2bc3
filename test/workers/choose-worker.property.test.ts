// Property: the choice of a worker is stable, and worlds spread over all workers.
import fc from "fast-check";
import { test } from "tap";
import { chooseWorker } from "../../src/workers/choose-worker.ts";
import { countCases } from "../support/cases.ts";

test("a name has the same worker in every process, and always one that exists", async (t) => {
  t.strictSame(
    ["default", "tests", "world-1", "world-2", "a", "b"].map((name) => chooseWorker(name, 4)),
    [3, 1, 3, 3, 0, 2],
  );
  const rule = fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (name, count) => {
    const worker = chooseWorker(name, count);
    return Number.isInteger(worker) && worker >= 0 && worker < count && worker === chooseWorker(name, count);
  });
  fc.assert(rule, { numRuns: countCases(1_000) });
});

test("worlds spread over all workers, even if their names hardly differ", async (t) => {
  const naming: readonly ((i: number) => string)[] = [
    (i) => `world-${i}`,
    (i) => `${i}`,
    (i) => `build-${1_000 + i}-tests`,
    (i) => `${"x".repeat(40)}${i}`,
  ];
  const uneven: string[] = [];
  for (const createName of naming) {
    for (const count of [2, 3, 8, 16]) {
      const counts = Array.from({ length: count }, () => 0);
      for (let i = 0; i < 200 * count; i++) {
        const worker = chooseWorker(createName(i), count);
        counts[worker] = (counts[worker] ?? 0) + 1;
      }
      if (Math.min(...counts) < 140 || Math.max(...counts) > 260)
        uneven.push(`${createName(1)} on ${count}: ${counts}`);
    }
  }
  t.strictSame(uneven, []);
});
