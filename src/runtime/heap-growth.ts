// Limits the growth of the heap of a process that serves.
import { setTimeout } from "./time.ts";

/**
 * Limits the growth of the heap between two garbage collections to 20 percent.
 *
 * The event log keeps each event long enough for V8 to move it to the old generation. By default, the heap can double before V8 collects
 * that generation. With this limit, and without giving memory back in between, the memory of a busy simulator stays constant. The limit
 * applies only from 3 s after the start, because the heap first grows to its usual size.
 */
export function limitHeapGrowth(): void {
  setTimeout(async () => {
    const { setFlagsFromString } = await import("node:v8");
    setFlagsFromString("--heap-growing-percent=20");
    setFlagsFromString("--no-memory-reducer");
  }, 3_000).unref();
}
