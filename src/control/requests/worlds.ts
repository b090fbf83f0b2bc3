// Lists, creates, allocates, resets and deletes worlds.
import * as z from "zod";
import { show } from "../../forms/wording.ts";
import { worldName, worldOrder } from "../../world/order.ts";
import { type StoredWorld, WorldUnavailable } from "../../world/world-keeper.ts";
import { WorldRefusal } from "../../world/worlds.ts";
import { makeAllocationName } from "../allocation-name.ts";
import { ALLOCATION_TTL, allocationAnswer, allocationOrder, writeAllocation } from "../answers/allocation-answer.ts";
import { worldAnswer, writeWorld } from "../answers/world-answer.ts";
import { buildAnswerInSlices, writeEach } from "../in-slices.ts";
import { createElsewhereProblem, createInvalidInputProblem } from "../problem.ts";
import {
  type ControlParts,
  createCreatedAnswer,
  createOkAnswer,
  declareSimulatorRoute,
  declareWorldRoute,
  NO_CONTENT,
  type Route,
} from "../route.ts";
import { createWorldRefusalProblem } from "../world-refusals.ts";
import { pathOfWorld } from "./path-params.ts";

function* writeWorlds({ worlds, addresses }: ControlParts, elsewhere: readonly StoredWorld[] | undefined) {
  const making = worlds.listWorldsInCreation();
  const written = yield* writeEach(worlds.list(), (world) => writeWorld(world, { addresses }));
  return {
    worlds: written,
    ...(making.length === 0 ? {} : { making }),
    ...(elsewhere === undefined ? {} : { elsewhere: elsewhere.map(({ name, replica = null }) => ({ name, replica })) }),
  };
}

const list = declareSimulatorRoute({
  name: "listWorlds",
  method: "GET",
  path: "/worlds",
  summary: "Lists all worlds, oldest first.",
  isPublic: false,
  answers: {
    200: z.strictObject({
      worlds: z.array(worldAnswer),
      making: z
        .array(
          z.strictObject({
            name: z.string(),
            done: z.number().min(0).describe("Progress."),
            of: z.number().min(0).describe("Total; 0 while unknown."),
          }),
        )
        .optional()
        .describe("The worlds that are being created. Absent if there are none."),
      elsewhere: z
        .array(z.strictObject({ name: z.string(), replica: z.string().nullable() }))
        .optional()
        .describe(
          "The other worlds of the store, with the replica that serves each; null if none serves it now. Absent without a store.",
        ),
    }),
  },
  problems: ["abandoned", "world-elsewhere"],
  async handle({ parts, getSignal }) {
    const { worlds } = parts;
    const kept = await worlds.keeper?.list();
    if (kept instanceof WorldUnavailable) return createElsewhereProblem(kept.sentence);
    const elsewhere = kept?.filter(({ name }) => worlds.get(name) === undefined);
    return buildAnswerInSlices("list of worlds", writeWorlds(parts, elsewhere), getSignal);
  },
});

const make = declareSimulatorRoute({
  name: "createWorld",
  method: "POST",
  path: "/worlds",
  summary: "Creates an isolated world and starts its scenario.",
  isPublic: false,
  body: worldOrder,
  answers: { 201: worldAnswer },
  problems: ["world-taken", "worlds-full", "time-stands-still", "abandoned", "world-elsewhere"],
  async handle({ parts, body, getSignal }) {
    const world = await parts.worlds.create(body, getSignal);
    return world instanceof WorldRefusal
      ? createWorldRefusalProblem(world)
      : createCreatedAnswer(writeWorld(world, parts), pathOfWorld(world));
  },
});

