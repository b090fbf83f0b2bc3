// Limits the growth of the heap of a process that serves.
import { setTimeout } from "./time.ts";

/**
 * Limits the growth of the heap between two garbage collections to 20 percent.
 *
 * By default the heap can double before V8 collects its old generation, because the event log keeps each event long enough to be moved there.
 * With this limit, and without giving memory back in between, the memory of a busy simulator stays constant. The limit applies only after the
 * start, in which the heap grows to its size.
 */
export function limitHeapGrowth(): void {
  setTimeout(async () => {
    const { setFlagsFromString } = await import("node:v8");
    setFlagsFromString("--heap-growing-percent=20");
    setFlagsFromString("--no-memory-reducer");
  }, 3_000).unref();
}
