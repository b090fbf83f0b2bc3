// Tests that an error inside one world stops only that world, from every entry point.
import { type Test, test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { World } from "../../../src/world/world.ts";
import { Worlds } from "../../../src/world/worlds.ts";
import { SCRIPT } from "../../support/center.ts";
import { FakeWall } from "../../support/wall.ts";

const SENTENCE =
  "An error of the simulator stopped this world: TypeError: no such thing. Reset the world to start it again.";

const fail = (): never => {
  throw new TypeError("no such thing");
};

/** Lets what was put off to the end of this turn be done. */
const turn = () => new Promise<void>((done) => setImmediate(done));

/** Two worlds that follow the wall clock, and the sentences of the log about the first one. */
async function openTwo(t: Test) {
  const read = await readScenario({ object: { name: "test", center: { agents: [{ id: 101 }] } }, name: "test" });
  if ("problems" in read) throw new Error("no scenario");
  const wall = new FakeWall(1_800_000_000_000);
  const said: string[] = [];
  const open = (name: string) =>
    World.open({ name, scenario: read.scenario, wall, report: (sentence) => said.push(sentence) });
  const [one, other] = [await open("one"), await open("other")];
  const worlds = new Worlds({ wall });
  for (const world of [one, other]) worlds.add(world);
  t.teardown(() => worlds.close());
  return { wall, said, one, other, worlds };
}

test("a timer that throws stops its world with a sentence, and the other goes on", async (t) => {
  const { wall, said, one, other } = await openTwo(t);
  one.center.onEntry(SCRIPT, fail);
  for (const { center } of [one, other]) center.book(SCRIPT, center.now + 1_000, "once");
  await turn();
  wall.advance(5_000);
  t.strictSame([one.errorBoundary.failure, other.errorBoundary.failure, said], [SENTENCE, undefined, [SENTENCE]]);
  other.catchUp();
  t.equal(other.center.now - one.center.now, 4_000, "the failed one stands still where it failed");
});

test("an error in the catch-up of a request stops the world, and is not thrown", async (t) => {
  const { wall, one, worlds } = await openTwo(t);
  one.center.onEntry(SCRIPT, fail);
  one.center.book(SCRIPT, one.center.now + 1_000, "once");
  wall.oversleep(2_000);
  t.equal(worlds.enter("one"), one);
  t.equal(one.errorBoundary.failure, SENTENCE);
});

test("a callback after a length of wall time that throws stops the world", async (t) => {
  const { wall, one, other } = await openTwo(t);
  one.after(1_000, fail);
  wall.advance(1_000);
  t.strictSame([one.errorBoundary.failure, other.errorBoundary.failure], [SENTENCE, undefined]);
});

test("all callbacks for the end of a failed world are called, even if one of them throws", async (t) => {
  const { one } = await openTwo(t);
  const heard: (string | undefined)[] = [];
  one.onEnd(fail);
  one.onEnd(() => heard.push(one.errorBoundary.failure));
  one.errorBoundary.fail(new TypeError("no such thing"));
  t.strictSame(heard, [SENTENCE]);
});

test("a reset starts the world again, and earlier callbacks cannot stop it", async (t) => {
  const { one, said, wall } = await openTwo(t);
  const before = one.errorBoundary;
  before.fail(new TypeError("no such thing"));
  one.reset();
  before.run(fail);
  wall.advance(60_000);
  t.strictSame([one.errorBoundary.failure, said], [undefined, [SENTENCE]]);
});

test("a restore starts the world again", async (t) => {
  const { one, other } = await openTwo(t);
  one.errorBoundary.fail(new TypeError("no such thing"));
  await one.restore(other.snapshot());
  t.equal(one.errorBoundary.failure, undefined);
});

test("the sentence has the first error, on one line of a bounded length", async (t) => {
  const { one } = await openTwo(t);
  one.errorBoundary.fail(new Error(`a\n b${"c".repeat(1_000)}.`));
  const sentence = one.errorBoundary.fail(new Error("second"));
  t.equal(sentence.length, 385);
  t.match(sentence, /^An error of the simulator stopped this world: Error: a bccc.*ccc\.\.\.\. Reset the world to/);
});
