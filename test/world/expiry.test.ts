// Tests of the ttl of worlds: a world is deleted after that time without a request.
import { test } from "tap";
import { chooseSkills, setListening, signIn } from "../../src/core/index.ts";
import { Worlds } from "../../src/world/worlds.ts";
import { usualDetails } from "../support/center.ts";
import { createWorld } from "../support/orders.ts";
import { FakeWall } from "../support/wall.ts";

const MINUTE_MS = 60_000;

/** Opens worlds whose ttl is counted on a fake wall clock. */
function openWorlds() {
  const wall = new FakeWall(1_800_000_000_000);
  const worlds = new Worlds({ wall });
  return {
    wall,
    worlds,
    listNames: () => worlds.list().map(({ name }) => name),
    create: (name: string, ttl?: string) =>
      createWorld(worlds, { name, clock: "manual", ...(ttl === undefined ? {} : { ttl }) }),
  };
}

test("a world is deleted after its ttl without a request, and never without a ttl", async (t) => {
  const { wall, listNames, create } = openWorlds();
  await create("short", "1m");
  await create("long", "10m");
  await create("unlimited");
  wall.advance(MINUTE_MS - 1);
  t.same(listNames(), ["short", "long", "unlimited"]);
  wall.advance(1);
  t.same(listNames(), ["long", "unlimited"]);
  wall.advance(9 * MINUTE_MS);
  t.same(listNames(), ["unlimited"]);
  wall.advance(1_000 * MINUTE_MS);
  t.same([listNames(), wall.armed], [["unlimited"], 0]);
});

test("requests to a world or about it restart its ttl; looking it up by name does not", async (t) => {
  const { wall, worlds, listNames, create } = openWorlds();
  const world = await create("w", "1m");
  for (let i = 0; i < 5; i++) {
    wall.advance(50_000);
    worlds.enter("w");
  }
  wall.advance(50_000);
  world.advance(1_000);
  wall.advance(50_000);
  worlds.get("w");
  t.same(listNames(), ["w"]);
  wall.advance(10_000);
  t.same(listNames(), []);
});

test("one timer serves any number of worlds", async (t) => {
  const { wall, create, worlds } = openWorlds();
  for (let i = 0; i < 20; i++) await create(`w${i}`, `${20 - i}m`);
  t.equal(wall.armed, 1);
  wall.advance(5 * MINUTE_MS);
  t.same([wall.armed, worlds.list().length], [1, 15]);
  worlds.close();
  t.equal(wall.armed, 0);
});

test("a held poll keeps its world", async (t) => {
  const { wall, listNames, create } = openWorlds();
  const { center } = await create("w", "1m");
  const signInInput = { agent: 101, password: "secret", details: usualDetails, force: false };
  center.perform(signIn, signInInput);
  center.perform(chooseSkills, { agent: 101, queues: "all" });
  const session = center.agent(101)?.session;
  if (session === undefined) throw new Error("agent 101 is not signed in");
  center.perform(setListening, { agent: 101, session: session.serial, listening: true });
  wall.advance(10 * MINUTE_MS);
  t.same(listNames(), ["w"]);
  center.perform(setListening, { agent: 101, session: session.serial, listening: false });
  wall.advance(MINUTE_MS);
  t.same(listNames(), []);
});

test("after a suspension, expired worlds are deleted late", async (t) => {
  const { wall, listNames, create } = openWorlds();
  await create("one", "1m");
  await create("two", "2m");
  wall.oversleep(10 * MINUTE_MS);
  t.same(listNames(), []);
});

test("a ttl longer than any timer takes several timers", async (t) => {
  const { wall, listNames, create } = openWorlds();
  await create("w", "60d");
  wall.advance(59 * 24 * 60 * MINUTE_MS);
  t.same(listNames(), ["w"]);
  t.ok(wall.waits.every((wait) => wait < 2 ** 31));
  wall.advance(24 * 60 * MINUTE_MS);
  t.same(listNames(), []);
});
