// The scenario that a world plays: shown with where it stands, and replaced while it runs.
import * as z from "zod";
import { replaceScript, standingOf, writingYaml, writtenScript } from "../../world/script.ts";
import { processSlices } from "../../world/slices.ts";
import { doInSlices } from "../../world/turns.ts";
import type { World } from "../../world/world.ts";
import { writtenInSlices } from "../in-slices.ts";
import { invalidInput } from "../problem.ts";
import { ByType, ok, type Route, worldRoute } from "../route.ts";

const standing = {
  isOver: z.boolean().describe("Whether its steps are done and its traffic has ended."),
  stepsAreOver: z.boolean(),
  at: z
    .array(
      z.strictObject({
        path: z.string().describe("Where the step is written, such as steps[2].repeat.steps[0]."),
        line: z.int().min(1).nullable().describe("Its line in the text that was read; null when that was an object."),
        step: z.string().describe("What it does, such as wait."),
      }),
    )
    .describe("The steps that it is at: more than one where lists of steps go on beside each other."),
  waitsFor: z.array(z.string()).describe("What it waits for, in words."),
};

export const scenarioAnswer = z.strictObject({ scenario: z.record(z.string(), z.unknown()), ...standing });

export const replacedAnswer = z.strictObject({
  name: z.string(),
  unchanged: z.array(z.string()).describe("What it says otherwise and only a new world can have, in sentences."),
  ...standing,
});

function whereItStands(world: World) {
  const { steps, ...rest } = standingOf(world);
  return { ...rest, at: steps };
}

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/scenario",
  summary:
    "The scenario that the world plays, its passwords masked, and where it stands; as YAML, if that is accepted.",
  answers: {
    200: new ByType({
      "application/json": scenarioAnswer,
      "application/yaml": z.string().describe("The same below comments that say where it stands; it can be put back."),
    }),
  },
  problems: ["abandoned"],
  async handle({ world, accept, left }) {
    const scenario = "scenario";
    if (!wantsYaml(accept)) {
      return writtenInSlices(scenario, { scenario: writtenScript(world), ...whereItStands(world) }, left);
    }
    const body = await doInSlices(processSlices, scenario, await writingYaml(world), left);
    return { status: 200, body, type: "application/yaml; charset=utf-8" };
  },
});

const replace = worldRoute({
  method: "PUT",
  path: "/worlds/:world/scenario",
  summary: "Goes on with another scenario from where the next step would begin; who is signed in stays so.",
  body: z.string().describe("YAML or JSON, or the name of a shipped scenario."),
  bodyIsText: true,
  answers: {
    200: replacedAnswer,
  },
  problems: ["time-stands-still", "abandoned"],
  async handle({ world, body, left }) {
    const outcome = await replaceScript(world, body, left);
    if ("problems" in outcome) return invalidInput(outcome.problems);
    return ok({ name: world.script.name, unchanged: outcome.lasting, ...whereItStands(world) });
  },
});

/** YAML where a client names it, and does not name JSON before it. */
function wantsYaml(accept: string): boolean {
  const named = accept
    .toLowerCase()
    .split(",")
    .map((range) => range.replace(/;.*$/s, "").trim());
  const yaml = named.findIndex((type) => /^(?:application|text)\/(?:x-)?yaml$/.test(type));
  const json = named.indexOf("application/json");
  return yaml >= 0 && (json < 0 || yaml < json);
}

export const scenarioRoutes: readonly Route[] = [read, replace];
