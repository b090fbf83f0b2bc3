// Reads the sizes of the spaces of V8's heap.
import { getHeapSpaceStatistics, type HeapSpaceInfo } from "node:v8";

/** Returns the size and the used part of each space of the heap, in bytes. */
export function readHeapSpaces(): readonly HeapSpaceInfo[] {
  return getHeapSpaceStatistics();
}
