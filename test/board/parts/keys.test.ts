// Tests of the keys that move in a list or grid.
import { test } from "tap";
import { findItemForKey } from "../../../src/board/parts/keys.ts";

const PLAIN = { altKey: false, ctrlKey: false, metaKey: false };
/** Nine items in two columns; two rows are in sight. */
const GRID = { count: 9, columns: 2, rowsInSight: 2 };

const move = (from: number, key: string, grid = GRID) => findItemForKey({ key, ...PLAIN }, from, grid);

test("in a grid, the arrow keys move by one item or one row", async (t) => {
  t.strictSame(
    ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => move(4, key)),
    [3, 5, 2, 6],
  );
});

test("PageUp and PageDown move by the rows in sight, Home and End to the first and last item", async (t) => {
  t.strictSame(
    ["PageUp", "PageDown", "Home", "End"].map((key) => move(5, key)),
    [1, 8, 0, 8],
  );
});

test("at the borders nothing moves, and the last row may be short", async (t) => {
  t.strictSame([move(0, "ArrowLeft"), move(1, "ArrowUp"), move(8, "ArrowRight"), move(8, "ArrowDown")], [0, 1, 8, 8]);
  t.equal(move(7, "ArrowDown"), 8);
});

test("in a list of one column, only vertical keys move", async (t) => {
  const list = { count: 3, columns: 1, rowsInSight: 5 };
  t.strictSame(
    ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageDown"].map((key) => move(1, key, list)),
    [undefined, undefined, 0, 2, 2],
  );
});

test("other keys, keys with a modifier, and an empty list move nothing", async (t) => {
  t.strictSame(
    [move(1, "a"), move(1, "Tab"), move(0, "End", { ...GRID, count: 0 })],
    [undefined, undefined, undefined],
  );
  t.equal(findItemForKey({ key: "ArrowDown", ...PLAIN, ctrlKey: true }, 1, GRID), undefined);
});
