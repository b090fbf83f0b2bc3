// Long work in slices: it comes to the same however it is cut, waits for nobody, and can be abandoned at a whole entry.
import fc from "fast-check";
import { test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { World, type WorldOptions } from "../../../src/world/world.ts";
import { START } from "../../support/gateway.ts";
import { CutBy, through } from "../../support/slicing.ts";
import { FakeWall } from "../../support/wall.ts";

const BUSY = {
  center: {
    queues: [{ id: 25 }],
    agents: [
      { id: 101, queues: [25] },
      { ids: "201-330", queues: [25], autopilot: { answer: "3s", wrapUp: "10s" } },
    ],
  },
  steps: [
    { history: { agents: [101, 201, 202], since: "3h", callsPerHour: 20 } },
    { traffic: { queue: 25, callsPerHour: 900, talk: { p50: "1m", p95: "4m" }, patience: "40s" } },
    { wait: "5m" },
    { autopilot: { agents: "201-330", answer: "5s" } },
    { traffic: { agents: "201-330", gap: { exponential: "3m" }, talk: "1m" } },
    { wait: "5m" },
    { history: { agents: [101], since: "2h", callsPerHour: 30 } },
    { signIn: { agent: 101 } },
  ],
};

async function open(
  slicing: CutBy | undefined,
  options: Partial<WorldOptions> = {},
  scenario: object = BUSY,
): Promise<World> {
  const read = await readScenario({ object: scenario, name: "busy" });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const parts: WorldOptions = { name: "w", scenario: read.scenario, clock: { kind: "manual" }, ...options };
  const opening = World.open(slicing === undefined ? parts : { ...parts, slicing });
  await through(slicing, opening);
  return opening;
}

/** All that a world is, but for the salt of its passwords. */
function told(world: World): string {
  const { world: state } = JSON.parse(JSON.stringify(world.snapshot())) as { world: { life: object } };
  return JSON.stringify(state.life).replaceAll(/sha256\$\w+\$\w+/g, "sealed");
}

const MINUTE = 60_000;

test("however long work is cut, it comes to the same, entry by entry", async (t) => {
  const whole = await open(undefined);
  const ran = [whole.advance(7 * MINUTE), whole.advance(8 * MINUTE)];
  const wanted = told(whole);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (length) => {
      const slicing = new CutBy(length);
      const world = await open(slicing);
      const counts: number[] = [];
      for (const minutes of [7, 8]) {
        const advance = world.advance(minutes * MINUTE);
        await through(slicing, advance);
        counts.push(await advance);
      }
      t.strictSame(counts, ran);
      t.equal(told(world), wanted);
    }),
    { numRuns: 5 },
  );
});

test("a long list of steps that take no time pauses between every hundred of them", async (t) => {
  const steps = Array.from({ length: 1_000 }, () => ({ statistics: { agent: 101, set: { answernums: 1 } } }));
  const slices = async (scenario: object): Promise<number> => {
    const slicing = new CutBy(1);
    const opening = open(slicing, {}, scenario);
    let count = 0;
    slicing.onSlice = () => count++;
    await opening;
    return count;
  };
  const few = await slices({ ...BUSY, steps: steps.slice(0, 50) });
  // Ten hundreds have nine pauses between them.
  t.equal((await slices({ ...BUSY, steps })) - few, 9);
});

test("a reset in slices begins as a world does, and so does one that is restored", async (t) => {
  const slicing = new CutBy(7);
  const world = await open(slicing);
  const atTheBeginning = told(world);
  const advance = world.advance(3 * MINUTE);
  await through(slicing, advance);
  const later = JSON.parse(JSON.stringify(world.snapshot()));
  const toldLater = told(world);
  const reset = world.reset();
  await through(slicing, reset);
  t.equal(told(world), atTheBeginning);
  await through(slicing, world.restore(later));
  t.equal(told(world), toldLater);
});

test("while a world works it tells how far it is, and what comes waits its turn in order", async (t) => {
  const slicing = new CutBy(20);
  const world = await open(slicing);
  const advance = world.advance(4 * MINUTE);
  slicing.doSlice();
  t.match(world.working, { what: "advance", of: 4 * MINUTE });
  t.ok((world.working?.done ?? 0) > 0);
  const order: string[] = [];
  world.whenFree(() => order.push(`first at ${world.center.now - START}`));
  world.whenFree(() => order.push("second"));
  t.strictSame(order, []);
  await through(slicing, advance);
  t.strictSame([order, world.working], [[`first at ${4 * MINUTE}`, "second"], undefined]);
  world.whenFree(() => order.push("at once"));
  t.equal(order.at(-1), "at once");
});

test("an abandoned advance leaves the world at a whole entry, which error and journal name; it can go on", async (t) => {
  const whole = await open(undefined);
  whole.advance(4 * MINUTE);
  const slicing = new CutBy(50);
  const world = await open(slicing);
  const leaving = new AbortController();
  const advance = world.advance(4 * MINUTE, () => leaving.signal);
  slicing.doSlice();
  leaving.abort();
  await through(slicing, advance);
  const { now } = world.center;
  t.ok(now > START && now < START + 4 * MINUTE);
  const sentence = `The advance was abandoned: the world stands at ${new Date(now).toISOString()}, after 100 entries of its clock.`;
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned", now, ran: 100, message: sentence });
  t.match(world.journal.list(), [{ operation: "advance", retcode: sentence, phase: "answered" }]);
  t.match(world.journal.totals(), [{ operation: "advance", answered: { abandoned: 1 } }]);
  const rest = world.advance(START + 4 * MINUTE - now);
  await through(slicing, rest);
  t.strictSame([...world.center.state.calls.keys()], [...whole.center.state.calls.keys()]);
});

