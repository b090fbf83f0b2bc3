// Tests that an error inside one world stops only that world: in a timer, a catch-up or a callback.

import { type Test, test } from "tap";
import { waitForNextTurn } from "../../../src/runtime/time.ts";
import { World } from "../../../src/world/world.ts";
import { Worlds } from "../../../src/world/worlds.ts";
import { SCRIPT } from "../../support/center.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { FakeWall } from "../../support/wall.ts";

const SENTENCE =
  "An error of the simulator stopped this world: TypeError: no such thing. Reset the world to start it again.";

const fail = (): never => {
  throw new TypeError("no such thing");
};

/** Opens two worlds that follow the wall clock. `reported` has their lines in the log. */
async function openTwoWorlds(t: Test) {
  const scenario = await readTestScenario({ center: { agents: [{ id: 101 }] } });
  const wall = new FakeWall(1_800_000_000_000);
  const reported: string[] = [];
  const open = (name: string) => World.open({ name, scenario, wall, report: (sentence) => reported.push(sentence) });
  const [one, other] = [await open("one"), await open("other")];
  const worlds = new Worlds({ wall });
  for (const world of [one, other]) worlds.add(world);
  t.teardown(() => worlds.close());
  return { wall, reported, one, other, worlds };
}

test("a timer that throws stops its world with a sentence, and the other world continues", async (t) => {
  const { wall, reported, one, other } = await openTwoWorlds(t);
  one.center.onEntry(SCRIPT, fail);
  for (const { center } of [one, other]) center.schedule(SCRIPT, center.now + 1_000, "once");
  await waitForNextTurn();
  wall.advance(5_000);
  t.strictSame([one.errorBoundary.failure, other.errorBoundary.failure, reported], [SENTENCE, undefined, [SENTENCE]]);
  other.catchUp();
  t.equal(other.center.now - one.center.now, 4_000, "the failed world stays at the instant of its failure");
});

test("an error in the catch-up of a request stops the world, and is not thrown", async (t) => {
  const { wall, one, worlds } = await openTwoWorlds(t);
  one.center.onEntry(SCRIPT, fail);
  one.center.schedule(SCRIPT, one.center.now + 1_000, "once");
  wall.oversleep(2_000);
  t.equal(worlds.enter("one"), one);
  t.equal(one.errorBoundary.failure, SENTENCE);
});

test("a callback of a wall-clock timer that throws stops the world", async (t) => {
  const { wall, one, other } = await openTwoWorlds(t);
  one.after(1_000, fail);
  wall.advance(1_000);
  t.strictSame([one.errorBoundary.failure, other.errorBoundary.failure], [SENTENCE, undefined]);
});

test("all callbacks for the end of a failed world are called, even if one of them throws", async (t) => {
  const { one } = await openTwoWorlds(t);
  const failures: (string | undefined)[] = [];
  one.onEnd(fail);
  one.onEnd(() => failures.push(one.errorBoundary.failure));
  one.errorBoundary.fail(new TypeError("no such thing"));
  t.strictSame(failures, [SENTENCE]);
});

test("a reset starts the world again, and earlier callbacks cannot stop it", async (t) => {
  const { one, reported, wall } = await openTwoWorlds(t);
  const before = one.errorBoundary;
  before.fail(new TypeError("no such thing"));
  one.reset();
  before.run(fail);
  wall.advance(60_000);
  t.strictSame([one.errorBoundary.failure, reported], [undefined, [SENTENCE]]);
});

test("a restore starts the world again", async (t) => {
  const { one, other } = await openTwoWorlds(t);
  one.errorBoundary.fail(new TypeError("no such thing"));
  await one.restore(other.snapshot());
  t.equal(one.errorBoundary.failure, undefined);
});

test("the sentence has the first error, on one line of limited length", async (t) => {
  const { one } = await openTwoWorlds(t);
  one.errorBoundary.fail(new Error(`a\n b${"c".repeat(1_000)}.`));
  const sentence = one.errorBoundary.fail(new Error("second"));
  t.equal(sentence.length, 385);
  t.match(sentence, /^An error of the simulator stopped this world: Error: a bccc.*ccc\.\.\.\. Reset the world to/);
});
