// Adds, lists and deletes the faults of a world.

import * as z from "zod";
import { mapDefined } from "../../forms/optional-members.ts";
import { show } from "../../forms/wording.ts";
import { faultRule } from "../../scenario/faults/fault-rule.ts";
import type { Fault } from "../../world/faults/fault.ts";
import type { World } from "../../world/world.ts";
import { faultAnswer, writeFault } from "../answers/fault-answer.ts";
import { createInvalidInputProblem, createProblem, Problem } from "../problem.ts";
import { createCreatedAnswer, createOkAnswer, declareWorldRoute, NO_CONTENT, type Route } from "../route.ts";
import { pathOfWorld, readIdInPath } from "./path-params.ts";

function pathOfFaults(world: World): string {
  return `${pathOfWorld(world)}/faults`;
}

const params = z.object({ fault: z.string().describe("Id of a fault, such as 1.") });

function findFault(world: World, written: string): Fault | Problem {
  const found = mapDefined(readIdInPath(written), (id) => world.faults.get(id));
  const where = `GET ${pathOfFaults(world)} lists the faults`;
  return (
    found ??
    createProblem("unknown-fault", `There is no fault ${show(written)}: it is over or never existed. ${where}.`)
  );
}

const list = declareWorldRoute({
  name: "listFaults",
  method: "GET",
  path: "/worlds/:world/faults",
  summary: "Lists the faults that can still apply, oldest first.",
  answers: { 200: z.strictObject({ faults: z.array(faultAnswer) }) },
  async handle({ world }) {
    const faults = world.faults.list();
    // Faults of a scenario may still be opening their ports.
    await Promise.allSettled(faults.map(({ opened }) => opened));
    return createOkAnswer({ faults: faults.map(writeFault) });
  },
});

const make = declareWorldRoute({
  name: "addFault",
  method: "POST",
  path: "/worlds/:world/faults",
  summary: "Adds a fault. Returns it with a sentence that describes it and, if it opens a port, the URL.",
  body: faultRule,
  answers: { 201: faultAnswer },
  problems: ["port-not-opened"],
  changesCounting: true,
  handle: async ({ world, body }) => {
    const wrong = world.faults.problemsOf(body);
    if (wrong.length > 0) return createInvalidInputProblem(wrong);
    const fault = world.faults.add(body);
    try {
      await fault.opened;
    } catch (error) {
      return createProblem("port-not-opened", `${(error as Error).message} The fault was not added.`);
    }
    return createCreatedAnswer(writeFault(fault), `${pathOfFaults(world)}/${fault.id}`);
  },
});

const clear = declareWorldRoute({
  name: "clearFaults",
  method: "DELETE",
  path: "/worlds/:world/faults",
  summary: "Deletes all faults.",
  answers: { 204: null },
  handle: ({ world }) => {
    world.faults.clear();
    return NO_CONTENT;
  },
});

const read = declareWorldRoute({
  name: "getFault",
  method: "GET",
  path: "/worlds/:world/faults/:fault",
  summary: "Returns a fault that can still apply.",
  params,
  answers: { 200: faultAnswer },
  problems: ["unknown-fault"],
  handle: ({ world, params }) => {
    const found = findFault(world, params.fault);
    return found instanceof Problem ? found : createOkAnswer(writeFault(found));
  },
});

const remove = declareWorldRoute({
  name: "deleteFault",
  method: "DELETE",
  path: "/worlds/:world/faults/:fault",
  summary: "Deletes a fault.",
  params,
  answers: { 204: null },
  problems: ["unknown-fault"],
  handle: ({ world, params }) => {
    const found = findFault(world, params.fault);
    if (found instanceof Problem) return found;
    world.faults.remove(found.id);
    return NO_CONTENT;
  },
});

/** The routes that list, add and delete faults. */
export const faultRoutes: readonly Route[] = [list, make, clear, read, remove];
