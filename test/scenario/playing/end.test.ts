// When a script is over.
import { test } from "tap";
import { run } from "./run.ts";

const traffic = { queue: 25, callsPerHour: 60, talk: "30s" };

test("a script is over when every track has ended and no traffic is under way", async (t) => {
  const { world, advance } = await run(
    [
      { traffic: { ...traffic, for: "5m" } },
      { parallel: [[{ wait: "1m" }], [{ repeat: { times: 2, every: "90s", steps: [{ wait: "1s" }] } }]] },
      { traffic: { ...traffic, for: "1m" } },
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

test("a script without steps is over at once", async (t) => {
  t.equal((await run([], { seconds: 0 })).world.player.isOver, true);
});

test("a script with traffic or rounds without an end is never over", async (t) => {
  t.equal((await run([{ traffic }], { seconds: 86_400 })).world.player.isOver, false);
  t.equal((await run([{ repeat: { steps: [{ wait: "1h" }] } }], { seconds: 86_400 })).world.player.isOver, false);
});
