// Returns, checks and replaces the scenario of a world.
import * as z from "zod";
import { closed } from "../../forms/values.ts";
import { scenarioFilePath, scenarioObject } from "../../world/order.ts";
import { readReplacement, readWrittenScript, replaceScript, writeYamlInSlices } from "../../world/script.ts";
import { processSlices } from "../../world/time/slices.ts";
import { doInSlices } from "../../world/time/turns.ts";
import { progress, writeProgress } from "../answers/progress-answer.ts";
import { createSlicedAnswer } from "../in-slices.ts";
import { createInvalidInputProblem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route, SchemasByType } from "../route.ts";

/** The schema of the scenario of a world and its progress. */
export const scenarioAnswer = z.strictObject({ scenario: scenarioObject, ...progress });

/** The schema of the result of a replacement. */
export const replacedAnswer = z.strictObject({
  name: z.string(),
  unchanged: z.array(z.string()).describe("Differences that only a reset or a new world can apply, one sentence each."),
  ...progress,
});

const scriptQuery = closed("query of a scenario", {
  file: scenarioFilePath
    .optional()
    .describe(
      "The file that the text came from. Messages about mistakes begin with its path. A scenario without a name is named after it.",
    ),
});

const read = declareWorldRoute({
  name: "getScenario",
  method: "GET",
  path: "/worlds/:world/scenario",
  summary:
    "Returns the scenario, with passwords masked, and the current steps. With `Accept: application/yaml` the answer is YAML.",
  answers: {
    200: new SchemasByType({
      "application/json": scenarioAnswer,
      "application/yaml": z.string().describe("The scenario as YAML, after comments with the current steps."),
    }),
  },
  problems: ["abandoned"],
  async handle({ world, accept, getSignal }) {
    if (!wantsYaml(accept)) {
      return createSlicedAnswer("scenario", { scenario: readWrittenScript(world), ...writeProgress(world) }, getSignal);
    }
    const body = await doInSlices(processSlices, "scenario", await writeYamlInSlices(world), getSignal);
    return { status: 200, body, type: "application/yaml; charset=utf-8" };
  },
});

const replace = declareWorldRoute({
  name: "replaceScenario",
  method: "PUT",
  path: "/worlds/:world/scenario",
  summary: "Replaces the scenario from the next step on. Agents stay signed in, and calls continue.",
  body: z.string().describe("YAML, JSON, or the name of a shipped scenario."),
  bodyIsText: true,
  query: scriptQuery,
  answers: {
    200: replacedAnswer,
  },
  problems: ["time-stands-still", "abandoned"],
  taped: "world",
  async handle({ world, body, query: { file }, getSignal, holder }) {
    const outcome = await replaceScript(world, { text: body, file }, getSignal, holder);
    if ("problems" in outcome) return createInvalidInputProblem(outcome.problems);
    return createOkAnswer({ name: world.script.name, unchanged: outcome.unchanged, ...writeProgress(world) });
  },
});

const check = declareWorldRoute({
  name: "checkScenario",
  method: "POST",
  path: "/worlds/:world/scenario/check",
  taped: "never",
  summary: "Checks a scenario that could replace the one of the world. Changes nothing.",
  body: z.string().describe("YAML, JSON, or the name of a shipped scenario."),
  bodyIsText: true,
  query: scriptQuery,
  answers: {
    200: z.strictObject({
      name: z.string(),
      agents: z.int().min(0).describe("Number of agents."),
      steps: z.int().min(0).describe("Number of steps, without those inside other steps."),
    }),
  },
  problems: ["abandoned"],
  async handle({ world, body, query: { file }, getSignal }) {
    const read = await readReplacement(world, { text: body, file }, getSignal);
    if ("problems" in read) return createInvalidInputProblem(read.problems);
    const { name, center, steps } = read.scenario;
    return createOkAnswer({ name, agents: center.agents.length, steps: steps.length });
  },
});

/** Returns whether an Accept header names YAML, and not JSON before it. */
function wantsYaml(accept: string): boolean {
  const named = accept
    .toLowerCase()
    .split(",")
    .map((range) => range.replace(/;.*$/s, "").trim());
  const yaml = named.findIndex((type) => /^(?:application|text)\/(?:x-)?yaml$/.test(type));
  const json = named.indexOf("application/json");
  return yaml >= 0 && (json < 0 || yaml < json);
}

/** The routes that return, check and replace a scenario. */
export const scenarioRoutes: readonly Route[] = [read, check, replace];
