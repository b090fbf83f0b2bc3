// Tests of writing JSON in segments.
import fc from "fast-check";
import { test } from "tap";
import { parseSegments, writeJsonSegments } from "../../../src/world/travel/json-segments.ts";

const members = fc.dictionary(fc.string(), fc.jsonValue());

/** Data with long lists, even deep inside, of items that differ in length. */
const data = fc
  .tuple(members, fc.array(fc.jsonValue()), fc.integer({ min: 0, max: 700 }), fc.jsonValue())
  .map(([outer, items, times, one]) => ({
    ...outer,
    list: Array.from({ length: times }, (_, i) => items[i % (items.length + 1)]),
    inner: {
      a: { b: { c: { d: { e: { f: { list: Array(times).fill(one), text: "é\u2028\ud800".repeat(times) } } } } } },
    },
    leftOut: undefined,
    empty: [{}, [], ""],
    escaped: '\u0001"\\'.repeat(times),
  }));

const joinSegments = (value: object) => Buffer.concat([...writeJsonSegments(value)]).toString();

test("the joined segments equal the result of JSON.stringify", (t) => {
  fc.assert(
    fc.property(data, (value) => t.equal(joinSegments(value), JSON.stringify(value))),
    { numRuns: 50 },
  );
  t.same([joinSegments({}), joinSegments([]), joinSegments([undefined])], ["{}", "[]", "[null]"]);
  t.end();
});

test("parsed segments are equal to the data", (t) => {
  const value = { list: Array.from({ length: 5_000 }, (_, i) => ({ id: i, name: `агент ${i}` })) };
  t.same(parseSegments([...writeJsonSegments(value)]), value);
  t.end();
});

test("a long list has many segments of about the same length, even after long items", (t) => {
  const items = Array.from({ length: 20_000 }, (_, i) => ({ id: i, name: "x".repeat(i < 10_000 ? 10 : 2_000) }));
  const lengths = Array.from(writeJsonSegments({ list: items }), ({ length }) => length);
  t.ok(lengths.length > 300, `${lengths.length} segments`);
  t.ok(Math.max(...lengths) < 4_000_000, `${Math.max(...lengths)} bytes`);
  t.end();
});
