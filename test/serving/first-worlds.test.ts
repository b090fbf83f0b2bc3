// Tests of the worlds that a simulator begins with.
import { test } from "tap";
import { openFirstWorlds } from "../../src/first-worlds.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { openNoPort } from "../../src/world/faults/fault-port.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { FakeWall } from "../support/wall.ts";

test("with a function for outcomes, the default world logs no failed expectation, but the time that its clock skips", async (t) => {
  const scenario = await readTestScenario({
    center: { agents: [{ id: 101 }] },
    steps: [{ expect: { agent: 101, state: "idle" } }, { wait: "1h" }],
  });
  const wall = new FakeWall(0);
  const logged: string[] = [];
  const passed: boolean[] = [];
  const parts = {
    options: { maxAgents: 100 },
    scenario,
    wall,
    onOutcome: (outcome: { passed: boolean }) => passed.push(outcome.passed),
  };
  const [world] = await openFirstWorlds(
    parts as never,
    () => openNoPort,
    (sentence) => logged.push(sentence),
  );
  await waitForNextTurn();
  wall.oversleep(48 * 3_600_000);
  world.close();
  t.strictSame(
    [passed, logged],
    [
      [false],
      [
        "The process was suspended, or too slow, for 48 hours of this world's time. The clock continues from 1970-01-01T00:00:00.000Z without them.",
      ],
    ],
  );
});
