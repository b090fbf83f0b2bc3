// Tests of large snapshots, which a worker thread reads: same result, one piece per turn, and cancellation.
import { test } from "tap";
import { Assembly, cutIntoPieces, type DataPiece } from "../../../src/forms/data-pieces.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { readScript } from "../../../src/world/reading/read-script.ts";
import { readSnapshot, type SnapshotReading } from "../../../src/world/reading/read-snapshot.ts";
import { readSnapshotAside, SnapshotError } from "../../../src/world/reading/read-snapshot-aside.ts";
import { World } from "../../../src/world/world.ts";
import { beginCounting } from "../../support/counted-turns.ts";
import { forge } from "../../support/forging.ts";

/** Opens a world with a manual clock. */
async function openWithCenter(center: object): Promise<World> {
  const script = await readScript({ center });
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  return World.open({ name: "large", scenario: script.scenario, clock: { kind: "manual" } });
}

const world = await openWithCenter({
  queues: [{ id: 25 }],
  agents: [{ ids: "101-600", queues: [25], autopilot: true }],
});
const snapshot = world.snapshot();
const text = JSON.stringify(snapshot);
const parts = { maxAgents: 1_000, slicing: undefined, getSignal: undefined };

/** Cuts bytes into two segments with separate memory. */
function cutInHalves(bytes: Uint8Array): Uint8Array[] {
  const half = Math.ceil(bytes.length / 2);
  return [new Uint8Array(bytes.subarray(0, half)), new Uint8Array(bytes.subarray(half))];
}

/** Reads a snapshot in the worker thread. Returns the result, also that of a refused snapshot. */
async function readInWorkerThread(bytes: Uint8Array): Promise<SnapshotReading> {
  try {
    return await readSnapshotAside({ segments: cutInHalves(bytes) }, parts);
  } catch (error) {
    if (error instanceof SnapshotError) return error.refusal;
    throw error;
  }
}

test("a refused snapshot has the same result in the worker thread as in the main thread", async (t) => {
  const forged = forge(snapshot, ({ life }) => {
    life.center.state.agents[499].queues = [26];
  });
  const bytes = Buffer.from(JSON.stringify(forged));
  t.ok(bytes.length > 256 * 1024, "the worker thread reads a snapshot of this size");
  const here = await readSnapshot(bytes, 1_000, readScenario);
  t.notOk("state" in here);
  t.strictSame(await readInWorkerThread(new Uint8Array(bytes)), here);
});

test("a value without a JSON form is refused with a sentence", async (t) => {
  for (const [value, message] of [
    [
      { ...snapshot, at: new Date(0) },
      "at: a Date cannot be used here: use an instant as text, such as 2026-01-05T09:00:00Z",
    ],
    [{ ...snapshot, at: 1n }, "This snapshot cannot be written as JSON: Do not know how to serialize a BigInt."],
    [undefined, "A snapshot is an object."],
  ] as const) {
    await t.rejects(readSnapshotAside({ value }, parts), { name: "SnapshotError", message });
  }
});

test("at most one piece of the result is taken over per turn", async (t) => {
  const turns: number[] = [];
  const counter = beginCounting();
  const { add } = Assembly.prototype;
  t.capture(Assembly.prototype, "add", function (this: Assembly, piece: DataPiece) {
    turns.push(counter.turns);
    add.call(this, piece);
  });
  const reading = await readInWorkerThread(Buffer.from(text));
  await counter.stop();
  const { world: state, seal } = JSON.parse(text);
  t.strictSame(reading, { state, seal });
  t.equal(turns.length, [...cutIntoPieces(reading)].length);
  t.equal(new Set(turns).size, turns.length);
});

test("a restore is canceled during reading if its request has ended", async (t) => {
  const request = new AbortController();
  const other = await openWithCenter({});
  const before = JSON.stringify(other.snapshot());
  const restored = other.restoreFrom({ segments: [new TextEncoder().encode(text)] }, () => request.signal);
  request.abort();
  await t.rejects(restored, { name: "Abandoned", message: "The restore was abandoned, and nothing has changed." });
  t.equal(JSON.stringify(other.snapshot()), before);
  await other.restore(snapshot);
  t.equal(JSON.stringify(other.snapshot()), text);
});
