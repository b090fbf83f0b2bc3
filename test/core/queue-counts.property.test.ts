// Property: after any actions of customers and agents, the counts of every queue equal a recount of all events.
import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { type CallId, explainQueue, type LoggedEvent, type QueueId } from "../../src/core/index.ts";
import { countCases } from "../support/cases.ts";
import { openCenter, type Stage } from "../support/center.ts";

/** One action of an agent or a customer, or the passing of time. */
type Step =
  | { do: "signIn" | "signOut" | "answer" | "release" | "sayFree"; agent: number }
  | { do: "callQueue"; queue: number; patience: number; talk: number }
  | { do: "hangUpAsCustomer"; nth: number }
  | { do: "advance"; seconds: number };

const agent = fc.integer({ min: 101, max: 104 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "signIn" as const,
        "signOut" as const,
        "answer" as const,
        "answer" as const,
        "sayFree" as const,
      ),
      agent,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("release" as const), agent }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("callQueue" as const),
      queue: fc.constantFrom(25, 26),
      patience: fc.nat(90),
      talk: fc.nat(90),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hangUpAsCustomer" as const), nth: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("advance" as const), seconds: fc.nat(30) }) },
);

/** Takes a step. A center may refuse its move. */
function takeStep(stage: Stage, step: Step): void {
  switch (step.do) {
    case "callQueue":
      stage.call({ queue: step.queue }, { patience: step.patience, talk: step.talk });
      return;
    case "hangUpAsCustomer":
      stage.hangUpAsCustomer([...stage.center.state.calls.keys()][step.nth] ?? "none");
      return;
    case "advance":
      stage.advance(step.seconds);
      return;
    default:
      stage[step.do](step.agent);
  }
}

/** The wait in milliseconds up to which an answer is in time. */
const SERVICE_LEVEL_THRESHOLD_MS = 20_000;

/** Recounts a queue without the member `waited` of events: it measures waits from the instant at which the call joined the queue. */
function recountQueue(log: readonly LoggedEvent[], queue: QueueId) {
  const counts = { arrived: 0, answered: 0, abandoned: 0, turnedAway: 0, answeredInTime: 0 };
  const joinedAt = new Map<CallId, number>();
  for (const { at, event } of log) {
    if (!("queue" in event) || event.queue !== queue || !("call" in event)) continue;
    const joined = joinedAt.get(event.call);
    if (event.type === "callQueued") {
      counts.arrived++;
      joinedAt.set(event.call, at);
    } else if (event.type === "callAbandoned") {
      counts.abandoned++;
    } else if (event.type === "callTurnedAway") {
      counts.turnedAway++;
    } else if (event.type === "talking" && event.talkCause === "answered" && joined !== undefined) {
      counts.answered++;
      if (at - joined <= SERVICE_LEVEL_THRESHOLD_MS) counts.answeredInTime++;
    }
  }
  return counts;
}

/** Returns how many events the explanation of each count lists; undefined for a count whose explanation lacks events. */
function countExplainedEvents(
  log: readonly LoggedEvent[],
  queue: QueueId,
  figures: Parameters<typeof explainQueue>[1],
) {
  const counts = Object.entries(explainQueue(queue, figures, log));
  return Object.fromEntries(counts.map(([name, { events, gone }]) => [name, gone === 0 ? events.length : undefined]));
}

test("the counts of every queue equal a recount of the event log, and their explanation", (t) => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60, size: "max" }), (steps) => {
      const stage = openCenter({ agents: 4, queues: { 26: { maxWaiting: 2 } } });
      const { center } = stage;
      for (const step of steps) {
        takeStep(stage, step);
        const log = center.log.recent();
        equal(log.length, center.log.length, "the log has every event");
        for (const { id, counts, waiting } of center.state.queues.values()) {
          deepEqual({ ...counts }, recountQueue(log, id), `the counts of queue ${id}`);
          deepEqual(countExplainedEvents(log, id, counts), { ...counts }, `the explanation of queue ${id}`);
          ok(counts.answeredInTime <= counts.answered);
          ok(waiting.length + counts.answered + counts.abandoned <= counts.arrived, `the calls of queue ${id}`);
        }
      }
    }),
    { numRuns: countCases(200) },
  );
  t.end();
});
