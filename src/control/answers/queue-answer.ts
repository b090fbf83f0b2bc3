// Writes queues for answers: waiting calls or chats, signed-in agents and service level.
import * as z from "zod";
import { figuresOf, formatDuration, QUEUE_MEDIA, type Queue } from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import { wholeCount } from "./fields.ts";

/** The schema of a queue's figures in answers. */
export const queueFigures = z.strictObject({
  waiting: wholeCount.describe("Calls or chats that wait now."),
  longestWait: z
    .string()
    .describe("The longest time that a waiting call or chat has waited, such as 90s; 0s if none waits."),
  signedIn: wholeCount.describe("Agents who are signed in to the queue."),
  available: wholeCount.describe("Signed-in agents who can take a call or chat now."),
  idleRate: z
    .int()
    .min(0)
    .max(100)
    .describe("The share of signed-in agents who are available, in percent; 0 if none is signed in."),
  arrived: wholeCount.describe("Calls or chats that joined the queue since the world began."),
  answered: wholeCount.describe("Calls or chats that an agent answered."),
  answeredInTime: wholeCount.describe("Calls or chats that an agent answered after at most 20 s."),
  abandoned: wholeCount.describe("Calls or chats whose customer left before an answer."),
  turnedAway: wholeCount.describe("Calls or chats that were turned away because the queue or the center was full."),
  serviceLevel: z
    .int()
    .min(0)
    .max(100)
    .describe("The share of answered calls or chats that were answered in time, in percent; 100 if none was answered."),
});

/** The schema of a queue in answers. */
export const queueAnswer = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    media: z.enum(QUEUE_MEDIA).describe("`voice` for a queue of calls; otherwise the media of its chats."),
    accessCode: z.string().describe("The number that customers dial."),
    maxWaiting: wholeCount.describe("Maximum number of calls or chats that can wait in it."),
    ...queueFigures.shape,
  })
  .meta({ id: "Queue" });

/** Returns a queue in the form of an answer; `signedIn` is the number of agents who are signed in to it. */
export function writeQueue(world: Pick<World, "center">, queue: Queue, signedIn: number): z.output<typeof queueAnswer> {
  const { id, name, media, accessCode, maxWaiting } = queue;
  return { id, name, media, accessCode, maxWaiting, ...writeQueueFigures(world, queue, signedIn) };
}

/** Returns the figures of a queue; `signedIn` is the number of agents who are signed in to it. */
export function writeQueueFigures(
  { center }: Pick<World, "center">,
  queue: Queue,
  signedIn: number,
): z.output<typeof queueFigures> {
  const { oldest, longestWait, ...figures } = figuresOf(center, queue, signedIn);
  return { longestWait: formatDuration(longestWait), ...figures };
}
