// Tests of seeded random numbers: equal seeds and streams give equal numbers, independently of other streams.
import fc from "fast-check";
import { test } from "tap";
import { Chance, type Draws } from "../../src/core/chance/chance.ts";

/** Draws numbers from a stream. Returns them in the order of the draws. */
const draw = (chance: Chance, stream: string, times: number) =>
  Array.from({ length: times }, () => chance.drawUint32(stream));

test("the same seed gives the same numbers on every machine", (t) => {
  t.strictSame(draw(new Chance(42), "talk/25", 3), [3862745753, 3345636609, 2071748692]);
  t.strictSame(draw(new Chance(43), "talk/25", 1), [3980077332]);
  t.equal(new Chance(42).drawUuid("guid/102"), "d3b91cfd-33de-4310-89b7-8108f745941f");
  t.end();
});

test("draws from one stream never affect another", (t) => {
  const alone = draw(new Chance(7), "talk/25", 4);
  const chance = new Chance(7);
  const among = alone.map(() => {
    chance.drawUuid("guid/101");
    chance.drawFraction("talk/26");
    return chance.drawUint32("talk/25");
  });
  t.strictSame(among, alone);
  t.end();
});

test("a forgotten stream loses its position, and the others keep theirs", (t) => {
  const chance = new Chance(42);
  draw(chance, "talk/25", 2);
  draw(chance, "talk/26", 1);
  chance.forget("talk/26");
  chance.forget("never drawn from");
  t.strictSame([...chance.draws], [["talk/25", 2]]);
  t.strictSame(draw(chance, "talk/25", 1), [2071748692]);
  t.end();
});

test("different streams and seeds give different numbers", (t) => {
  const seeds = [0, 1, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  const streams = ["", "a", "b", "ab", "ba", "talk/1", "talk/11"];
  const firsts = seeds.flatMap((seed) => streams.map((stream) => new Chance(seed).drawUint32(stream)));
  t.equal(new Set(firsts).size, seeds.length * streams.length);
  t.end();
});

test("a fraction is at least 0 and below 1, and a number fits 32 bits", (t) => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), (seed, stream) => {
      const chance = new Chance(seed);
      const [fraction, number] = [chance.drawFraction(stream), chance.drawUint32(stream)];
      return fraction >= 0 && fraction < 1 && Number.isInteger(number) && number >= 0 && number < 2 ** 32;
    }),
  );
  t.end();
});

test("fractions are distributed evenly", (t) => {
  const chance = new Chance(1);
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const tenth = Math.floor(chance.drawFraction("talk/25") * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  t.strictSame(
    tenths.filter((count) => count <= 900 || count >= 1_100),
    [],
    "each tenth of the range gets about a thousand of the ten thousand draws",
  );
  t.end();
});

test("UUIDs have version 4", (t) => {
  const chance = new Chance(5);
  const uuids = Array.from({ length: 1_000 }, () => chance.drawUuid("guid/101"));
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  t.strictSame(
    uuids.filter((uuid) => !shape.test(uuid)),
    [],
  );
  t.equal(new Set(uuids).size, 1_000);
  t.end();
});

test("restored streams continue from their position", (t) => {
  const draws: Draws = new Map();
  const before = new Chance(9, draws);
  draw(before, "talk/25", 3);
  const restored = new Chance(9, new Map(draws));
  t.strictSame(draw(restored, "talk/25", 2), draw(before, "talk/25", 2));
  t.end();
});
