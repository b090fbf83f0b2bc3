// Writes the explanation of a queue's figures: the calls or chats, agents and events behind each.
import * as z from "zod";
import {
  type ExplainedQueueCount,
  explainQueue,
  figuresOf,
  formatDuration,
  listAvailable,
  type Queue,
} from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { formatCount } from "../../words/format-count.ts";
import type { World } from "../../world/world.ts";
import { countedEvent } from "./event-answer.ts";
import { formatInstantOrNull, isoInstant, wholeCount } from "./fields.ts";
import { describeGone, writeSumSentence } from "./sum-sentence.ts";

const sentence = z.string().describe("The parts of the value, in words.");
const explainedShare = z.strictObject({ value: z.int().min(0).max(100), sentence });
const agents = z.strictObject({ value: wholeCount, sentence, agents: z.array(z.int()) });

/** The schema of an explained count of calls or chats. */
export const explainedQueueCount = z.strictObject({
  value: wholeCount,
  sentence,
  gone: wholeCount.describe("Part from events that the log has forgotten."),
  events: z
    .array(countedEvent.extend({ call: z.string().describe("The id of the call or chat.") }))
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
        .describe(
          "The waiting calls or chats in the order of service, with the instant at which each joined the queue.",
        ),
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
  const noun = queue.media === "voice" ? "call" : "chat";
  const formatQueuedAt = (id: string) => formatInstantOrNull((state.calls.get(id) ?? state.chats.get(id))?.queuedAt);
  const counts = explainQueue(queue.id, queue.counts, log.recent());
  return {
    queue: queue.id,
    now: formatInstant(now),
    figures: {
      waiting: {
        value: waiting,
        sentence: waiting === 0 ? `no ${noun} waits` : `${formatCount(waiting, noun)} in the queue`,
        calls: queue.waiting.map((call) => ({ call, since: formatQueuedAt(call) })),
      },
      longestWait: {
        value: formatDuration(longestWait),
        sentence:
          oldest === undefined ? `no ${noun} waits` : `${noun} ${oldest} has waited since ${formatQueuedAt(oldest)}`,
        call: oldest ?? null,
      },
      signedIn: {
        value: signedIn.length,
        sentence: `${formatCount(signedIn.length, "agent")} signed in to the queue`,
        agents: signedIn,
      },
      available: {
        value: available,
        sentence: `${formatCount(available, "agent")} ${noun === "call" ? "idle and accepting calls" : "accepting one more chat"}`,
        agents: listAvailable(center, queue),
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
            ? `no ${noun} was answered`
            : `${answeredInTime} of ${formatCount(answered, `answered ${noun}`)} in time`,
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
