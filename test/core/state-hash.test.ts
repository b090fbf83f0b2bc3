// Tests of state hashes: equal in every process, and different for every different state.
import { test } from "tap";
import { finish, hashCenterInSlices, hashDataInSlices } from "../../src/core/index.ts";
import { openCenter, openRestoredCopy } from "../support/center.ts";

/** Returns the hash of data. */
const hash = (data: unknown) => finish(hashDataInSlices(data));

test("the hash of data equals a fixed value in every process", (t) => {
  const data = { calls: new Map([["1-1", { at: 1_767_603_600_000, on: true, off: undefined }]]), free: new Set([101]) };
  t.strictSame(
    [hash(data), hash(""), hash(-0.5), hash([])],
    ["dff3ee69a2711c86", "b5e42348d7172a11", "fd6e28abeed078f3", "33ea7002e5f52299"],
  );
  t.end();
});

test("order matters in lists, maps and sets, but not for members of objects", (t) => {
  t.equal(hash({ one: 1, two: 2 }), hash({ two: 2, one: 1, three: undefined }));
  t.not(hash([1, 2]), hash([2, 1]));
  t.not(hash(new Set([1, 2])), hash(new Set([2, 1])));
  const pairs = [["a", 1] as const, ["b", 2] as const];
  t.not(hash(new Map(pairs)), hash(new Map(pairs.toReversed())));
  t.end();
});

test("data of different kinds or structures has different hashes", (t) => {
  const scalars = [
    null,
    undefined,
    false,
    true,
    0,
    1,
    "1",
    0.5,
    "0.5",
    Number.POSITIVE_INFINITY,
    -1,
    2 ** 32,
    2 ** 32 + 1,
  ];
  const nested = [
    [],
    [[]],
    [[], []],
    {},
    new Map(),
    new Set(),
    ["a", "b"],
    ["ab"],
    { a: "b" },
    { a: { b: 1 } },
    { a: {}, b: 1 },
    [["a"]],
  ];
  const hashes = new Set([...scalars, ...nested].map(hash));
  t.equal(hashes.size, scalars.length + nested.length);
  t.end();
});

test("data with a function cannot be hashed", (t) => {
  t.throws(() => hash([() => 1]), { message: "A function is not data that can be hashed." });
  t.end();
});

test("large data is hashed in pieces of 5,000 entries, and has the same hash as without pauses", (t) => {
  const data = Array.from({ length: 12_000 }, (_, i) => i);
  const work = hashDataInSlices(data);
  const pieces: number[] = [];
  let step = work.next();
  for (; step.done !== true; step = work.next()) pieces.push(step.value.done);
  t.strictSame(pieces, [5_000, 10_000]);
  t.equal(step.value, hash(data));
  t.end();
});

test("a sign-in and the passing of a millisecond change the hash of a center, and a restored copy has the same hash", (t) => {
  const stage = openCenter();
  const before = finish(hashCenterInSlices(stage.center));
  stage.signIn(101, { polls: false });
  const after = finish(hashCenterInSlices(stage.center));
  t.not(after, before);
  t.equal(finish(hashCenterInSlices(openRestoredCopy(stage).center)), after);
  stage.runFor(0.001);
  t.not(finish(hashCenterInSlices(stage.center)), after);
  t.end();
});
