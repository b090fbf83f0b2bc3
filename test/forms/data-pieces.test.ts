// Tests of cutting data into pieces and assembling it again.
import fc from "fast-check";
import { test } from "tap";
import { finish } from "../../src/core/time/work.ts";
import { Assembly, copyInSlices, cutIntoPieces } from "../../src/forms/data-pieces.ts";

/** Cuts data into pieces, copies each as for another thread, and assembles them. */
function assemble(data: unknown): unknown {
  const assembly = new Assembly();
  for (const piece of cutIntoPieces(data)) assembly.add(structuredClone(piece));
  return assembly.data;
}

test("assembled pieces equal the original data", async (t) => {
  const counts = fc.integer({ min: 1, max: 3_000 });
  const any = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(any, counts, fc.boolean(), (value, count, isNamed) => {
      const many = Array.from({ length: count }, () => ({ value, absent: undefined }));
      const data = { value, many: isNamed ? Object.fromEntries(many.map((one, i) => [`name ${i}`, one])) : many };
      t.same(assemble(data), data);
      t.strictSame(finish(copyInSlices(data)), JSON.parse(JSON.stringify(data)));
    }),
    { numRuns: 10 },
  );
});

test("a member named __proto__ is copied like any other", (t) => {
  const copy = (json: string) => JSON.stringify(finish(copyInSlices(JSON.parse(json))));
  const long = `[${"1,".repeat(3_000)}1]`;
  for (const json of ['{"__proto__":{"a":1}}', `{"__proto__":${long}}`]) t.equal(copy(json), json);
  t.end();
});

test("no piece of nested long lists has more than 2,000 values", async (t) => {
  const data = { lists: Array.from({ length: 30 }, () => Array.from({ length: 1_000 }, (_, i) => ({ id: i }))) };
  // Each item has two values: the object and its id.
  const itemCounts = [...cutIntoPieces(data)].map((piece) => JSON.stringify(piece).split('"id"').length - 1);
  t.equal(
    itemCounts.reduce((sum, count) => sum + count, 0),
    30_000,
  );
  t.ok(Math.max(...itemCounts) <= 1_000, `${Math.max(...itemCounts)} items`);
});
