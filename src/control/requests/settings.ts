// The settings of a world: read and changed while it runs.
import { settingsPatch } from "../../world/input-forms.ts";
import { invalidInput } from "../problem.ts";
import { ok, type Route, worldRoute } from "../route.ts";

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/settings",
  summary: "Every setting of the world.",
  answers: { 200: settingsPatch.required() },
  handle: ({ world }) => ok(world.writtenSettings()),
});

const change = worldRoute({
  method: "PATCH",
  path: "/worlds/:world/settings",
  summary: "Changes the settings that are named, all of them or, when one is wrong, none; answers with every setting.",
  body: settingsPatch,
  answers: { 200: settingsPatch.required() },
  handle: ({ world, body }) => {
    const problems = world.changeSettings(body);
    return problems.length > 0 ? invalidInput(problems.map(({ message }) => message)) : ok(world.writtenSettings());
  },
});

export const settingsRoutes: readonly Route[] = [read, change];
