// The agents of a world: looked at, signed in and out, put into states, their counters pinned.
import { z } from "zod";
import type { Agent } from "../core/index.ts";
import { show } from "../world/forms.ts";
import type { World } from "../world/world.ts";
import { agentAnswer, agentOf } from "./agent-answer.ts";
import { agentPatch, changeAgent } from "./agent-patch.ts";
import { Problem, problem } from "./problem.ts";
import { ok, type Route, worldRoute } from "./route.ts";

const params = z.object({ agent: z.string().describe("An agent's id, such as 101.") });

const list = worldRoute({
  method: "GET",
  path: "/worlds/:world/agents",
  summary: "Every agent of the world, with state, session and counters.",
  answers: { 200: z.strictObject({ agents: z.array(agentAnswer) }) },
  handle: ({ world }) =>
    ok({ agents: Array.from(world.center.state.agents.values(), (agent) => agentOf(world, agent)) }),
});

const read = worldRoute({
  method: "GET",
  path: "/worlds/:world/agents/:agent",
  summary: "One agent, with state, session and counters.",
  params,
  answers: { 200: agentAnswer },
  problems: ["unknown-agent"],
  handle: ({ world, params }) => {
    const agent = find(world, params.agent);
    return agent instanceof Problem ? agent : ok(agentOf(world, agent));
  },
});

const change = worldRoute({
  method: "PATCH",
  path: "/worlds/:world/agents/:agent",
  summary: "Changes what is named of an agent, all of it or, when the center refuses, nothing; answers with the agent.",
  params,
  body: agentPatch,
  answers: { 200: agentAnswer },
  problems: ["unknown-agent", "refused"],
  handle: ({ world, params, body }) => {
    const agent = find(world, params.agent);
    if (agent instanceof Problem) return agent;
    return changeAgent(world.center, agent, body) ?? ok(agentOf(world, agent));
  },
});

function find(world: World, written: string): Agent | Problem {
  const agent = /^[1-9]\d{0,8}$/.test(written) ? world.center.agent(Number(written)) : undefined;
  const where = `GET /worlds/${encodeURIComponent(world.name)}/agents lists those there are`;
  return agent ?? problem("unknown-agent", `The center has no agent ${show(written)}: ${where}.`);
}

export const agentRoutes: readonly Route[] = [list, read, change];
