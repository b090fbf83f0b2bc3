// The heap after a full collection, for tests of what is kept and what is forgotten.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects all that nothing holds any more. */
export const collect = runInNewContext("gc") as () => void;

/** Bytes that are held, after a collection. */
export function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
