// Measures the heap after a full garbage collection, for tests of memory leaks.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Runs a full garbage collection. */
export const collectGarbage = runInNewContext("gc") as () => void;

/** Returns the used bytes of the heap after a garbage collection. */
export function measureHeapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
