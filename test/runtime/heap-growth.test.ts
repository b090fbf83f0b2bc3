// Tests how much the heap of a process that serves may grow between two garbage collections.
import { test } from "tap";
import { chooseGrowth } from "../../src/runtime/heap-growth.ts";

const MIB = 1024 * 1024;

test("a small heap grows by a fifth, and V8 chooses the growth of a large one", async (t) => {
  t.same([chooseGrowth(30 * MIB, undefined), chooseGrowth(129 * MIB, 20), chooseGrowth(95 * MIB, 0)], [20, 0, 20]);
});

test("between the limits, the growth stays as it is, and is a fifth at first", async (t) => {
  t.same([chooseGrowth(110 * MIB, 20), chooseGrowth(110 * MIB, 0), chooseGrowth(110 * MIB, undefined)], [20, 0, 20]);
});
