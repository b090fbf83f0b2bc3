// Shortens counters for comparisons in tests.
import { COUNTERS, type Counters } from "../../src/core/index.ts";

export function pick(counters: Counters) {
  return Object.fromEntries(COUNTERS.flatMap((name) => (counters[name] === 0 ? [] : [[name, counters[name]]])));
}
