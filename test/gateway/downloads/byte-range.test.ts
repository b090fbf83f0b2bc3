// Tests of the header Range.
import * as fc from "fast-check";
import { test } from "tap";
import { readRange } from "../../../src/gateway/downloads/byte-range.ts";

test("a range is a part of the file, outside it, or ignored", (t) => {
  t.strictSame(
    ["bytes=0-0", "bytes=2-3", "bytes=2-", "bytes=-3", "BYTES = 9-9 ", "bytes=0-99"].map((header) =>
      readRange(header, 10),
    ),
    [
      { from: 0, to: 1 },
      { from: 2, to: 4 },
      { from: 2, to: 10 },
      { from: 7, to: 10 },
      { from: 9, to: 10 },
      { from: 0, to: 10 },
    ],
  );
  t.strictSame(
    ["bytes=10-", "bytes=10-11", "bytes=-0", "bytes=99999999999999999999-"].map((header) => readRange(header, 10)),
    ["outside", "outside", "outside", "outside"],
  );
  t.strictSame(
    [undefined, "", "bytes", "bytes=", "bytes=-", "bytes=3-2", "bytes=1-2,4-5", "items=0-1"].filter(
      (header) => readRange(header, 10) !== undefined,
    ),
    [],
  );
  t.end();
});

test("every range that is accepted lies in the file and is not empty", (t) => {
  const number = fc.oneof(fc.constant(""), fc.bigInt(0n, 1n << 70n).map(String), fc.nat(20).map(String));
  fc.assert(
    fc.property(number, number, fc.integer({ min: 1, max: 20 }), (first, last, length) => {
      const range = readRange(`bytes=${first}-${last}`, length);
      if (range === undefined || range === "outside") return true;
      return 0 <= range.from && range.from < range.to && range.to <= length;
    }),
  );
  t.end();
});
