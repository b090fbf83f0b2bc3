// Leaves out zero counters, so that tests compare only the others.
import { COUNTERS, type Counters } from "../../src/core/index.ts";

/** Returns the counters that are not 0. */
export function selectNonzeroCounters(counters: Counters) {
  return Object.fromEntries(COUNTERS.flatMap((name) => (counters[name] === 0 ? [] : [[name, counters[name]]])));
}
