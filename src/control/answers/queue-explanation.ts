// Writes the explanation of a queue's figures: the calls, agents and events behind each.
import * as z from "zod";
import { explainQueue, figuresOf, formatDuration, type Queue, type QueueCountMade } from "../../core/index.ts";
import { iso } from "../../forms/iso.ts";
import type { World } from "../../world/world.ts";
import { isoInstant, isoOrNull } from "./fields.ts";
import { gonePart, numberOf, sumSentence } from "./sum-sentence.ts";

const sentence = z.string().describe("The parts of the value, in words.");
const amount = z.int().min(0);
const share = z.strictObject({ value: z.int().min(0).max(100), sentence });
const agents = z.strictObject({ value: amount, sentence, agents: z.array(z.int()) });

export const queueCountMade = z.strictObject({
  value: amount,
  sentence,
  gone: amount.describe("Part from events that the log has forgotten."),
  events: z
    .array(
      z.strictObject({
        serial: z.int().min(1),
        at: isoInstant,
        type: z.string(),
        call: z.string(),
        sentence: z.string(),
      }),
    )
    .describe("The events that each counted once, oldest first."),
});

/** The schema of an explanation. */
export const queueExplained = z.strictObject({
  queue: z.int(),
  now: isoInstant,
  figures: z.strictObject({
    waiting: z.strictObject({
      value: amount,
      sentence,
      calls: z
        .array(z.strictObject({ call: z.string(), since: isoInstant.nullable() }))
        .describe("The waiting calls in the order of service, with the instant at which each joined the queue."),
    }),
    longestWait: z.strictObject({ value: z.string(), sentence, call: z.string().nullable() }),
    signedIn: agents,
    available: agents,
    idleRate: share,
    arrived: queueCountMade,
    answered: queueCountMade,
    answeredInTime: queueCountMade,
    abandoned: queueCountMade,
    turnedAway: queueCountMade,
    serviceLevel: share,
  }),
});

/** Explains the figures of a queue at this moment. */
export function queueExplanationOf({ center }: World, queue: Queue): z.output<typeof queueExplained> {
  const { state, now, log } = center;
  const signedIn = [...state.agents.values()]
    .filter(({ session }) => session?.skills.includes(queue.id))
    .map(({ id }) => id);
  const figures = figuresOf(center, queue, signedIn.length);
  const { waiting, oldest, longestWait, available, idleRate, answered, answeredInTime, serviceLevel } = figures;
  const since = (call: string): string | null => isoOrNull(state.calls.get(call)?.queuedAt);
  const counts = explainQueue(queue.id, queue.figures, log.recent());
  return {
    queue: queue.id,
    now: iso(now),
    figures: {
      waiting: {
        value: waiting,
        sentence: waiting === 0 ? "no call waits" : `${numberOf(waiting, "call")} in the queue`,
        calls: queue.waiting.map((call) => ({ call, since: since(call) })),
      },
      longestWait: {
        value: formatDuration(longestWait),
        sentence: oldest === undefined ? "no call waits" : `call ${oldest} has waited since ${since(oldest)}`,
        call: oldest ?? null,
      },
      signedIn: {
        value: signedIn.length,
        sentence: `${numberOf(signedIn.length, "agent")} signed in to the queue`,
        agents: signedIn,
      },
      available: {
        value: available,
        sentence: `${numberOf(available, "agent")} idle and accepting calls`,
        agents: [...queue.free],
      },
      idleRate: {
        value: idleRate,
        sentence:
          signedIn.length === 0
            ? "no agent is signed in"
            : `${available} of ${numberOf(signedIn.length, "agent")} available`,
      },
      arrived: countOf(counts.arrived),
      answered: countOf(counts.answered),
      answeredInTime: countOf(counts.answeredInTime),
      abandoned: countOf(counts.abandoned),
      turnedAway: countOf(counts.turnedAway),
      serviceLevel: {
        value: serviceLevel,
        sentence:
          answered === 0
            ? "no call was answered"
            : `${answeredInTime} of ${numberOf(answered, "answered call")} in time`,
      },
    },
  };
}

function countOf({ value, gone, events }: QueueCountMade): z.output<typeof queueCountMade> {
  const parts = [...gonePart(String(gone), gone), ...(events.length > 0 ? [numberOf(events.length, "event")] : [])];
  return {
    value,
    sentence: sumSentence(parts),
    gone,
    events: events.map(({ serial, at, ...cause }) => ({ serial, at: iso(at), ...cause })),
  };
}
