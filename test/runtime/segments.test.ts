// Bytes in segments are those that were added, however they were cut.
import fc from "fast-check";
import { test } from "tap";
import { lengthOf, Segments } from "../../src/runtime/segments.ts";

test("segments hold the bytes that were added, in memory of their own", async (t) => {
  const part = fc.integer({ min: 0, max: 300_000 });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (lengths) => {
      const segments = new Segments();
      const parts = lengths.map((length, i) => Buffer.alloc(length, i + 1));
      for (const one of parts) segments.add(one);
      const whole = Buffer.concat(parts);
      const { list } = segments;
      t.ok(Buffer.concat(list).equals(whole));
      t.strictSame([segments.length, lengthOf(list)], [whole.length, whole.length]);
      t.equal(new Set(list.map(({ buffer }) => buffer)).size, list.length);
    }),
    { numRuns: 30 },
  );
});

test("a segment has 1 MiB at most, and the first of a small body 4 KiB", async (t) => {
  const segments = new Segments();
  segments.add(new Uint8Array(5 * 1024 * 1024));
  const sizes = segments.list.map(({ length }) => length);
  t.strictSame(sizes.slice(0, 3), [4_096, 8_192, 16_384]);
  t.equal(Math.max(...sizes), 1024 * 1024);
});
