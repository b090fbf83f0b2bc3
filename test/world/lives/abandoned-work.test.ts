// Tests of abandoned work: an advance stops between two entries of the clock, and other abandoned work changes nothing.
import { test } from "tap";
import { START } from "../../support/gateway.ts";
import { ManualSlicing, runSlicesUntilSettled } from "../../support/slicing.ts";
import { BUSY_SCENARIO, MINUTE_MS, openBusyWorld, serializeState } from "./busy-world.ts";

test("an abandoned advance stops between two clock entries, is recorded in the journal, and can be continued", async (t) => {
  const whole = await openBusyWorld(undefined);
  whole.advance(4 * MINUTE_MS);
  const slicing = new ManualSlicing(50);
  const world = await openBusyWorld(slicing);
  const request = new AbortController();
  const advance = world.advance(4 * MINUTE_MS, () => request.signal);
  slicing.runSlice();
  request.abort();
  await runSlicesUntilSettled(slicing, advance);
  const { now } = world.center;
  t.ok(now > START && now < START + 4 * MINUTE_MS);
  const sentence = `The advance was abandoned: the world is at ${new Date(now).toISOString()}, after 100 entries of its clock.`;
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned", now, ran: 100, message: sentence });
  t.match(world.journal.list(), [{ operation: "advance", retcode: sentence, phase: "answered" }]);
  t.hasStrict(world.journal.listTotals(), [{ operation: "advance", answered: { abandoned: 1 } }]);
  const rest = world.advance(START + 4 * MINUTE_MS - now);
  await runSlicesUntilSettled(slicing, rest);
  t.strictSame([...world.center.state.calls.keys()], [...whole.center.state.calls.keys()]);
});

test("an advance abandoned while it generates history generates that history with the next advance", async (t) => {
  const steps = [
    { wait: "1m" },
    { history: { agents: [101], since: "7h", callsPerHour: 60 } },
    { signIn: { agent: 101 } },
  ];
  const slicing = new ManualSlicing(3);
  const world = await openBusyWorld(slicing, {}, { ...BUSY_SCENARIO, steps });
  const request = new AbortController();
  const advance = world.advance(2 * MINUTE_MS, () => request.signal);
  for (let i = 0; i < 1_000 && world.working?.what !== "history"; i++) slicing.runSlice();
  t.equal(world.working?.what, "history");
  slicing.runSlice();
  request.abort();
  await runSlicesUntilSettled(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned" });
  t.equal(world.center.now, START + MINUTE_MS);
  t.equal(world.center.agent(101)?.past, undefined);
  t.equal(world.isWorking, false);
  const rest = world.advance(MINUTE_MS);
  await runSlicesUntilSettled(slicing, rest);
  t.equal(world.center.agent(101)?.session?.signedInAt, START + MINUTE_MS - 7 * 60 * MINUTE_MS);
});

test("an abandoned reset or restore changes nothing", async (t) => {
  const slicing = new ManualSlicing(1);
  const center = { agents: [{ ids: "101-600", autopilot: true }] };
  const world = await openBusyWorld(slicing, {}, { center });
  const snapshot = world.snapshot();
  await runSlicesUntilSettled(slicing, world.advance(MINUTE_MS));
  const before = serializeState(world);
  const request = new AbortController();
  const reset = world.reset(() => request.signal);
  slicing.runSlice();
  request.abort();
  await runSlicesUntilSettled(slicing, reset);
  await t.rejects(reset as Promise<void>, {
    name: "Abandoned",
    message: "The reset was abandoned, and nothing has changed.",
  });
  t.strictSame([serializeState(world), world.isWorking], [before, false]);
  const restored = world.restore(snapshot, () => request.signal);
  await runSlicesUntilSettled(slicing, restored);
  await t.rejects(restored, { name: "Abandoned" });
  t.strictSame([serializeState(world), world.isWorking], [before, false]);
});

test("a restore of a world that is closed while it waits is abandoned", async (t) => {
  const world = await openBusyWorld(undefined);
  const restored = world.restore(world.snapshot());
  world.close();
  await t.rejects(restored, { name: "Abandoned", message: "The restore was abandoned, and nothing has changed." });
});

test("closing a world ends the work in progress", async (t) => {
  const slicing = new ManualSlicing(5);
  const world = await openBusyWorld(slicing);
  const advance = world.advance(4 * MINUTE_MS);
  slicing.runSlice();
  world.close();
  await runSlicesUntilSettled(slicing, advance);
  await t.rejects(advance as Promise<number>, { name: "AdvanceAbandoned" });
  t.equal(slicing.runSlice(), false);
});
