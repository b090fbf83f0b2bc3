// Property: replaying the stored lines of a world gives its state, however often it moves between replicas that hand it over or end.
import fc from "fast-check";
import { type Test, test } from "tap";
import type { TapeLine } from "../../src/replay/read-tape.ts";
import { Replay } from "../../src/replay/replay.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { readBase } from "../../src/store/base.ts";
import { type ClientStep, type ControlStep, ofClient } from "../replay/generated-session.ts";
import { CHECKPOINT_EVERY, LEASE_MS, openStore, SCENARIO } from "./replicas.ts";

/** The number of sessions. CCGW_REPLAYED_SESSIONS sets a larger one. */
const RUNS = Number(process.env["CCGW_REPLAYED_SESSIONS"] ?? 10);

/** A request of a client or of a test to one of two replicas, or the end of a replica during a request. */
const step = fc.record({
  at: fc.nat(1),
  act: fc.oneof(
    { weight: 6, arbitrary: ofClient },
    {
      weight: 3,
      arbitrary: fc.constantFrom<ControlStep[]>(
        ["POST", "/calls", { to: { queue: 25 } }],
        ["POST", "/calls", { to: { agent: 101 } }],
        ["POST", "/clock/advance", { by: "7s" }],
        ["POST", "/clock/advance", { by: "3m" }],
        ["POST", "/checkpoints", { name: "here" }],
        ["POST", "/reset"],
      ),
    },
    { weight: 1, arbitrary: fc.record({ diesAfter: fc.nat(12) }) },
  ),
});

type Step = typeof step extends fc.Arbitrary<infer Made> ? Made : never;

/** Plays a session on replicas. Returns the store, and the hash of the world at its end. */
async function play(t: Test, steps: readonly Step[]) {
  const opened = openStore(t);
  const { settle, wall, shared } = opened;
  let count = 0;
  const open = () => opened.openReplica(`replica-${++count}`);
  const replicas = [await open(), await open()];
  const guids = new Map<number, string | undefined>();
  await replicas[0]?.sendToControl("POST", "/worlds", { name: "tests", clock: "manual", scenario: SCENARIO });
  replicas[0]?.worlds.get("tests")?.travel.start(CHECKPOINT_EVERY);
  const send = async (at: number, { agent, request: [method, path, body] }: ClientStep) => {
    const client = replicas[at]?.client(agent, "tests", guids.get(agent));
    const reply = await client?.send(method, path.replace("{}", String(agent)), { body });
    guids.set(agent, reply?.header("Guid") ?? guids.get(agent));
  };
  /** Lets half a second pass, in which leases can be renewed. */
  const passHalfSecond = async (): Promise<void> => {
    wall.advance(500);
    await waitForNextTurn();
  };
  for (const { at, act } of steps) {
    await passHalfSecond();
    if ("agent" in act) await settle(send(at, act));
    else if ("diesAfter" in act) {
      const asked = send(at, { agent: 101, request: ["GET", "agentevent/{}"] });
      for (let turns = 0; turns < act.diesAfter; turns++) await waitForNextTurn();
      replicas[at]?.kill();
      wall.advance(LEASE_MS);
      await settle(asked);
      replicas[at] = await open();
    } else {
      const [method, path, body] = act;
      await replicas[at]?.sendToControl(method, `/worlds/tests${path}`, body);
    }
  }
  // A world that was handed over is not taken back at once.
  for (let i = 0; i < 3; i++) await passHalfSecond();
  return { shared, hash: await replicas[0]?.readHash("tests") };
}

/** Replays all lines that were ever stored. Returns what differs, with the hash of the world. */
async function replayAll({ bases, lines }: Awaited<ReturnType<typeof play>>["shared"]) {
  const base = await readBase(bases.get("tests")?.[0] ?? []);
  if ("problem" in base) throw new Error(base.problem);
  const tape = { head: base.head, lines: (lines.get("tests") ?? []).map((text) => JSON.parse(text) as TapeLine) };
  const replay = await Replay.open(tape, () => {});
  try {
    const { difference, stopped } = await replay.run({});
    return { difference, stopped, hash: await replay.world.hashInSlices() };
  } finally {
    await replay.close();
  }
}

test("replaying the stored lines of a world that moves between replicas gives its state", async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30, size: "max" }), async (steps) => {
      const { shared, hash } = await play(t, steps);
      const found = await replayAll(shared);
      if (found.difference !== undefined || found.stopped !== undefined || found.hash !== hash)
        throw new Error(JSON.stringify({ ...found, wanted: hash }));
    }),
    { numRuns: RUNS },
  );
});
