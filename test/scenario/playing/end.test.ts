// Tests of the end of a scenario.
import { test } from "tap";
import { playScenario } from "./play-scenario.ts";

const TRAFFIC = { queue: 25, callsPerHour: 60, talk: "30s" };

test("a scenario is over when all tracks have ended and no traffic continues", async (t) => {
  const { world, advance } = await playScenario(
    [
      { traffic: { ...TRAFFIC, for: "5m" } },
      { parallel: [[{ wait: "1m" }], [{ repeat: { times: 2, every: "90s", steps: [{ wait: "1s" }] } }]] },
      { traffic: { ...TRAFFIC, for: "1m" } },
    ],
    { seconds: 0 },
  );
  const over: boolean[] = [];
  for (const seconds of [91, 150, 58, 1]) {
    advance(seconds);
    over.push(world.player.isOver);
  }
  t.strictSame(over, [false, false, false, true], "after 91, 241, 299 and 300 s");
});

test("a scenario without steps is over immediately", async (t) => {
  t.equal((await playScenario([], { seconds: 0 })).world.player.isOver, true);
});

test("a scenario with endless traffic or an endless repeat is never over", async (t) => {
  t.equal((await playScenario([{ traffic: TRAFFIC }], { seconds: 86_400 })).world.player.isOver, false);
  t.equal(
    (await playScenario([{ repeat: { steps: [{ wait: "1h" }] } }], { seconds: 86_400 })).world.player.isOver,
    false,
  );
});
