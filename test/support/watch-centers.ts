// Checks the counters of every center of a test after that test. oracle.ts imports this file before a test file, and bundle-tests.ts into
// each bundle.
import tap from "tap";
import { Center } from "../../src/core/center.ts";
import { checkCounters } from "./check-counters.ts";

/** The maximum number of centers that wait for the end of the test. If there are more, the oldest is checked early. */
const MAX_WAITING = 200;

const waiting = new Set<Center>();

// Every change of a center begins with one of these two methods. They are wrapped instead of the constructor, because the modules
// that create centers import the class directly.
for (const name of ["perform", "runUntil"] as const) {
  const act = Center.prototype[name] as (this: Center, ...input: unknown[]) => unknown;
  const watched = function (this: Center, ...input: unknown[]): unknown {
    if (!waiting.has(this)) {
      waiting.add(this);
      if (waiting.size > MAX_WAITING) checkOldest();
    }
    return act.apply(this, input);
  };
  Object.assign(Center.prototype, { [name]: watched });
}

tap.afterEach(() => {
  const all = [...waiting];
  waiting.clear();
  for (const center of all) checkCounters(center);
});

/** Checks the counters of the center that has waited longest. */
function checkOldest(): void {
  const [oldest] = waiting;
  if (oldest === undefined) return;
  waiting.delete(oldest);
  checkCounters(oldest);
}
