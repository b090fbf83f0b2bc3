// The worlds of the simulator: listed, made, looked at, reset and deleted.
import * as z from "zod";
import { formatDuration } from "../../core/index.ts";
import { iso } from "../../forms/iso.ts";
import { CLOCK_FORM, formatClockMode, worldOrder } from "../../world/input-forms.ts";
import { LABORS } from "../../world/turns.ts";
import type { World } from "../../world/world.ts";
import { WorldRefusal, type Worlds } from "../../world/worlds.ts";
import { isoInstant } from "../answers/written.ts";
import { answerInSlices, writeEach } from "../in-slices.ts";
import { invalidInput, type Problem, problem } from "../problem.ts";
import { created, NOTHING, ok, type Route, simulatorRoute, worldRoute } from "../route.ts";
import { worldPath } from "./named.ts";

/** What a world is busy with for longer than a moment. */
export const workingAnswer = z
  .strictObject({
    what: z
      .enum(LABORS)
      .describe("What it does: settle is what follows from a request without delay, answer a long list."),
    done: z.number().min(0).describe("How much is done: milliseconds of the world's time, agents, or pieces."),
    of: z.number().min(0).describe("Of how much; 0 while that is not known."),
  })
  .describe("The long work that is under way; other requests wait for it. Absent while there is none.")
  .meta({ id: "Working" });

/** What is told of a world. */
export const worldAnswer = z
  .strictObject({
    name: z.string(),
    scenario: z.string().describe("The name of what is played."),
    seed: z.int(),
    clock: z.string().describe(`${CLOCK_FORM}.`),
    now: isoInstant.describe("What time it is in the world."),
    agents: z.int().min(0).describe("How many agents it has."),
    signedIn: z.int().min(0).describe("How many of them are signed in."),
    calls: z.int().min(0).describe("How many calls are under way."),
    requests: z.int().min(0).describe("How many requests the gateway has got for it."),
    failed: z.string().optional().describe("Why an error of the simulator stopped the world; absent while it runs."),
    working: workingAnswer.optional(),
    ttl: z.string().nullable().describe("After how long without a request it is deleted; null: never."),
  })
  .meta({ id: "World" });

export function worldOf({
  name,
  scenario,
  seed,
  clockMode,
  center,
  journal,
  fence,
  working,
  ttl,
}: World): z.output<typeof worldAnswer> {
  const { agents, calls } = center.state;
  let signedIn = 0;
  for (const { session } of agents.values()) if (session !== undefined) signedIn++;
  return {
    name,
    scenario: scenario.name,
    seed,
    clock: formatClockMode(clockMode),
    now: iso(center.now),
    agents: agents.size,
    signedIn,
    calls: calls.size,
    requests: journal.count,
    ...(fence.failure === undefined ? {} : { failed: fence.failure }),
    ...(working === undefined ? {} : { working }),
    ttl: ttl === undefined ? null : formatDuration(ttl),
  };
}

function* writeWorlds(worlds: Worlds) {
  const making = worlds.making();
  const written = yield* writeEach(worlds.all(), worldOf);
  return { worlds: written, ...(making.length === 0 ? {} : { making }) };
}

const list = simulatorRoute({
  method: "GET",
  path: "/worlds",
  summary: "Every world of the simulator, in the order in which they were made.",
  open: false,
  answers: {
    200: z.strictObject({
      worlds: z.array(worldAnswer),
      making: z
        .array(
          z.strictObject({
            name: z.string(),
            done: z.number().min(0).describe("How much is done."),
            of: z.number().min(0).describe("Of how much; 0 while that is not known."),
          }),
        )
        .optional()
        .describe("The worlds that are being made. Absent while there are none."),
    }),
  },
  problems: ["abandoned"],
  handle: ({ parts: { worlds }, left }) => answerInSlices("list of worlds", writeWorlds(worlds), left),
});

const make = simulatorRoute({
  method: "POST",
  path: "/worlds",
  summary: "Makes a world, which shares nothing with the others, and begins to play its scenario.",
  open: false,
  body: worldOrder,
  answers: { 201: worldAnswer },
  problems: ["world-taken", "worlds-full", "time-stands-still", "abandoned"],
  async handle({ parts, body, left }) {
    const world = await parts.worlds.create(body, left);
    return world instanceof WorldRefusal ? problemOf(world) : created(worldOf(world), worldPath(world));
  },
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world",
  summary: "One world.",
  servesFailed: true,
  servesWorking: true,
  answers: { 200: worldAnswer },
  handle: ({ world }) => ok(worldOf(world)),
});

const remove = worldRoute({
  method: "DELETE",
  path: "/worlds/:world",
  summary: "Deletes a world with all that belongs to it; polls that are held there are answered first.",
  servesFailed: true,
  servesWorking: true,
  answers: { 204: null },
  problems: ["world-needed"],
  handle({ parts, world }) {
    const outcome = parts.worlds.delete(world.name);
    return outcome instanceof WorldRefusal ? problemOf(outcome) : NOTHING;
  },
});

const KEPT = ["name", "scenario", "seed", "clock", "ttl", "journal"] as const;

export const resetAnswer = worldAnswer.extend({
  kept: z.array(z.enum(KEPT)).describe("What stays as it is. Settings, sessions, calls and counters do not."),
});

const reset = worldRoute({
  method: "POST",
  path: "/worlds/:world/reset",
  summary: "Puts a world back to the beginning of its scenario; answers with the world, and what of it stays.",
  servesFailed: true,
  answers: {
    200: resetAnswer,
  },
  problems: ["time-stands-still", "abandoned"],
  async handle({ world, left }) {
    await world.reset(left);
    return ok({ ...worldOf(world), kept: KEPT });
  },
});

function problemOf({ kind, message, problems }: WorldRefusal): Problem {
  const detail = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  switch (kind) {
    case "wrong":
      return invalidInput(problems);
    case "taken":
      return problem("world-taken", `${detail} Choose another name, or delete that one first.`);
    case "full":
      return problem("worlds-full", `${detail} Delete those that are done; one with a ttl deletes itself.`);
    case "needed":
      return problem("world-needed", detail);
    case "unknown":
      return problem("unknown-world", detail);
  }
}

export const worldRoutes: readonly Route[] = [list, make, read, remove, reset];
