// The agents of a world: looked at, signed in and out, put into states, their counters pinned.
import * as z from "zod";
import type { Work } from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import { agentAnswer, agentOf } from "../answers/agent-answer.ts";
import { answerOfOneInstant, writeEach } from "../in-slices.ts";
import { Problem } from "../problem.ts";
import { ok, type Route, worldRoute } from "../route.ts";
import { agentPatch, applyPatch } from "./agent-patch.ts";
import { agentParams, findAgent } from "./named.ts";

function* writeAgents(world: World): Work<{ agents: z.output<typeof agentAnswer>[] }> {
  return { agents: yield* writeEach(world.center.state.agents.values(), (agent) => agentOf(world, agent)) };
}

const list = worldRoute({
  method: "GET",
  path: "/worlds/:world/agents",
  summary: "Every agent of the world, with state, session and counters.",
  answers: { 200: z.strictObject({ agents: z.array(agentAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, left }) => answerOfOneInstant(world, "list of agents", writeAgents(world), left),
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/agents/:agent",
  summary: "One agent, with state, session and counters.",
  params: agentParams,
  answers: { 200: agentAnswer },
  problems: ["unknown-agent"],
  handle: ({ world, params }) => {
    const agent = findAgent(world, params.agent);
    return agent instanceof Problem ? agent : ok(agentOf(world, agent));
  },
});

const change = worldRoute({
  method: "PATCH",
  path: "/worlds/:world/agents/:agent",
  summary: "Changes what is named of an agent, all of it or, when the center refuses, nothing; answers with the agent.",
  params: agentParams,
  body: agentPatch,
  answers: { 200: agentAnswer },
  problems: ["unknown-agent", "refused"],
  handle: ({ world, params, body }) => {
    const agent = findAgent(world, params.agent);
    if (agent instanceof Problem) return agent;
    return applyPatch(world.center, agent, body) ?? ok(agentOf(world, agent));
  },
});

export const agentRoutes: readonly Route[] = [list, read, change];
