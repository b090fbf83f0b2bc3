// Tests of writing JSON in pieces.
import fc from "fast-check";
import { test } from "tap";
import { writeJsonInPieces } from "../../src/forms/json-pieces.ts";

/** Data with lists and objects that are too large for one piece. */
const data = fc.tuple(fc.jsonValue(), fc.integer({ min: 1, max: 700 }), fc.jsonValue()).map(([one, times, other]) => ({
  list: Array.from({ length: times }, (_, i) => [i, one]),
  members: Object.fromEntries(Array.from({ length: times }, (_, i) => [`${i % 2 === 0 ? "m" : ""}${i}`, other])),
  inner: { one, "": other, text: "é\u2028".repeat(times * 40) },
  leftOut: [one, Array(times), Object.fromEntries(Array.from({ length: times }, (_, i) => [`m${i}`, undefined]))],
}));

/** Sorts the members of an object by name, as a replacer of JSON.stringify. */
const sortMembers = (_: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

test("the joined pieces equal the result of JSON.stringify, even with sorted members", (t) => {
  fc.assert(
    fc.property(data, (value) => {
      t.equal([...writeJsonInPieces(value)].join(""), JSON.stringify(value));
      t.equal([...writeJsonInPieces(value, "by name")].join(""), JSON.stringify(value, sortMembers));
    }),
    { numRuns: 25 },
  );
  t.end();
});

test("a member named __proto__ is sorted like any other", (t) => {
  const value = JSON.parse('{"b":1,"__proto__":{"d":2,"c":3},"a":4}');
  t.equal([...writeJsonInPieces(value, "by name")].join(""), '{"__proto__":{"c":3,"d":2},"a":4,"b":1}');
  t.end();
});

test("values that JSON can't hold have no pieces", (t) => {
  t.strictSame([...writeJsonInPieces(undefined), ...writeJsonInPieces(Math.max)], []);
  t.end();
});

test("large data has many pieces", (t) => {
  const list = Array.from({ length: 20_000 }, (_, i) => ({ id: i, name: "somebody" }));
  t.ok([...writeJsonInPieces(list)].length > 30);
  t.end();
});
