// Writes the explanation of a queue's figures: the calls, agents and events behind each.
import * as z from "zod";
import { type ExplainedQueueCount, explainQueue, figuresOf, formatDuration, type Queue } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { countedEvent } from "./event-answer.ts";
import { formatInstantOrNull, isoInstant, wholeCount } from "./fields.ts";
import { describeGone, formatCount, writeSumSentence } from "./sum-sentence.ts";

const sentence = z.string().describe("The parts of the value, in words.");
const explainedShare = z.strictObject({ value: z.int().min(0).max(100), sentence });
const agents = z.strictObject({ value: wholeCount, sentence, agents: z.array(z.int()) });

/** The schema of an explained count of calls. */
export const explainedQueueCount = z.strictObject({
  value: wholeCount,
  sentence,
  gone: wholeCount.describe("Part from events that the log has forgotten."),
  events: z
    .array(countedEvent.extend({ call: z.string() }))
    .describe("The events that each counted once, oldest first."),
});

/** The schema of the explained figures of a queue. */
export const queueExplained = z.strictObject({
  queue: z.int(),
  now: isoInstant,
  figures: z.strictObject({
    waiting: z.strictObject({
      value: wholeCount,
      sentence,
      calls: z
        .array(z.strictObject({ call: z.string(), since: isoInstant.nullable() }))
        .describe("The waiting calls in the order of service, with the instant at which each joined the queue."),
    }),
    longestWait: z.strictObject({ value: z.string(), sentence, call: z.string().nullable() }),
    signedIn: agents,
    available: agents,
    idleRate: explainedShare,
    arrived: explainedQueueCount,
    answered: explainedQueueCount,
    answeredInTime: explainedQueueCount,
    abandoned: explainedQueueCount,
    turnedAway: explainedQueueCount,
    serviceLevel: explainedShare,
  }),
});

/** Returns the figures of a queue at this moment, with the explanation of each. */
export function writeQueueExplanation({ center }: World, queue: Queue): z.output<typeof queueExplained> {
  const { state, now, log } = center;
  const signedIn = [...state.agents.values()]
    .filter(({ session }) => session?.skills.includes(queue.id))
    .map(({ id }) => id);
  const figures = figuresOf(center, queue, signedIn.length);
  const { waiting, oldest, longestWait, available, idleRate, answered, answeredInTime, serviceLevel } = figures;
  const formatQueuedAt = (call: string) => formatInstantOrNull(state.calls.get(call)?.queuedAt);
  const counts = explainQueue(queue.id, queue.figures, log.recent());
  return {
    queue: queue.id,
    now: formatInstant(now),
    figures: {
      waiting: {
        value: waiting,
        sentence: waiting === 0 ? "no call waits" : `${formatCount(waiting, "call")} in the queue`,
        calls: queue.waiting.map((call) => ({ call, since: formatQueuedAt(call) })),
      },
      longestWait: {
        value: formatDuration(longestWait),
        sentence: oldest === undefined ? "no call waits" : `call ${oldest} has waited since ${formatQueuedAt(oldest)}`,
        call: oldest ?? null,
      },
      signedIn: {
        value: signedIn.length,
        sentence: `${formatCount(signedIn.length, "agent")} signed in to the queue`,
        agents: signedIn,
      },
      available: {
        value: available,
        sentence: `${formatCount(available, "agent")} idle and accepting calls`,
        agents: [...queue.freeAgents],
      },
      idleRate: {
        value: idleRate,
        sentence:
          signedIn.length === 0
            ? "no agent is signed in"
            : `${available} of ${formatCount(signedIn.length, "agent")} available`,
      },
      arrived: writeCount(counts.arrived),
      answered: writeCount(counts.answered),
      answeredInTime: writeCount(counts.answeredInTime),
      abandoned: writeCount(counts.abandoned),
      turnedAway: writeCount(counts.turnedAway),
      serviceLevel: {
        value: serviceLevel,
        sentence:
          answered === 0
            ? "no call was answered"
            : `${answeredInTime} of ${formatCount(answered, "answered call")} in time`,
      },
    },
  };
}

function writeCount({ value, gone, events }: ExplainedQueueCount): z.output<typeof explainedQueueCount> {
  const parts = [
    ...describeGone(String(gone), gone),
    ...(events.length > 0 ? [formatCount(events.length, "event")] : []),
  ];
  return {
    value,
    sentence: writeSumSentence(parts),
    gone,
    events: events.map(({ at, ...event }) => ({ ...event, at: formatInstant(at) })),
  };
}
