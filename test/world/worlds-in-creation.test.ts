// Tests that worlds are listed while they are being created.
import { test } from "tap";
import { Worlds } from "../../src/world/worlds.ts";

test("a world is listed as in creation until it is complete", async (t) => {
  const worlds = new Worlds();
  t.teardown(() => worlds.close());
  const making = worlds.create({ name: "slow", clock: "manual" });
  t.strictSame(worlds.listWorldsInCreation(), [{ name: "slow", done: 0, of: 0 }]);
  await making;
  t.strictSame([worlds.listWorldsInCreation(), worlds.list().map(({ name }) => name)], [[], ["slow"]]);
});
