// Writes queues for answers: waiting calls, signed-in agents and service level.
import * as z from "zod";
import { figuresOf, formatDuration, QUEUE_MEDIA, type Queue } from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import { wholeCount } from "./fields.ts";

/** The schema of a queue's figures in answers. */
export const queueFigures = z.strictObject({
  waiting: wholeCount.describe("Calls that wait now."),
  longestWait: z.string().describe("How long the oldest waiting call has waited, such as 90s; 0s if none waits."),
  signedIn: wholeCount.describe("Agents who are signed in to the queue."),
  available: wholeCount.describe("Signed-in agents who can take a call now."),
  idleRate: z
    .int()
    .min(0)
    .max(100)
    .describe("The share of signed-in agents who are available, in percent; 0 if none is signed in."),
  arrived: wholeCount.describe("Calls that joined the queue since the world began."),
  answered: wholeCount.describe("Calls that an agent answered."),
  answeredInTime: wholeCount.describe("Calls that an agent answered after at most 20 s."),
  abandoned: wholeCount.describe("Calls whose caller hung up before an answer."),
  turnedAway: wholeCount.describe("Calls that were rejected because the queue was full."),
  serviceLevel: z
    .int()
    .min(0)
    .max(100)
    .describe("The share of answered calls that were answered in time, in percent; 100 if none was answered."),
});

/** The schema of a queue in answers. */
export const queueAnswer = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    media: z.enum(QUEUE_MEDIA).describe("The media of its chats; `voice`: it is for calls."),
    accessCode: z.string().describe("The number that customers dial."),
    maxWaiting: wholeCount.describe("How many calls can wait in it."),
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
