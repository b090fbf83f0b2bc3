// Generates random actions of agents who record calls and play recordings, with calls beside them, for property tests of the core.
import fc from "fast-check";
import {
  type AgentId,
  beginInspecting,
  jumpInPlayback,
  pausePlayback,
  pauseRecording,
  playRecording,
  recordCall,
  requestConference,
  resumePlayback,
  resumeRecording,
  setPlaybackPosition,
  stopPlayback,
  stopRecording,
} from "../../src/core/index.ts";
import { type Act, perform } from "./act.ts";
import type { Stage } from "./center.ts";

/** The last agent; the first is 101. */
export const LAST_AGENT = 104;
const SECOND_MS = 1_000;

/** Weighted to the first agent, so that most attempts succeed. */
const anyone: fc.Arbitrary<AgentId> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(101) },
  { weight: 2, arbitrary: fc.integer({ min: 101, max: LAST_AGENT }) },
);

const recorderAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyone, fc.option(fc.constantFrom("a.V3", "b.V3"), { nil: undefined }), fc.boolean())
      .map(([agent, name, appends]) =>
        perform(recordCall, { agent, file: name === undefined ? undefined : { name }, appends }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyone, fc.nat(9), fc.boolean()).map(
      ([agent, n, appends]): Act =>
        (stage) =>
          perform(recordCall, { agent, file: { of: pickRecording(stage, n) }, appends })(stage),
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(anyone, fc.constantFrom(pauseRecording, resumeRecording, pauseRecording, resumeRecording, stopRecording))
      .map(([agent, move]) => perform(move, { agent })),
  },
);

/** Returns the id of a recording; an unknown id if there are no recordings. */
function pickRecording({ center }: Stage, n: number): string {
  const ids = [...center.state.recordings.keys()];
  return ids[n % Math.max(ids.length, 1)] ?? "101-1";
}

const playerAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(anyone, fc.nat(9), fc.nat(5), fc.integer({ min: 1, max: 3 })).map(
      ([agent, n, position, times]): Act =>
        (stage) =>
          perform(playRecording, {
            agent,
            recording: pickRecording(stage, n),
            position: position * SECOND_MS,
            times,
          })(stage),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyone, fc.constantFrom(pausePlayback, resumePlayback, pausePlayback, resumePlayback, stopPlayback))
      .map(([agent, move]) => perform(move, { agent })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyone, fc.integer({ min: -60, max: 60 }))
      .map(([agent, by]) => perform(jumpInPlayback, { agent, by: by * SECOND_MS })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        anyone,
        fc.constantFrom("by" as const, "to" as const, "beforeEnd" as const),
        fc.integer({ min: -9, max: 60 }),
      )
      .map(([agent, base, seconds]) =>
        perform(setPlaybackPosition, { agent, jump: { [base]: seconds * SECOND_MS } as { by: number } }),
      ),
  },
);

const callAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(anyone, fc.boolean()).map(
      ([agent, isForQueue]): Act =>
        (stage) => {
          stage.call(isForQueue ? { queue: 25 } : { agent });
          stage.answer(agent);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(anyone, fc.constantFrom("answer", "release", "hold", "retrieve", "sayBusy", "sayFree")).map(
      ([id, method]): Act =>
        (stage) =>
          stage[method as "answer"](id),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyone, anyone).map(
      ([from, agent]): Act =>
        (stage) =>
          stage.callInside(from, { agent }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyone, fc.constantFrom("own" as const, "forced" as const)).map(
      ([id, cause]): Act =>
        (stage) => {
          stage.signOut(id, cause);
          stage.signIn(id);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: anyone.map((agent) => perform(beginInspecting, { inspector: 102, agent, mode: "listen" })),
  },
  {
    weight: 1,
    arbitrary: anyone.map((agent) => perform(requestConference, { agent, places: 3, length: 600_000 })),
  },
);

/** An action of an agent who records or listens, of a customer, or time that passes; rarely two days. */
export const recordingAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: recorderAct },
  { weight: 6, arbitrary: playerAct },
  { weight: 5, arbitrary: callAct },
  {
    weight: 4,
    arbitrary: fc.oneof(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), fc.constantFrom(3_600, 180_000)).map(
      (seconds): Act =>
        (stage) =>
          void stage.runFor(seconds),
    ),
  },
);
