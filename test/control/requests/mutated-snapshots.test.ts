// Snapshots in which anything is changed at random and sealed again: none gets an answer of 5xx, and what is taken makes a world that works.
// scripts/ci/mutate-snapshots.ts does the same ten thousand times.
import { test } from "tap";
import { openMutations } from "../../support/mutations.ts";

test("a hundred mutated snapshots are refused in words, or make worlds that work", async (t) => {
  const { attempt, close } = await openMutations();
  const failed: string[] = [];
  let works = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { what, outcome } = await attempt(seed);
    if (outcome === "works") works++;
    else if (outcome !== "refused") failed.push(`seed ${seed}: ${what}: ${outcome}`);
  }
  t.strictSame(failed, []);
  t.ok(works > 3, `${works} were harmless, and taken`);
  await close();
});
