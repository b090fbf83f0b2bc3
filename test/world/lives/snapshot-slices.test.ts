// Tests of snapshots and reads in slices: the world pauses until they are complete, and they can be abandoned.
import fc from "fast-check";
import { test } from "tap";
import type { World } from "../../../src/world/world.ts";
import { START } from "../../support/gateway.ts";
import { ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { FakeWall } from "../../support/wall.ts";
import { MINUTE_MS, openBusyWorld } from "./busy-world.ts";

test("slices of every length write the same snapshot as no slices, and it can be restored", async (t) => {
  const slicing = new ManualSlicing(1_000_000);
  const world = await openBusyWorld(slicing);
  world.advance(10 * MINUTE_MS);
  const whole = JSON.stringify(world.snapshot());
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (length) => {
      slicing.length = length;
      const written = world.takeSnapshotInSlices();
      await runSlicesUntilSettled(slicing, written);
      t.equal(JSON.stringify(await written), whole);
    }),
    { numRuns: 10 },
  );
  slicing.length = 1_000_000;
  t.notOk(world.takeSnapshotInSlices() instanceof Promise);
  world.advance(MINUTE_MS);
  await world.restore(JSON.parse(whole));
  t.equal(JSON.stringify(world.snapshot()), whole);
});

test("the world pauses while a snapshot is written, and catches up afterwards", async (t) => {
  const slicing = new ManualSlicing(10);
  const wall = new FakeWall(START);
  const clock = { kind: "paced", factor: 1 } as const;
  const world = await openBusyWorld(slicing, { wall, clock, start: START });
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  const wanted = JSON.stringify(world.snapshot());
  const written = world.takeSnapshotInSlices();
  slicing.runSlice();
  t.hasStrict(world.working, { what: "snapshot", of: 0 });
  wall.advance(3 * MINUTE_MS);
  world.catchUp();
  t.equal(world.center.now, START);
  await runSlicesUntilSettled(slicing, written);
  t.equal(JSON.stringify(await written), wanted);
  world.catchUp();
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  t.equal(world.center.now, START + 3 * MINUTE_MS);
});

test("a snapshot is abandoned when its request ends or its world is closed", async (t) => {
  for (const end of [(_: World, request: AbortController) => request.abort(), (world: World) => world.close()]) {
    const slicing = new ManualSlicing(1);
    const world = await openBusyWorld(slicing);
    const request = new AbortController();
    const written = world.takeSnapshotInSlices(() => request.signal);
    slicing.runSlice();
    end(world, request);
    await runSlicesUntilSettled(slicing, written);
    await t.rejects(written as Promise<unknown>, {
      name: "Abandoned",
      message: "The snapshot was abandoned, and nothing has changed.",
    });
    t.equal(world.isWorking, false);
  }
});

test("a world pauses while it is read in slices, and closing the world abandons the reading", async (t) => {
  const slicing = new ManualSlicing(10);
  const wall = new FakeWall(START);
  const world = await openBusyWorld(slicing, { wall, clock: { kind: "paced", factor: 1 }, start: START });
  await runSlicesUntilSettled(slicing, world.waitUntilFree());
  function* readNow() {
    for (let done = 1; done <= 100; done++) yield { done, of: 100 };
    return world.center.now;
  }
  const read = world.readInSlices(readNow());
  wall.advance(3 * MINUTE_MS);
  world.catchUp();
  t.hasStrict(world.working, { what: "answer", done: 10, of: 100 });
  await runSlicesUntilSettled(slicing, read);
  t.equal(await read, START);
  const abandoned = world.readInSlices(readNow());
  world.close();
  await runSlicesUntilSettled(slicing, abandoned);
  await t.rejects(Promise.resolve(abandoned), {
    name: "Abandoned",
    message: "The answer was abandoned, and nothing has changed.",
  });
});
