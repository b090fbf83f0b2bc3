// Tests of snapshots with random changes and a valid seal: none is answered with a 5xx, and an accepted one makes a working world.
// scripts/ci/mutate-snapshots.ts tries ten thousand of them.
import { test } from "tap";
import { openMutations } from "../../support/mutations.ts";

test("a hundred mutated snapshots are refused with a reason or make working worlds", async (t) => {
  const { tryMutation, close } = await openMutations();
  const failed: string[] = [];
  let works = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { what, outcome } = await tryMutation(seed);
    if (outcome === "works") works++;
    else if (outcome !== "refused") failed.push(`seed ${seed}: ${what}: ${outcome}`);
  }
  t.strictSame(failed, []);
  t.ok(works > 3, `only ${works} were accepted`);
  await close();
});
