// Writes queues for answers: who waits, who is signed in, and how well calls are served.
import * as z from "zod";
import { figuresOf, formatDuration, type Queue } from "../../core/index.ts";
import type { World } from "../../world/world.ts";

const wholeAmount = z.int().min(0);

/** The schema of a queue's figures in answers. */
export const queueFigures = z.strictObject({
  waiting: wholeAmount.describe("Calls that wait now."),
  longestWait: z.string().describe("How long the oldest of them has waited, such as 90s; 0s if none waits."),
  signedIn: wholeAmount.describe("Agents who are signed in to it."),
  available: wholeAmount.describe("Those of them who can take a call now."),
  idleRate: z.int().min(0).max(100).describe("The share of available agents, in percent; 0 if none is signed in."),
  arrived: wholeAmount.describe("Calls that have joined it since the world began."),
  answered: wholeAmount.describe("Those of them that an agent answered."),
  answeredInTime: wholeAmount.describe("Those that were answered after at most 20 s."),
  abandoned: wholeAmount.describe("Those whose caller hung up before an answer."),
  turnedAway: wholeAmount.describe("Calls that were rejected because it was full."),
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
    accessCode: z.string().describe("The number that customers dial."),
    maxWaiting: wholeAmount.describe("How many calls can wait in it."),
    ...queueFigures.shape,
  })
  .meta({ id: "Queue" });

/** A queue at this moment. `signedIn`: how many agents are signed in to it. */
export function queueOf(world: World, queue: Queue, signedIn: number): z.output<typeof queueAnswer> {
  const { id, name, accessCode, maxWaiting } = queue;
  return { id, name, accessCode, maxWaiting, ...queueFiguresOf(world, queue, signedIn) };
}

/** The figures of a queue at this moment. `signedIn`: how many agents are signed in to it. */
export function queueFiguresOf({ center }: World, queue: Queue, signedIn: number): z.output<typeof queueFigures> {
  const { oldest, longestWait, ...figures } = figuresOf(center, queue, signedIn);
  return { longestWait: formatDuration(longestWait), ...figures };
}
