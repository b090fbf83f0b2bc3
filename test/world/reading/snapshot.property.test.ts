// Property: a world restored from a snapshot continues like the original, for every shipped scenario at any moment.
import { deepEqual } from "node:assert/strict";
import { readdirSync } from "node:fs";
import fc from "fast-check";
import { test } from "tap";
import { finish, hashCenterInSlices } from "../../../src/core/index.ts";
import type { Outcome } from "../../../src/scenario/stage/outcome.ts";
import { readScript } from "../../../src/world/reading/read-script.ts";
import { World } from "../../../src/world/world.ts";

const MINUTE_MS = 60_000;

const SHIPPED = readdirSync(new URL("../../../scenarios/", import.meta.url))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""));

/** Opens a shipped scenario whose agents the simulator plays, with its outcomes. All worlds have one name, because Guids depend on it. */
async function openShipped(shipped: string, seed: number): Promise<{ world: World; outcomes: Outcome[] }> {
  const script = await readScript(shipped);
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const outcomes: Outcome[] = [];
  const onOutcome = (outcome: Outcome) => outcomes.push(outcome);
  const clock = { kind: "manual" } as const;
  const world = await World.open({ name: "tests", scenario: script.scenario, seed, clock, standIns: true, onOutcome });
  return { world, outcomes };
}

/** Returns a snapshot of a world after a round trip through JSON. */
function copySnapshot(world: World): unknown {
  return JSON.parse(JSON.stringify(world.snapshot()));
}

/** Returns the hash of the state itself, which also covers anything that a snapshot leaves out. */
function hashOf({ center }: World): string {
  return finish(hashCenterInSlices(center));
}

for (const name of SHIPPED) {
  test(`${name}: a world that restores a snapshot of any moment continues like the original`, async () => {
    // A moment is an instant between entries, or directly after one. Steps are in progress at both.
    const moments = fc.tuple(
      fc.integer({ min: 0, max: 20 * MINUTE_MS }),
      fc.nat(40),
      fc.integer({ min: 1, max: 1_000 }),
    );
    await fc.assert(
      fc.asyncProperty(moments, async ([until, entries, seed]) => {
        const original = await openShipped(name, seed);
        original.world.advance(until);
        for (let i = 0; i < entries; i++) original.world.advance("next");
        const outcomesBefore = original.outcomes.length;
        const other = await openShipped("default", 99);
        await other.world.restore(copySnapshot(original.world));
        deepEqual(copySnapshot(other.world), copySnapshot(original.world));
        deepEqual(hashOf(other.world), hashOf(original.world));
        for (const length of [1, 977, 5 * MINUTE_MS, 20 * MINUTE_MS]) {
          const counts = [original.world.advance(length), other.world.advance(length)];
          deepEqual(counts[1], counts[0]);
        }
        deepEqual(copySnapshot(other.world), copySnapshot(original.world));
        deepEqual(hashOf(other.world), hashOf(original.world));
        deepEqual(other.outcomes, original.outcomes.slice(outcomesBefore));
      }),
      { numRuns: 4 },
    );
  });
}
