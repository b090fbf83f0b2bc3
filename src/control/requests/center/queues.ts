// Lists and returns the queues of a world, and explains their figures.
import * as z from "zod";
import { countSignedIn } from "../../../core/index.ts";
import { queueAnswer, queueFigures, writeQueue, writeQueueFigures } from "../../answers/queue-answer.ts";
import { queueExplained, writeQueueExplanation } from "../../answers/queue-explanation.ts";
import { Problem } from "../../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { findQueue, queueParams } from "../path-params.ts";
import { createExplainQuery } from "./explain-query.ts";

const list = declareWorldRoute({
  name: "listQueues",
  method: "GET",
  path: "/worlds/:world/queues",
  summary: "Lists all queues with their figures, such as the service level.",
  answers: { 200: z.strictObject({ queues: z.array(queueAnswer) }) },
  handle: ({ world }) => {
    const { center } = world;
    const signedIn = countSignedIn(center);
    return createOkAnswer({
      queues: Array.from(center.state.queues.values(), (queue) =>
        writeQueue(world, queue, signedIn.get(queue.id) ?? 0),
      ),
    });
  },
});

const read = declareWorldRoute({
  name: "getQueue",
  method: "GET",
  path: "/worlds/:world/queues/:queue",
  summary: "Returns a queue with its figures, such as the service level.",
  params: queueParams,
  answers: { 200: queueAnswer },
  problems: ["unknown-queue"],
  handle: ({ world, params }) => {
    const queue = findQueue(world, params.queue);
    if (queue instanceof Problem) return queue;
    return createOkAnswer(writeQueue(world, queue, countSignedIn(world.center).get(queue.id) ?? 0));
  },
});

const figures = declareWorldRoute({
  name: "getQueueFigures",
  method: "GET",
  path: "/worlds/:world/queues/:queue/figures",
  summary:
    "Returns the figures of a queue; with `explain`, also the calls, chats, agents or events behind each figure.",
  params: queueParams,
  query: createExplainQuery("figures"),
  answers: { 200: z.union([queueFigures, queueExplained]) },
  problems: ["unknown-queue"],
  handle: ({ world, params, query }) => {
    const queue = findQueue(world, params.queue);
    if (queue instanceof Problem) return queue;
    if (query.explain === true) return createOkAnswer(writeQueueExplanation(world, queue));
    return createOkAnswer(writeQueueFigures(world, queue, countSignedIn(world.center).get(queue.id) ?? 0));
  },
});

/** The routes that list queues, return one, and return its figures. */
export const queueRoutes: readonly Route[] = [list, read, figures];
