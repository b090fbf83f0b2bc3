// Tests of the buffers for long answers: they are reused when they are returned, and never while they are lent.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { borrowBuffer, isBorrowed, returnBuffer } from "../../../src/gateway/answer-buffers.ts";

test("a returned buffer is lent again, for answers up to its whole length", (t) => {
  const first = borrowBuffer(100_000);
  returnBuffer(first);
  const second = borrowBuffer(110_000);
  t.equal(second.buffer, first.buffer);
  t.equal(second.length, 110_000);
  returnBuffer(second);
  t.end();
});

test("a buffer is taken back once, and others are not taken", (t) => {
  const lent = borrowBuffer(100_000);
  t.equal(isBorrowed(lent), true);
  returnBuffer(lent);
  returnBuffer(lent);
  returnBuffer(Buffer.alloc(100_000));
  t.equal(isBorrowed(lent), false);
  const [first, second] = [borrowBuffer(100_000), borrowBuffer(100_000)];
  t.not(first.buffer, second.buffer);
  returnBuffer(first);
  returnBuffer(second);
  t.end();
});

test("buffers that are lent at the same time never share memory", (t) => {
  const step = fc.record({ length: fc.integer({ min: 1, max: 3_000_000 }), returns: fc.nat(8) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const lent: Buffer[] = [];
      for (const { length, returns } of steps) {
        const buffer = borrowBuffer(length);
        equal(buffer.length, length);
        equal(
          lent.some((other) => other.buffer === buffer.buffer),
          false,
        );
        lent.push(buffer);
        for (const back of lent.splice(0, returns)) returnBuffer(back);
      }
      for (const back of lent) returnBuffer(back);
    }),
    { numRuns: 30 },
  );
  t.end();
});