const ensure = declareSimulatorRoute({
  name: "ensureWorld",
  method: "PUT",
  path: "/worlds/:world",
  summary: "Creates a world if no world has this name. Otherwise returns the existing world unchanged.",
  isPublic: false,
  params: z.object({ world: z.string().describe("Name of the world.") }),
  body: worldOrder.optional(),
  answers: { 200: worldAnswer, 201: worldAnswer },
  problems: ["world-taken", "worlds-full", "time-stands-still", "abandoned", "world-elsewhere"],
  async handle({ parts, params: { world: name }, body = {}, getSignal }) {
    const { worlds } = parts;
    const isOtherName = body.name !== undefined && body.name !== name;
    if (isOtherName)
      return createInvalidInputProblem([
        `name: ${show(body.name)} is not the name in the path, ${show(name)}: leave it out`,
      ]);
    const fetched = await worlds.fetch(name);
    if (fetched instanceof WorldUnavailable) return createElsewhereProblem(fetched.sentence);
    const existing = worlds.enter(name);
    if (existing !== undefined) return createOkAnswer(writeWorld(existing, parts));
    const wrong = worldName.safeParse(name).error?.issues.map(({ message }) => `name: ${message}`);
    if (wrong !== undefined) return createInvalidInputProblem(wrong);
    const world = await worlds.create({ ...body, name }, getSignal);
    return world instanceof WorldRefusal
      ? createWorldRefusalProblem(world)
      : createCreatedAnswer(writeWorld(world, parts), pathOfWorld(world));
  },
});

const read = declareWorldRoute({
  name: "getWorld",
  method: "GET",
  path: "/worlds/:world",
  summary: "Returns a world.",
  servesFailed: true,
  servesWorking: true,
  answers: { 200: worldAnswer },
  handle: ({ parts, world }) => createOkAnswer(writeWorld(world, parts)),
});

const remove = declareWorldRoute({
  name: "deleteWorld",
  method: "DELETE",
  path: "/worlds/:world",
  taped: "never",
  summary: "Deletes a world. Held polls are answered 100-006.",
  servesFailed: true,
  servesWorking: true,
  answers: { 204: null },
  problems: ["world-needed"],
  handle({ parts, world }) {
    const outcome = parts.worlds.delete(world.name);
    return outcome instanceof WorldRefusal ? createWorldRefusalProblem(outcome) : NO_CONTENT;
  },
});

const KEPT = ["name", "scenario", "seed", "clock", "ttl", "journal"] as const;

/** The schema of a world after a reset. */
export const resetAnswer = worldAnswer.extend({
  kept: z
    .array(z.enum(KEPT))
    .describe(
      "Parts that the reset keeps. The reset also keeps the tape, the findings and the checkpoints. It does not keep settings, sessions, calls and counters.",
    ),
});

const reset = declareWorldRoute({
  name: "resetWorld",
  method: "POST",
  path: "/worlds/:world/reset",
  summary: "Resets a world to the beginning of its scenario. Returns the world.",
  servesFailed: true,
  answers: {
    200: resetAnswer,
  },
  problems: ["time-stands-still", "abandoned"],
  taped: "world",
  async handle({ parts, world, getSignal, holder }) {
    await world.reset(getSignal, holder);
    return createOkAnswer({ ...writeWorld(world, parts), kept: KEPT });
  },
});

const allocate = declareSimulatorRoute({
  name: "allocateWorld",
  method: "POST",
  path: "/allocations",
  summary:
    "Creates a world for a test, by default under a random name and with a ttl. With a store, any replica can serve it.",
  isPublic: false,
  body: allocationOrder,
  answers: { 201: allocationAnswer },
  problems: ["world-taken", "worlds-full", "time-stands-still", "abandoned", "world-elsewhere"],
  async handle({ parts, body, baseUrl, getSignal }) {
    const { name = makeAllocationName(), ttl = ALLOCATION_TTL, ...order } = body;
    const world = await parts.worlds.create({ ...order, name, ...(ttl === null ? {} : { ttl }) }, getSignal);
    if (world instanceof WorldRefusal) return createWorldRefusalProblem(world);
    const path = pathOfWorld(world);
    const written = writeAllocation(world, parts, baseUrl && `${baseUrl}${path}`);
    await parts.worlds.keeper?.release(world);
    return createCreatedAnswer(written, path);
  },
});

/** The routes that list, create, return, delete, reset and allocate worlds. */
export const worldRoutes: readonly Route[] = [list, make, ensure, read, remove, reset, allocate];
