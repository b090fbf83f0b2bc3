// Limits the growth of the heap of a process that serves.
import { setTimeout } from "./time.ts";

/** The time after the start in which the heap first grows to its usual size (milliseconds). */
const START_MS = 3_000;
/** The time between two readings of the heap's size (milliseconds). */
const READ_EVERY_MS = 1_000;

/** The growth of a small heap between two garbage collections, in percent. */
const SMALL_HEAP_GROWTH = 20;
/** The value of V8's flag with which V8 itself chooses the growth. */
const GROWTH_BY_V8 = 0;

/** A heap above this size is large, in bytes with the memory of buffers and connections. */
const LARGE_HEAP_BYTES = 128 * 1024 * 1024;
/** A large heap is small again below this size (bytes). */
const SMALL_HEAP_BYTES = 96 * 1024 * 1024;

/**
 * Limits the growth of a small heap between two garbage collections to 20 percent.
 *
 * The event log keeps each event long enough for V8 to move it to the old generation. By default, the heap can double before V8 collects
 * that generation. With this limit, and without giving memory back in between, the memory of a busy simulator stays constant. In a large
 * heap, as with thousands of connections or worlds, each collection takes long, and V8 grows it by smaller parts anyway. With the limit,
 * one collection would follow another: at 20,000 held polls, the slowest hundredth of the events would take ten times as long.
 */
export function limitHeapGrowth(): void {
  setTimeout(async () => {
    const { getHeapStatistics, setFlagsFromString } = await import("node:v8");
    setFlagsFromString("--no-memory-reducer");
    let growth: number | undefined;
    const adapt = (): void => {
      const { used_heap_size: used, external_memory: external } = getHeapStatistics();
      const next = chooseGrowth(used + external, growth);
      if (next !== growth) setFlagsFromString(`--heap-growing-percent=${next}`);
      growth = next;
      setTimeout(adapt, READ_EVERY_MS).unref();
    };
    adapt();
  }, START_MS).unref();
}

/** Returns the percentage for a heap of a size (bytes). Between the two limits, it stays as it is, or begins as for a small heap. */
export function chooseGrowth(bytes: number, present: number | undefined): number {
  if (bytes > LARGE_HEAP_BYTES) return GROWTH_BY_V8;
  return bytes < SMALL_HEAP_BYTES ? SMALL_HEAP_GROWTH : (present ?? SMALL_HEAP_GROWTH);
}