test("an advance that is abandoned in the middle of a past lives it when time goes on", async (t) => {
  const steps = [
    { wait: "1m" },
    { history: { agents: [101], since: "7h", callsPerHour: 60 } },
    { signIn: { agent: 101 } },
  ];
  const slicing = new CutBy(3);
  const world = await open(slicing, {}, { ...BUSY, steps });
  const leaving = new AbortController();
  const advance = world.advance(2 * MINUTE, () => leaving.signal);
  for (let i = 0; i < 1_000 && world.working?.what !== "history"; i++) slicing.doSlice();
  t.equal(world.working?.what, "history");
  slicing.doSlice();
  leaving.abort();
  await through(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned" });
  t.equal(world.center.now, START + MINUTE);
  t.equal(world.center.agent(101)?.past, undefined);
  t.equal(world.isWorking, false);
  const rest = world.advance(MINUTE);
  await through(slicing, rest);
  t.equal(world.center.agent(101)?.session?.signedInAt, START + MINUTE - 7 * 60 * MINUTE);
});

test("making and resetting that are abandoned change nothing", async (t) => {
  const slicing = new CutBy(1);
  const center = { agents: [{ ids: "101-600", autopilot: true }] };
  const world = await open(slicing, {}, { center });
  const before = told(world);
  const leaving = new AbortController();
  const reset = world.reset(() => leaving.signal);
  slicing.doSlice();
  leaving.abort();
  await through(slicing, reset);
  await t.rejects(reset as Promise<void>, {
    name: "Abandoned",
    message: "The reset was abandoned, and nothing has changed.",
  });
  t.strictSame([told(world), world.isWorking], [before, false]);
  const restored = world.restore(world.snapshot(), () => leaving.signal);
  await through(slicing, restored);
  await t.rejects(restored, { name: "Abandoned" });
  t.strictSame([told(world), world.isWorking], [before, false]);
});

test("a world that is closed while it works ends its work", async (t) => {
  const slicing = new CutBy(5);
  const world = await open(slicing);
  const advance = world.advance(4 * MINUTE);
  slicing.doSlice();
  world.close();
  await through(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned" });
  t.equal(slicing.doSlice(), false);
});

test("a snapshot in slices is the one that is written at once, however it is cut", async (t) => {
  const slicing = new CutBy(1_000_000);
  const world = await open(slicing);
  world.advance(10 * MINUTE);
  const whole = JSON.stringify(world.snapshot());
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (length) => {
      slicing.length = length;
      const written = world.snapshotInSlices();
      await through(slicing, written);
      t.equal(JSON.stringify(await written), whole);
    }),
    { numRuns: 10 },
  );
  slicing.length = 1_000_000;
  t.notOk(world.snapshotInSlices() instanceof Promise);
  t.match(await world.restore(JSON.parse(whole)), undefined);
});

test("while a snapshot is written nothing happens in the world, and what falls due happens behind it", async (t) => {
  const slicing = new CutBy(10);
  const wall = new FakeWall(START);
  const clock = { kind: "paced", factor: 1 } as const;
  const world = await open(slicing, { wall, clock, start: START });
  await through(slicing, world.free());
  const wanted = JSON.stringify(world.snapshot());
  const written = world.snapshotInSlices();
  slicing.doSlice();
  t.match(world.working, { what: "snapshot", of: 0 });
  wall.pass(3 * MINUTE);
  world.catchUp();
  t.equal(world.center.now, START);
  await through(slicing, written);
  t.equal(JSON.stringify(await written), wanted);
  world.catchUp();
  await through(slicing, world.free());
  t.equal(world.center.now, START + 3 * MINUTE);
});

test("a snapshot that nobody waits for, or whose world is closed, is abandoned", async (t) => {
  for (const end of [(_: World, leaving: AbortController) => leaving.abort(), (world: World) => world.close()]) {
    const slicing = new CutBy(1);
    const world = await open(slicing);
    const leaving = new AbortController();
    const written = world.snapshotInSlices(() => leaving.signal);
    slicing.doSlice();
    end(world, leaving);
    await through(slicing, written);
    await t.rejects(written as Promise<unknown>, {
      name: "Abandoned",
      message: "The snapshot was abandoned, and nothing has changed.",
    });
    t.equal(world.isWorking, false);
  }
});

test("a world that is read in slices does not move, and the reading is abandoned when the world is closed", async (t) => {
  const slicing = new CutBy(10);
  const wall = new FakeWall(START);
  const world = await open(slicing, { wall, clock: { kind: "paced", factor: 1 }, start: START });
  await through(slicing, world.free());
  function* reading() {
    for (let done = 1; done <= 100; done++) yield { done, of: 100 };
    return world.center.now;
  }
  const read = world.readInSlices(reading());
  wall.pass(3 * MINUTE);
  world.catchUp();
  t.match(world.working, { what: "answer", done: 10, of: 100 });
  await through(slicing, read);
  t.equal(await read, START);
  const left = world.readInSlices(reading());
  world.close();
  await through(slicing, left);
  await t.rejects(Promise.resolve(left), {
    name: "Abandoned",
    message: "The answer was abandoned, and nothing has changed.",
  });
});
