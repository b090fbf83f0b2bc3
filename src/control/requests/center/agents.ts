// Lists, returns and changes the agents of a world.
import * as z from "zod";
import type { Work } from "../../../core/index.ts";
import type { World } from "../../../world/world.ts";
import { agentAnswer, writeAgent } from "../../answers/agent-answer.ts";
import { buildAnswerAtOneInstant, writeEach } from "../../in-slices.ts";
import { Problem } from "../../problem.ts";
import { createOkAnswer, declareWorldRoute, type Route } from "../../route.ts";
import { agentParams, findAgent } from "../path-params.ts";
import { agentPatch, applyPatch } from "./agent-patch.ts";

function* writeAgents(world: World): Work<{ agents: z.output<typeof agentAnswer>[] }> {
  return { agents: yield* writeEach(world.center.state.agents.values(), (agent) => writeAgent(world, agent)) };
}

const list = declareWorldRoute({
  name: "listAgents",
  method: "GET",
  path: "/worlds/:world/agents",
  summary: "Lists all agents with their state, session and counters.",
  answers: { 200: z.strictObject({ agents: z.array(agentAnswer) }) },
  problems: ["abandoned"],
  handle: ({ world, getSignal }) => buildAnswerAtOneInstant(world, "list of agents", writeAgents(world), getSignal),
});

const read = declareWorldRoute({
  name: "getAgent",
  method: "GET",
  path: "/worlds/:world/agents/:agent",
  summary: "Returns an agent with its state, session and counters.",
  params: agentParams,
  answers: { 200: agentAnswer },
  problems: ["unknown-agent"],
  handle: ({ world, params }) => {
    const agent = findAgent(world, params.agent);
    return agent instanceof Problem ? agent : createOkAnswer(writeAgent(world, agent));
  },
});

const change = declareWorldRoute({
  name: "changeAgent",
  method: "PATCH",
  path: "/worlds/:world/agents/:agent",
  summary:
    "Changes an agent: signs it in or out, or changes its state, lock, session or counters. If one change is refused, none is made. Returns the agent.",
  params: agentParams,
  body: agentPatch,
  answers: { 200: agentAnswer },
  problems: ["unknown-agent", "refused"],
  handle: ({ world, params, body }) => {
    const agent = findAgent(world, params.agent);
    if (agent instanceof Problem) return agent;
    return applyPatch(world.center, agent, body) ?? createOkAnswer(writeAgent(world, agent));
  },
});

/** The routes that list, return and change agents. */
export const agentRoutes: readonly Route[] = [list, read, change];
