// A center that goes on from what another was written down as does as that one does, whatever is asked of both.

import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { setListening } from "../../src/core/index.ts";
import { openCopy, type Stage } from "../support/center.ts";
import { openShift, shift, signAllIn, take } from "../support/shift.ts";

/** All that a stage is, as text would have it. */
function written({ center, chance }: Stage): unknown {
  return JSON.parse(JSON.stringify([center.snapshot(), [...chance.draws]]));
}

test("whatever was done with calls before, and is done after", (t) => {
  fc.assert(
    fc.property(shift, fc.nat(100), (shift, before) => {
      const original = openShift(shift);
      signAllIn(original, shift);
      for (const step of shift.steps.slice(0, before)) take(original, step, shift.agents);
      // Held polls cannot be written down: their clients are heard at that moment, and ask again.
      const copy = openCopy(original);
      for (const { center } of [original, copy]) {
        for (const { id: agent, session } of center.state.agents.values()) {
          if (session) center.perform(setListening, { agent, session: session.serial, listening: true });
        }
      }
      deepEqual(written(copy), written(original));
      for (const step of shift.steps.slice(before)) {
        deepEqual(take(copy, step, shift.agents), take(original, step, shift.agents));
      }
      original.pass(3_600);
      copy.pass(3_600);
      deepEqual(written(copy), written(original));
    }),
    { numRuns: 60 },
  );
  t.end();
});
