// Property: after any actions of clients, colleagues and customers, a replay gives the same answers and the same state.
import fc from "fast-check";
import { test } from "tap";
import { perform, SESSION_CENTER } from "./generated-session.ts";
import { RUNS, steps } from "./random-session.ts";
import { openTapedSession } from "./taped-session.ts";

test("a replay gives the same answers and the same state", async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, async (performed) => {
      const session = await openTapedSession(t, { center: SESSION_CENTER });
      try {
        await perform(session, performed);
        const { difference, stopped, isSameState } = await session.replay();
        return difference === undefined && stopped === undefined && isSameState;
      } finally {
        await session.app.close();
      }
    }),
    { numRuns: RUNS },
  );
});
