// Property: the tape of a session with snapshots, restores, checkpoints and rewinds replays to the same answers and the same state.
import fc from "fast-check";
import { test } from "tap";
import { perform } from "./generated-session.ts";
import { arrangement, RUNS, step } from "./random-session.ts";
import { openTapedSession, recordTape, replayText } from "./taped-session.ts";

/** A cut saves the world, restores a saved state, or rewinds the world by a number of inputs. */
const cut = fc.record({ cut: fc.constantFrom("snapshot", "restore", "checkpoint", "rewind", "back"), by: fc.nat(8) });

const steps = fc.array(fc.oneof({ weight: 5, arbitrary: step }, { weight: 1, arbitrary: cut }), {
  minLength: 1,
  maxLength: 60,
  size: "max",
});

type Cut = typeof cut extends fc.Arbitrary<infer Made> ? Made : never;
type Session = Awaited<ReturnType<typeof openTapedSession>>;

/** Returns a function that makes a cut in a session. The request is refused without a saved state, and with too few inputs. */
function createCutter({ send, world }: Session) {
  let snapshot: unknown = {};
  return async ({ cut, by }: Cut): Promise<unknown> => {
    if (cut === "snapshot") snapshot = world.snapshot();
    else if (cut === "restore") return send("PUT", "/snapshot", snapshot);
    else if (cut === "checkpoint") return send("POST", "/checkpoints");
    else if (cut === "rewind") return send("POST", "/rewind", { to: { checkpoint: "checkpoint-1" } });
    else return send("POST", "/rewind", { to: { input: Math.max(0, world.center.causes.inputs - by) } });
    return undefined;
  };
}

test("the tape of a session with snapshots, restores and rewinds replays to the same answers and the same state", async (t) => {
  await fc.assert(
    fc.asyncProperty(steps, arrangement, async (performed, arranged) => {
      const session = await openTapedSession(t, arranged);
      const { world, app } = session;
      const file = recordTape(world);
      const makeCut = createCutter(session);
      try {
        await perform(
          session,
          performed.map((step) => ("cut" in step ? () => makeCut(step) : step)),
        );
        const { report, hash } = await replayText(file.read());
        const found = { ...report, isSameState: hash === (await world.hashInSlices()) };
        if (found.difference !== undefined || found.stopped !== undefined || !found.isSameState)
          throw new Error(JSON.stringify(found));
      } finally {
        await app.close();
      }
    }),
    { numRuns: RUNS },
  );
});
