// Tests of a pool of buffers: they are reused when they are taken back, and never while they are lent.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { BufferPool } from "../../src/runtime/buffer-pool.ts";

const MIB = 1024 * 1024;
const openPool = () => new BufferPool(8 * MIB, 64 * 1024);

test("memory is lent again, for buffers up to its whole length", (t) => {
  const pool = openPool();
  const first = pool.lend(100_000);
  t.equal(first.buffer.byteLength, 131_072);
  pool.takeBack(first.subarray(0, 10));
  const second = pool.lend(131_072);
  t.equal(second.buffer, first.buffer);
  t.equal(second.length, 131_072);
  pool.takeBack(second);
  t.not(pool.lend(131_073).buffer, first.buffer);
  t.end();
});

test("the smallest memory that is large enough is lent", (t) => {
  const pool = openPool();
  const lent = [300_000, 100_000, 200_000].map((length) => pool.lend(length));
  for (const buffer of lent) pool.takeBack(buffer);
  t.equal(pool.lend(150_000).buffer, lent[2]?.buffer);
  t.equal(pool.lend(150_000).buffer, lent[0]?.buffer);
  t.end();
});

test("a buffer is taken back once, and others are not taken", (t) => {
  const pool = openPool();
  const lent = pool.lend(100_000);
  t.equal(pool.hasLent(lent), true);
  pool.takeBack(lent);
  pool.takeBack(lent);
  pool.takeBack(Buffer.alloc(100_000));
  t.equal(pool.hasLent(lent), false);
  t.not(pool.lend(100_000).buffer, pool.lend(100_000).buffer);
  t.end();
});

test("no more than the limit waits for reuse", (t) => {
  const pool = openPool();
  const [first, second, third, huge] = [3 * MIB, 3 * MIB, 3 * MIB, 9 * MIB].map((length) => pool.lend(length));
  for (const buffer of [first, second, third, huge]) pool.takeBack(buffer as Buffer);
  t.not(pool.lend(9 * MIB).buffer, huge?.buffer, "it is longer than the limit");
  const again = [pool.lend(3 * MIB), pool.lend(3 * MIB), pool.lend(3 * MIB)].map(({ buffer }) => buffer);
  t.same(
    [first, second, third].map((buffer) => again.some((memory) => memory === buffer?.buffer)),
    [false, true, true],
    "the one that was returned first is gone",
  );
  t.end();
});

test("buffers that are lent at the same time never share memory", (t) => {
  const pool = openPool();
  const step = fc.record({ length: fc.integer({ min: 1, max: 3_000_000 }), returns: fc.nat(8) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const lent: Buffer[] = [];
      for (const { length, returns } of steps) {
        const buffer = pool.lend(length);
        equal(buffer.length, length);
        equal(
          lent.some((other) => other.buffer === buffer.buffer),
          false,
        );
        lent.push(buffer);
        for (const back of lent.splice(0, returns)) pool.takeBack(back);
      }
      for (const back of lent) pool.takeBack(back);
    }),
    { numRuns: 30 },
  );
  t.end();
});
