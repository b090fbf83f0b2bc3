// Counts anew, after every test, what every center of that test says it has counted. Loaded before each test file by .taprc.
import tap from "tap";
import { Center } from "../../src/core/center.ts";
import { countersAgree } from "./counters-agree.ts";

/** So many centers wait to be looked at; a test that makes more has the first ones looked at early. */
const MOST_WAITING = 200;

const waiting = new Set<Center>();

// Whatever happens in a center begins with one of these two, in whichever way the test came to it: on the stage of a story, in a world,
// behind a door, in a command. They are wrapped and the constructor is not, because the modules that make centers have the class itself.
for (const name of ["perform", "runUntil"] as const) {
  const act = Center.prototype[name] as (this: Center, ...input: unknown[]) => unknown;
  const watched = function (this: Center, ...input: unknown[]): unknown {
    if (!waiting.has(this)) {
      waiting.add(this);
      if (waiting.size > MOST_WAITING) lookAtOldest();
    }
    return act.apply(this, input);
  };
  Object.assign(Center.prototype, { [name]: watched });
}

tap.afterEach(() => {
  const all = [...waiting];
  waiting.clear();
  for (const center of all) countersAgree(center);
});

function lookAtOldest(): void {
  const [oldest] = waiting;
  if (oldest === undefined) return;
  waiting.delete(oldest);
  countersAgree(oldest);
}
