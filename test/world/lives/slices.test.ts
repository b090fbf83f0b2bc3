// Tests of long work in slices: any slicing gives the same result, and progress is reported.
import fc from "fast-check";
import { test } from "tap";
import { START } from "../../support/gateway.ts";
import { ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { BUSY_SCENARIO, MINUTE_MS, openBusyWorld, serializeState } from "./busy-world.ts";

test("slices of every length lead to the same state and run the same number of clock entries", async (t) => {
  const whole = await openBusyWorld(undefined);
  const wantedCounts = [whole.advance(7 * MINUTE_MS), whole.advance(8 * MINUTE_MS)];
  const wantedState = serializeState(whole);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (length) => {
      const slicing = new ManualSlicing(length);
      const world = await openBusyWorld(slicing);
      const counts: number[] = [];
      for (const minutes of [7, 8]) {
        const advance = world.advance(minutes * MINUTE_MS);
        await runSlicesUntilSettled(slicing, advance);
        counts.push(await advance);
      }
      t.strictSame(counts, wantedCounts);
      t.equal(serializeState(world), wantedState);
    }),
    { numRuns: 5 },
  );
});

test("a long list of steps without waits pauses after every hundred steps", async (t) => {
  const steps = Array.from({ length: 1_000 }, () => ({ statistics: { agent: 101, set: { answernums: 1 } } }));
  const countSlices = async (scenario: object): Promise<number> => {
    const slicing = new ManualSlicing(1);
    const opening = openBusyWorld(slicing, {}, scenario);
    let count = 0;
    slicing.onSlice = () => count++;
    await opening;
    return count;
  };
  const few = await countSlices({ ...BUSY_SCENARIO, steps: steps.slice(0, 50) });
  // A thousand steps have nine pauses.
  t.equal((await countSlices({ ...BUSY_SCENARIO, steps })) - few, 9);
});

test("in slices, a reset returns to the first state, and a restore to the saved one", async (t) => {
  const slicing = new ManualSlicing(7);
  const world = await openBusyWorld(slicing);
  const atTheBeginning = serializeState(world);
  const advance = world.advance(3 * MINUTE_MS);
  await runSlicesUntilSettled(slicing, advance);
  const later = JSON.parse(JSON.stringify(world.snapshot()));
  const stateLater = serializeState(world);
  const reset = world.reset();
  await runSlicesUntilSettled(slicing, reset);
  t.equal(serializeState(world), atTheBeginning);
  await runSlicesUntilSettled(slicing, world.restore(later));
  t.equal(serializeState(world), stateLater);
});

test("an advance that has to finish a step first reports the kind of the step", async (t) => {
  const slicing = new ManualSlicing(1);
  const world = await openBusyWorld(slicing);
  const seen = new Set<unknown>();
  slicing.onSlice = () => seen.add(world.working?.what);
  await runSlicesUntilSettled(slicing, world.advance(11 * MINUTE_MS));
  t.same([...seen], ["advance", "autopilot", "traffic", "history"]);
});

test("a busy world reports its progress, and runs waiting callbacks in order afterwards", async (t) => {
  const slicing = new ManualSlicing(20);
  const world = await openBusyWorld(slicing);
  const advance = world.advance(4 * MINUTE_MS);
  slicing.runSlice();
  t.match(world.working, { what: "advance", of: 4 * MINUTE_MS });
  t.ok((world.working?.done ?? 0) > 0);
  const order: string[] = [];
  world.whenFree(() => order.push(`first at ${world.center.now - START}`));
  world.whenFree(() => order.push("second"));
  t.strictSame(order, []);
  await runSlicesUntilSettled(slicing, advance);
  t.strictSame([order, world.working], [[`first at ${4 * MINUTE_MS}`, "second"], undefined]);
  world.whenFree(() => order.push("immediate"));
  t.equal(order.at(-1), "immediate");
});
