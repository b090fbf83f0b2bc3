// Tests of segments: their bytes, sizes and memory.
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { Segments, sumLengths } from "../../src/runtime/segments.ts";

test("segments have the added bytes in order, each segment in its own buffer", async () => {
  const length = fc.integer({ min: 0, max: 300_000 });
  fc.assert(
    fc.property(fc.array(length, { maxLength: 12 }), (lengths) => {
      const segments = new Segments();
      const parts = lengths.map((length, i) => Buffer.alloc(length, i + 1));
      for (const part of parts) segments.add(part);
      const whole = Buffer.concat(parts);
      const list = segments.finish();
      equal(Buffer.concat(list).equals(whole), true);
      deepEqual([segments.length, sumLengths(list)], [whole.length, whole.length]);
      equal(new Set(list.map(({ buffer }) => buffer)).size, list.length);
    }),
    { numRuns: 30 },
  );
});

test("the first segment has 4 KiB, and none has more than 1 MiB", async (t) => {
  const segments = new Segments();
  segments.add(new Uint8Array(5 * 1024 * 1024));
  const sizes = segments.finish().map(({ length }) => length);
  t.strictSame(sizes.slice(0, 3), [4_096, 8_192, 16_384]);
  t.equal(Math.max(...sizes), 1024 * 1024);
});
