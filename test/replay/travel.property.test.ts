// Property: each earlier moment of a session can be reached again, and the world is as it was then.
import fc from "fast-check";
import { test } from "tap";
import { replayTo } from "../../src/replay/replay-to.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import type { World } from "../../src/world/world.ts";
import { perform } from "./generated-session.ts";
import { arrangement, RUNS, steps } from "./random-session.ts";
import { openTapedSession } from "./taped-session.ts";

/** Returns the hash of a world when no answer is under way. */
async function hashOf(world: World): Promise<string> {
  while (world.tape.openInputs.listHeld() === undefined) await waitForNextTurn();
  return world.hashInSlices();
}

/** Returns the hash of a world at its last input; undefined if something has happened since then. */
async function readHashAtInput(world: World): Promise<string | undefined> {
  const isAtInput = () => world.travel.plan({ input: world.center.causes.inputs }).place.position === world.tape.count;
  if (!isAtInput()) return undefined;
  const hash = await hashOf(world);
  return isAtInput() ? hash : undefined;
}

/** Returns the hash that a world had after an input. */
async function readHashAfter(world: World, input: number): Promise<string> {
  const earlier = await replayTo(world, { input });
  try {
    return await earlier.world.hashInSlices();
  } finally {
    await earlier.close();
  }
}

test("the world is as it was after each input", async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, arrangement, async (performed, arranged) => {
      const session = await openTapedSession(t, arranged);
      const { world } = session;
      const hashes = new Map<number, string>();
      let last = 0;
      try {
        await perform(session, performed, async () => {
          const { inputs } = world.center.causes;
          // A reset begins with number 1 again.
          if (inputs < last) hashes.clear();
          const hash = inputs > last ? await readHashAtInput(world) : undefined;
          if (hash !== undefined) hashes.set(inputs, hash);
          last = inputs;
        });
        for (const [input, hash] of hashes) {
          const again = await readHashAfter(world, input);
          if (again !== hash) throw new Error(`after input ${input}: ${again}, not ${hash}`);
        }
      } finally {
        await session.app.close();
      }
    }),
    { numRuns: RUNS },
  );
});
