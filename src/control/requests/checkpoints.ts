// Makes, lists and deletes the checkpoints of a world.
import * as z from "zod";
import { closed } from "../../forms/values.ts";
import { show } from "../../forms/wording.ts";
import { type Checkpoint, CheckpointError } from "../../world/checkpoints.ts";
import { NAME_FORM } from "../../world/order.ts";
import type { World } from "../../world/world.ts";
import { checkpointAnswer, checkpointName } from "../answers/checkpoint-answer.ts";
import { createProblem, type Problem } from "../problem.ts";
import { createCreatedAnswer, createOkAnswer, declareWorldRoute, NO_CONTENT, type Route } from "../route.ts";
import { pathOfWorld } from "./path-params.ts";

const checkpointBody = closed("checkpoint", {
  name: checkpointName.optional().describe(`${NAME_FORM}. Default: checkpoint-1, checkpoint-2 and so on.`),
});

function pathOfCheckpoints(world: World): string {
  return `${pathOfWorld(world)}/checkpoints`;
}

/** Returns the problem of a checkpoint that does not exist. */
export function createUnknownCheckpointProblem(world: World, name: string): Problem {
  const where = `GET ${pathOfCheckpoints(world)} lists the checkpoints`;
  return createProblem("unknown-checkpoint", `There is no checkpoint ${show(name)}: ${where}.`);
}

function refusalOf(world: World, { kind, message }: CheckpointError): Problem {
  if (kind === "taken")
    return createProblem("checkpoint-taken", `${message}. Use another name, or delete that checkpoint first.`);
  const request = `DELETE ${pathOfCheckpoints(world)}/{name}`;
  return createProblem("checkpoints-full", `${message}. Delete checkpoints that you no longer need: ${request}.`);
}

const list = declareWorldRoute({
  name: "listCheckpoints",
  method: "GET",
  path: "/worlds/:world/checkpoints",
  servesFailed: true,
  summary: "Lists the checkpoints of a world, oldest first.",
  answers: { 200: z.strictObject({ checkpoints: z.array(checkpointAnswer) }) },
  handle: ({ world }) => createOkAnswer({ checkpoints: world.checkpoints.list() }),
});

const make = declareWorldRoute({
  name: "createCheckpoint",
  method: "POST",
  path: "/worlds/:world/checkpoints",
  summary: "Makes a checkpoint of a world, to which it can be rewound. Nothing in the world changes.",
  body: checkpointBody.optional(),
  answers: { 201: checkpointAnswer },
  problems: ["checkpoint-taken", "checkpoints-full", "abandoned"],
  taped: "never",
  async handle({ world, body, getSignal }) {
    try {
      const made: Checkpoint = await world.checkpoints.make(body?.name, getSignal);
      return createCreatedAnswer(made, `${pathOfCheckpoints(world)}/${made.name}`);
    } catch (error) {
      if (error instanceof CheckpointError) return refusalOf(world, error);
      throw error;
    }
  },
});

const remove = declareWorldRoute({
  name: "deleteCheckpoint",
  method: "DELETE",
  path: "/worlds/:world/checkpoints/:checkpoint",
  servesFailed: true,
  summary: "Deletes a checkpoint.",
  params: z.object({ checkpoint: z.string().describe("Name of a checkpoint, such as before-transfer.") }),
  answers: { 204: null },
  problems: ["unknown-checkpoint"],
  taped: "never",
  handle: ({ world, params: { checkpoint } }) =>
    world.checkpoints.delete(checkpoint) ? NO_CONTENT : createUnknownCheckpointProblem(world, checkpoint),
});

/** The routes that list, make and delete checkpoints. */
export const checkpointRoutes: readonly Route[] = [list, make, remove];
