// Tests of checkpoints of a world: the limit of their size, and rewinds of large and failed worlds and of worlds with ports.

import { test } from "tap";
import { storeConfig } from "../../src/core/index.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { Checkpoints } from "../../src/world/checkpoints.ts";
import type { PortOpener } from "../../src/world/faults/fault-port.ts";
import type { WorldSnapshot } from "../../src/world/reading/snapshot.ts";
import { Branches } from "../../src/world/travel/branches.ts";
import { World, type WorldOptions } from "../../src/world/world.ts";
import { openWorld, START } from "../support/gateway.ts";
import { readTestScenario } from "../support/test-scenario.ts";

const MIB = 1024 * 1024;

/** Opens a world of agents from 101 on, who are signed in. */
async function openAgents(count: number, options: Partial<WorldOptions> = {}): Promise<World> {
  const center = { queues: [{ id: 25 }], agents: [{ ids: `101-${100 + count}`, queues: [25], autopilot: true }] };
  const scenario = await readTestScenario({ center });
  return World.open({ name: "default", scenario, clock: { kind: "manual" }, ...options });
}

test("the checkpoints of a world have at most 64 MiB together", async (t) => {
  let size = 40 * MIB;
  const world = {
    center: { causes: { inputs: 0 } },
    travel: { findPlace: () => ({ branch: new Branches(0).present, position: 0, entry: 0 }) },
    takeSnapshotInSlices: () =>
      ({ at: "2026-01-05T09:00:00.000Z", world: "x".repeat(size) }) as unknown as WorldSnapshot,
    restoreFrom: async () => {},
  };
  const checkpoints = new Checkpoints(world, undefined);
  const first = await checkpoints.make("first");
  await t.rejects(checkpoints.make("second"), {
    kind: "full",
    message: `This checkpoint has ${first.bytes} bytes, and the others have ${first.bytes}: together they can have at most ${64 * MIB}`,
  });
  size = 20 * MIB;
  await checkpoints.make("third");
  t.same(
    checkpoints.list().map(({ name }) => name),
    ["first", "third"],
  );
  checkpoints.delete("first");
  size = 40 * MIB;
  await checkpoints.make("second");
});

test("a world whose checkpoint has more than 8 MiB is rewound", async (t) => {
  const world = await openAgents(600);
  t.teardown(() => world.close());
  for (const { id } of world.center.state.agents.values()) {
    world.center.perform(storeConfig, { agent: id, config: "x".repeat(16_000) });
  }
  const { bytes } = await world.checkpoints.make("large");
  t.ok(bytes > 8 * MIB);
  const before = await world.hashInSlices();
  await world.advance(60_000);
  for (let i = 0; i < 2; i++) {
    await world.checkpoints.rewind("large");
    t.equal(await world.hashInSlices(), before);
  }
});

test("a failed world is rewound to the time before its failure, and continues", async (t) => {
  const world = await openWorld();
  t.teardown(() => world.close());
  await world.checkpoints.make("sound");
  const before = await world.hashInSlices();
  world.errorBoundary.run(() => {
    throw new TypeError("no such thing");
  });
  t.match(world.errorBoundary.failure, /^An error of the simulator stopped this world: TypeError: no such thing/);
  await world.checkpoints.rewind("sound");
  t.same([world.errorBoundary.failure, await world.hashInSlices()], [undefined, before]);
  await world.advance(5_000);
  t.equal(world.center.now - START, 5_000);
});

test("the port of a fault opens again after a rewind, and closes if the fault is younger", async (t) => {
  const log: string[] = [];
  const opener: PortOpener = ({ fault }) => {
    log.push(`${fault} opens`);
    return { opened: Promise.resolve(`https://127.0.0.1:${fault}`), close: () => log.push(`${fault} closes`) };
  };
  const world = await openAgents(1, { portOpener: () => opener });
  t.teardown(() => world.close());
  await world.checkpoints.make("none");
  await world.faults.add({ effect: { certificate: "expired" } }).opened;
  await world.checkpoints.make("one");
  world.faults.clear();
  await world.checkpoints.rewind("one");
  const [fault] = world.faults.list();
  t.equal(await fault?.opened, "https://127.0.0.1:1");
  await world.checkpoints.rewind("none");
  t.same([world.faults.list(), log], [[], ["1 opens", "1 closes", "1 opens", "1 closes"]]);
});

test("a port that cannot open again is reported, and its fault is gone", async (t) => {
  const reported: string[] = [];
  let opened: Promise<string> = Promise.resolve("https://127.0.0.1:1");
  const opener: PortOpener = () => ({ opened, close: () => {} });
  const report = (sentence: string) => reported.push(sentence);
  const world = await openAgents(1, { portOpener: () => opener, report });
  t.teardown(() => world.close());
  await world.faults.add({ effect: { certificate: "expired" } }).opened;
  await world.checkpoints.make("one");
  opened = Promise.reject(new Error("no more ports"));
  await world.checkpoints.rewind("one");
  await waitForNextTurn();
  t.same([world.faults.list(), reported], [[], ["The port of fault 1 cannot be opened: no more ports."]]);
});
