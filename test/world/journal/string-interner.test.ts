// Tests of interning: equal texts share memory, and only a limited number of different texts is kept.
import fc from "fast-check";
import { test } from "tap";
import { StringInterner } from "../../../src/world/journal/string-interner.ts";
import { measureHeapInUse } from "../../support/heap.ts";

/** Returns the memory (bytes) of created values while they are referenced. */
function measureBytes(create: () => object): number {
  const before = measureHeapInUse();
  const created = [create()];
  return created.length * (measureHeapInUse() - before);
}

/** Returns a new text of 1,000 characters, made from bytes like texts from a socket. Equal texts do not share memory. */
const createLongText = (beginning: string): string => Buffer.from(beginning.padEnd(1_000, ".")).toString();

test("an interned text equals the original, and undefined stays undefined", async () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string(), { nil: undefined })), (received) => {
      const texts = new StringInterner();
      return received.every((text) => texts.intern(text) === text);
    }),
  );
});

test("10,000 equal texts of 1,000 bytes take less than 1 MB", async (t) => {
  const bytes = measureBytes(() => {
    const texts = new StringInterner();
    return Array.from({ length: 10_000 }, () => texts.intern(createLongText("the same")));
  });
  t.ok(bytes < 1e6, `${bytes} bytes`);
});

test("only the last few thousand different texts are kept", async (t) => {
  const bytes = measureBytes(() => {
    const texts = new StringInterner();
    for (let nth = 0; nth < 54_000; nth++) texts.intern(createLongText(String(nth)));
    return texts;
  });
  t.ok(bytes > 3e6 && bytes < 8e6, `${bytes} bytes`);
});
