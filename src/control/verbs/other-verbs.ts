// Refuses unknown verbs of calls, conferences and agents.
// The API description does not list these routes.
import * as z from "zod";
import { describeUnknownName, show } from "../../forms/wording.ts";
import { capitalize } from "../../words/capitalize.ts";
import { createProblem, type Problem } from "../problem.ts";
import { conferencePhoneRoutes } from "../requests/center/conference-phones.ts";
import { outsideRoutes } from "../requests/center/outside.ts";
import { agentParams, callParams, conferenceParams, pathOfAgents } from "../requests/path-params.ts";
import { declareWorldRoute, type Route } from "../route.ts";
import { agentVerbRoutes } from "./agent-verbs.ts";

/** The PATCH bodies to use instead of verbs that don't exist, by verb. */
const PATCHES: Readonly<Record<string, string>> = {
  "sign-in": '{"signedIn": true}',
  "sign-out": '{"signedIn": false}',
  idle: '{"state": "idle"}',
  busy: '{"state": "busy"}',
  rest: '{"state": "rest"}',
  "wrap-up": '{"state": "wrapUp"}',
};

const verb = z.string();

const verbOfCall = declareWorldRoute({
  name: "otherVerbOfCall",
  method: "POST",
  path: "/worlds/:world/calls/:call/:verb",
  summary: "Refuses an unknown verb of a call.",
  params: callParams.extend({ verb }),
  body: z.unknown(),
  answers: {},
  problems: ["unknown-verb"],
  handle: ({ params }) => createUnknownVerbProblem(params.verb, namesOfVerbs(outsideRoutes)),
});

const verbOfConference = declareWorldRoute({
  name: "otherVerbOfConference",
  method: "POST",
  path: "/worlds/:world/conferences/:conference/:verb",
  summary: "Refuses an unknown verb of a conference.",
  params: conferenceParams.extend({ verb }),
  body: z.unknown(),
  answers: {},
  problems: ["unknown-verb"],
  handle: ({ params }) => createUnknownVerbProblem(params.verb, namesOfVerbs(conferencePhoneRoutes)),
});

const verbOfAgent = declareWorldRoute({
  name: "otherVerbOfAgent",
  method: "POST",
  path: "/worlds/:world/agents/:agent/:verb",
  summary: "Refuses an unknown verb of an agent.",
  params: agentParams.extend({ verb }),
  body: z.unknown(),
  answers: {},
  problems: ["unknown-verb"],
  handle: ({ world, params }) => {
    const patch = Object.hasOwn(PATCHES, params.verb) ? PATCHES[params.verb] : undefined;
    if (patch === undefined) {
      return createUnknownVerbProblem(params.verb, namesOfVerbs(agentVerbRoutes));
    }
    const path = `${pathOfAgents(world)}/${encodeURIComponent(params.agent)}`;
    return createProblem("unknown-verb", `Unknown verb ${show(params.verb)}: use PATCH ${path} with ${patch}.`);
  },
});

function namesOfVerbs(routes: readonly Route[]): string[] {
  return routes.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
}

function createUnknownVerbProblem(found: string, verbs: readonly string[]): Problem {
  const sentence = describeUnknownName("verb", found, verbs, `A verb is one of ${verbs.join(", ")}`);
  return createProblem("unknown-verb", `${capitalize(sentence)}.`);
}

/** The routes that refuse unknown verbs. They match only if no other route does. */
export const unknownVerbRoutes: readonly Route[] = [verbOfCall, verbOfConference, verbOfAgent];
