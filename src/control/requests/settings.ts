// Returns and changes the settings of a world.
import { settingsPatch } from "../../scenario/reading/settings-schema.ts";
import { createInvalidInputProblem } from "../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../route.ts";

const read = declareWorldRoute({
  name: "getSettings",
  method: "GET",
  path: "/worlds/:world/settings",
  summary: "Returns all settings of a world.",
  answers: { 200: settingsPatch.required() },
  handle: ({ world }) => createOkAnswer(world.writeSettings()),
});

const change = declareWorldRoute({
  name: "changeSettings",
  method: "PATCH",
  path: "/worlds/:world/settings",
  summary: "Changes settings. If one is wrong, none is changed. Returns all settings.",
  body: settingsPatch,
  answers: { 200: settingsPatch.required() },
  handle: ({ world, body }) => {
    const problems = world.changeSettings(body);
    return problems.length > 0
      ? createInvalidInputProblem(problems.map(({ message }) => message))
      : createOkAnswer(world.writeSettings());
  },
});

/** The routes that return and change settings. */
export const settingsRoutes: readonly Route[] = [read, change];
