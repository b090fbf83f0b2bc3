// Tests of forged snapshots: a changed one with a new seal is refused with a sentence, and an unchanged one is restored.
import { test } from "tap";
import { readScript } from "../../../src/world/reading/read-script.ts";
import { World } from "../../../src/world/world.ts";
import { forge, type Json } from "../../support/forging.ts";

/** Opens a world with current calls, traffic, waiting and repeated steps, and a fault. */
async function openBusyWorld(): Promise<World> {
  const script = await readScript({
    settings: { statisticsSince: "midnight" },
    center: {
      queues: [{ id: 25, name: "Support" }],
      ivrs: [{ id: 7, name: "Menu" }],
      numbers: [{ number: "139*", does: "answer", talk: { p50: "1m", p95: "2m" } }],
      agents: [
        { id: 101, queues: [25] },
        { ids: "201-204", queues: [25], autopilot: { talk: ["1m", "2m"], wrapUp: "10s" } },
      ],
    },
    steps: [
      {
        traffic: {
          queue: 25,
          callsPerHour: [{ from: "00:00", to: "24:00", rate: 200 }],
          talk: { exponential: "3m" },
          patience: "2m",
        },
      },
      {
        parallel: [
          [{ repeat: { steps: [{ wait: "7s" }] } }],
          [{ waitFor: { agent: 101, state: "busy", timeout: "8h" } }],
        ],
      },
    ],
  });
  if ("problems" in script) throw new Error(script.problems.join("\n"));
  const world = await World.open({ name: "busy", scenario: script.scenario, clock: { kind: "manual" } });
  world.advance(30 * 60_000);
  world.faults.add({ agents: [101], times: 3, effect: { retcode: "100-007" } });
  return world;
}

const PREFIX = "This snapshot was not written by a simulator: ";

for (const [place, change, problem] of [
  [
    "settings of the center",
    (world: Json) => {
      world.life.center.settings = {};
    },
    "world.life.center.settings cannot be an empty object.",
  ],
  [
    "settings of the gateway",
    (world: Json) => {
      world.life.settings.pollHold = "long";
    },
    "world.life.settings cannot be an object.",
  ],
  [
    "state",
    (world: Json) => {
      world.life.center.state = "";
    },
    'world.life.center.state cannot be "".',
  ],
  [
    "a timer",
    (world: Json) => {
      world.life.center.clock.entries[0].timer = null;
    },
    "world.life.center.clock.entries[0].timer cannot be nothing.",
  ],
  [
    "the time",
    (world: Json) => {
      world.life.center.clock.now = 1e308;
    },
    "world.life.center.clock.now cannot be 1e+308.",
  ],
  [
    "a rate of calls",
    (world: Json) => {
      world.life.player.traffic.flows[0].plan.to.callsPerHour = "x";
    },
    'world.life.player.traffic.flows[0].plan.to.callsPerHour cannot be "x".',
  ],
  [
    "a rate of calls in the scenario",
    (world: Json) => {
      world.beginning.script.scenario.steps[0].to.callsPerHour = "x";
    },
    "world.beginning.script.scenario.steps differ from .written.",
  ],
  [
    "a serial number below those in use",
    (world: Json) => {
      world.life.center.state.callSerial = 0;
    },
    "world.life.center.state.callSerial does not fit the rest of the snapshot.",
  ],
  [
    "a recording whose name its agent would get again",
    ({ life: { center } }: Json) => {
      const { now } = center.clock;
      const [{ id: call }] = center.state.calls;
      const file = { id: `101-${now / 100}`, namedAfter: now, format: "aLaw", begunAt: now, endedAt: now, length: 0 };
      const facts = { agent: 101, call, feature: "inbound", caller: "1", called: "2", queue: 25 };
      center.state.recordingSerial = 1;
      center.state.recordings.push({ task: 1, ...file, ...facts });
    },
    "world.life.center.state.agents.lastRecording does not fit the rest of the snapshot.",
  ],
  [
    "an agent of a leg",
    (world: Json) => {
      world.life.center.state.calls[0].legs[0].agent = 101;
    },
    "world.life.center.state.agents[4].session.calls does not fit the rest of the snapshot.",
  ],
  [
    "the number of the next traffic flow",
    (world: Json) => {
      world.life.player.traffic.next = 0;
    },
    "world.life.player.traffic.next does not fit the rest of the snapshot.",
  ],
  [
    "a repeated traffic flow",
    (world: Json) => {
      world.life.player.traffic.flows.push(world.life.player.traffic.flows[0]);
    },
    "world.life.player.traffic.flows does not fit the rest of the snapshot.",
  ],
  [
    "an agent of a traffic flow",
    (world: Json) => {
      world.life.player.traffic.flows[0].plan.to = { agents: [101], gap: { kind: "fixed", value: 1_000 } };
    },
    "world.life.player.traffic.calledByName does not fit the rest of the snapshot.",
  ],
  [
    "an unknown member",
    (world: Json) => {
      world.life.center.state.more = 1;
    },
    "world.life.center.state.more cannot be 1.",
  ],
  [
    "a password that is not hashed",
    (world: Json) => {
      world.life.center.state.agents[0].password = "secret";
    },
    'world.life.center.state.agents[0].password cannot be "secret".',
  ],
  [
    "missing steps",
    (world: Json) => {
      delete world.beginning.script.scenario.steps;
    },
    "world.beginning.script.scenario.steps differ from .written.",
  ],
  [
    "an unknown mode of the clock",
    (world: Json) => {
      world.clock = "fast";
    },
    'world.clock cannot be "fast".',
  ],
  [
    "settings that contradict each other",
    (world: Json) => {
      world.beginning.settings = { guidInterval: 5_000, guidTimeout: 5_000 };
    },
    "world.beginning.settings cannot be an object with guidInterval, guidTimeout.",
  ],
] as const) {
  test(`${place}: a changed snapshot with a new seal is refused with a sentence, and the world does not change`, async (t) => {
    const world = await openBusyWorld();
    const before = JSON.stringify(world.snapshot());
    await t.rejects(world.restore(forge(world.snapshot(), change)), {
      name: "SnapshotError",
      message: PREFIX + problem,
    });
    t.equal(JSON.stringify(world.snapshot()), before);
    world.close();
  });
}

test("contradictions that only appear during the restore are refused, too", async (t) => {
  const world = await openBusyWorld();
  const before = JSON.stringify(world.snapshot());
  const forged = forge(world.snapshot(), ({ life }) => {
    life.player.tracks.tracks[0].frames[0].steps = "steps[9]";
  });
  await t.rejects(world.restore(forged), {
    name: "SnapshotError",
    message:
      'This snapshot is inconsistent: Error: The snapshot refers to "steps[9]", which its scenario does not have.',
  });
  t.equal(JSON.stringify(world.snapshot()), before);
  world.close();
});

test("an unchanged snapshot is restored, byte for byte", async (t) => {
  const world = await openBusyWorld();
  const snapshot = world.snapshot();
  const other = await openBusyWorld();
  await other.restore(forge(snapshot, () => {}));
  t.equal(JSON.stringify(other.snapshot()), JSON.stringify(snapshot));
});
