// The faults of a world: trouble that clients are put into on purpose.
import * as z from "zod";
import type { Fault } from "../../world/faults/fault.ts";
import { faultRule, show } from "../../world/input-forms.ts";
import type { World } from "../../world/world.ts";
import { isoInstant, isoOrNull } from "../answers/written.ts";
import { invalidInput, Problem, problem } from "../problem.ts";
import { created, NOTHING, ok, type Route, worldRoute } from "../route.ts";

export const faultAnswer = z
  .strictObject({
    id: z.int().min(1),
    sentence: z.string().describe("What it still does."),
    struck: z.int().min(0).describe("How often it has struck."),
    left: z.int().min(0).nullable().describe("How often it will still strike; null: without end."),
    until: isoInstant.nullable().describe("When it ends by itself, on the world's clock; null: it does not."),
    url: z
      .url()
      .nullable()
      .describe("The port that it has opened, such as https://127.0.0.1:40123; null: it opens none."),
    rule: faultRule.describe("As it was written."),
  })
  .meta({ id: "Fault" });

function faultOf({ id, sentence, struck, left, until, url, rule }: Fault): z.output<typeof faultAnswer> {
  return { id, sentence, struck, left: left ?? null, until: isoOrNull(until), url: url ?? null, rule };
}

/** The path of a world's faults. */
function faultsPath({ name }: World): string {
  return `/worlds/${encodeURIComponent(name)}/faults`;
}

const params = z.object({ fault: z.string().describe("The number of a fault.") });

function findFault(world: World, written: string): Fault | Problem {
  const found = /^[1-9]\d{0,8}$/.test(written) ? world.faults.get(Number(written)) : undefined;
  const where = `GET ${faultsPath(world)} lists those there are`;
  return found ?? problem("unknown-fault", `There is no fault ${show(written)}: it is over, or never was. ${where}.`);
}

const list = worldRoute({
  method: "GET",
  path: "/worlds/:world/faults",
  summary: "The faults that may still strike, oldest first.",
  answers: { 200: z.strictObject({ faults: z.array(faultAnswer) }) },
  async handle({ world }) {
    const faults = world.faults.list();
    // Those of a scenario may be opening their ports still.
    await Promise.allSettled(faults.map(({ opened }) => opened));
    return ok({ faults: faults.map(faultOf) });
  },
});

const make = worldRoute({
  method: "POST",
  path: "/worlds/:world/faults",
  summary:
    "Makes a fault, from now on; answers with what it does, in a sentence, and with the port that it has opened.",
  body: faultRule,
  answers: { 201: faultAnswer },
  problems: ["port-not-opened"],
  handle: async ({ world, body }) => {
    const wrong = world.faults.wrongWith(body);
    if (wrong.length > 0) return invalidInput(wrong);
    const fault = world.faults.add(body);
    try {
      await fault.opened;
    } catch (error) {
      return problem("port-not-opened", `${(error as Error).message} The fault was not made.`);
    }
    return created(faultOf(fault), `${faultsPath(world)}/${fault.id}`);
  },
});

const clear = worldRoute({
  method: "DELETE",
  path: "/worlds/:world/faults",
  summary: "Takes all faults back.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.faults.clear();
    return NOTHING;
  },
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/faults/:fault",
  summary: "One fault that may still strike.",
  params,
  answers: { 200: faultAnswer },
  problems: ["unknown-fault"],
  handle: ({ world, params }) => {
    const found = findFault(world, params.fault);
    return found instanceof Problem ? found : ok(faultOf(found));
  },
});

const remove = worldRoute({
  method: "DELETE",
  path: "/worlds/:world/faults/:fault",
  summary: "Takes a fault back.",
  params,
  answers: { 204: null },
  problems: ["unknown-fault"],
  handle: ({ world, params }) => {
    const found = findFault(world, params.fault);
    if (found instanceof Problem) return found;
    world.faults.remove(found.id);
    return NOTHING;
  },
});

export const faultRoutes: readonly Route[] = [list, make, clear, read, remove];
