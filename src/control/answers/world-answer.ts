// Writes worlds for answers.
import * as z from "zod";
import { formatDuration } from "../../core/index.ts";
import { CLOCK_FORM, formatClockMode } from "../../forms/clock-mode.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { LONG_WORK_KINDS } from "../../world/time/turns.ts";
import type { World } from "../../world/world.ts";
import { buildWorldUrl } from "../../world/world-url.ts";
import { isoInstant } from "./fields.ts";

/** The addresses of the simulator's ports. The answer about a world needs that of the gateway. */
export interface Addresses {
  addresses(): { readonly gateway: string };
}

/** The schema of the long work of a world. */
export const workingAnswer = z
  .strictObject({
    what: z
      .enum(LONG_WORK_KINDS)
      .describe("The kind of work. `settle`: the immediate consequences of a request. `answer`: a long answer."),
    done: z.number().min(0).describe("Progress: milliseconds of world time, agents, or pieces."),
    of: z.number().min(0).describe("Total; 0 while unknown."),
  })
  .describe("The long work in progress. Other requests to the world wait for it. Absent if there is none.")
  .meta({ id: "Working" });

/** The schema of a world in answers. */
export const worldAnswer = z
  .strictObject({
    name: z.string(),
    url: z.string().describe("URL of the gateway for clients of this world, without a trailing slash."),
    scenario: z.string().describe("Name of the scenario."),
    seed: z.int(),
    clock: z.string().describe(`${CLOCK_FORM}.`),
    now: isoInstant.describe("Current world time."),
    agents: z.int().min(0).describe("Number of agents."),
    signedIn: z.int().min(0).describe("Number of agents who are signed in."),
    calls: z.int().min(0).describe("Number of calls in progress."),
    requests: z.int().min(0).describe("Number of gateway requests for this world."),
    failed: z.string().optional().describe("The error of the simulator that stopped the world. Absent while it runs."),
    working: workingAnswer.optional(),
    replica: z.string().optional().describe("The replica that serves the world. Absent without a store."),
    ttl: z.string().nullable().describe("Time without a request after which the world is deleted; null means never."),
  })
  .meta({ id: "World" });

/** The parts of a world that its answer shows. */
export type WorldFacts = Pick<
  World,
  "name" | "scenario" | "seed" | "clockMode" | "center" | "working" | "ttl" | "gate"
> & {
  readonly journal: Pick<World["journal"], "count">;
  readonly errorBoundary: Pick<World["errorBoundary"], "failure">;
};

/** Returns a world in the form of an answer. */
export function writeWorld(world: WorldFacts, { addresses }: Addresses): z.output<typeof worldAnswer> {
  const { name, scenario, seed, clockMode, center, journal, errorBoundary, working, ttl, gate } = world;
  const { agents, calls } = center.state;
  let signedIn = 0;
  for (const { session } of agents.values()) if (session !== undefined) signedIn++;
  return {
    name,
    url: buildWorldUrl(addresses().gateway, name),
    scenario: scenario.name,
    seed,
    clock: formatClockMode(clockMode),
    now: formatInstant(center.now),
    agents: agents.size,
    signedIn,
    calls: calls.size,
    requests: journal.count,
    ...(errorBoundary.failure === undefined ? {} : { failed: errorBoundary.failure }),
    ...(working === undefined ? {} : { working }),
    ...(gate === undefined ? {} : { replica: gate.replica }),
    ttl: ttl === undefined ? null : formatDuration(ttl),
  };
}
