// Makes, lists and deletes the checkpoints of a world, and rewinds the world to one.
import * as z from "zod";
import { closed } from "../../forms/values.ts";
import { show } from "../../forms/wording.ts";
import { type Checkpoint, CheckpointError } from "../../world/checkpoints.ts";
import { NAME_FORM } from "../../world/order.ts";
import type { World } from "../../world/world.ts";
import { checkpointAnswer, checkpointName } from "../answers/checkpoint-answer.ts";
import { worldAnswer, writeWorld } from "../answers/world-answer.ts";
import { type Problem, problem } from "../problem.ts";
import { answerCreated, answerOk, NO_CONTENT, type Route, worldRoute } from "../route.ts";
import { worldPath } from "./path-params.ts";

const checkpointBody = closed("checkpoint", {
  name: checkpointName.optional().describe(`${NAME_FORM}. Default: checkpoint-1, checkpoint-2 and so on.`),
});

/** The place to which a world is rewound. */
export const rewindBody = closed("rewind", {
  to: closed("place to rewind to", { checkpoint: checkpointName.describe("Name of a checkpoint of this world.") }),
});

function checkpointsPath(world: World): string {
  return `${worldPath(world)}/checkpoints`;
}

function unknownCheckpoint(world: World, name: string): Problem {
  const where = `GET ${checkpointsPath(world)} lists the checkpoints`;
  return problem("unknown-checkpoint", `There is no checkpoint ${show(name)}: ${where}.`);
}

function refusalOf(world: World, { kind, message }: CheckpointError): Problem {
  if (kind === "taken")
    return problem("checkpoint-taken", `${message}. Use another name, or delete that checkpoint first.`);
  const way = `DELETE ${checkpointsPath(world)}/{name}`;
  return problem("checkpoints-full", `${message}. Delete checkpoints that you no longer need: ${way}.`);
}

const list = worldRoute({
  name: "listCheckpoints",
  method: "GET",
  path: "/worlds/:world/checkpoints",
  servesFailed: true,
  summary: "Lists the checkpoints of a world, oldest first.",
  answers: { 200: z.strictObject({ checkpoints: z.array(checkpointAnswer) }) },
  handle: ({ world }) => answerOk({ checkpoints: world.checkpoints.list() }),
});

const make = worldRoute({
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
      return answerCreated(made, `${checkpointsPath(world)}/${made.name}`);
    } catch (error) {
      if (error instanceof CheckpointError) return refusalOf(world, error);
      throw error;
    }
  },
});

const remove = worldRoute({
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
    world.checkpoints.delete(checkpoint) ? NO_CONTENT : unknownCheckpoint(world, checkpoint),
});

const rewind = worldRoute({
  name: "rewindWorld",
  method: "POST",
  path: "/worlds/:world/rewind",
  servesFailed: true,
  summary: "Rewinds a world to a checkpoint: it is as it was then. Returns the world.",
  body: rewindBody,
  answers: { 200: worldAnswer },
  problems: ["unknown-checkpoint", "abandoned"],
  taped: "world",
  async handle({ parts, world, body, getSignal, holder }) {
    const { checkpoint } = body.to;
    const isFound = await world.checkpoints.rewind(checkpoint, getSignal, holder);
    return isFound ? answerOk(writeWorld(world, parts)) : unknownCheckpoint(world, checkpoint);
  },
});

export const checkpointRoutes: readonly Route[] = [list, make, remove, rewind];
