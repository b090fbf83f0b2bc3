// The agents and calls that paths name: where they are, and what is said when they are not there.
import * as z from "zod";
import type { Agent, Call } from "../../core/index.ts";
import { show } from "../../forms/wording.ts";
import type { World } from "../../world/world.ts";
import { type Problem, problem } from "../problem.ts";

/** The shape of the part of a path that names an agent. */
export const agentParams = z.object({ agent: z.string().describe("Id of an agent, such as 101.") });

/** The shape of the part of a path that names a call. */
export const callParams = z.object({ call: z.string().describe("Id of a call, such as 1767603600-1.") });

/** The path of a world. */
export function worldPath({ name }: World): string {
  return `/worlds/${encodeURIComponent(name)}`;
}

/** The path of a world's agents. */
export function agentsPath(world: World): string {
  return `${worldPath(world)}/agents`;
}

/** The path of a world's calls. */
export function callsPath(world: World): string {
  return `${worldPath(world)}/calls`;
}

/** The agent that a path names. */
export function findAgent(world: World, written: string): Agent | Problem {
  const agent = /^[1-9]\d{0,8}$/.test(written) ? world.center.agent(Number(written)) : undefined;
  const where = `GET ${agentsPath(world)} lists the agents`;
  return agent ?? problem("unknown-agent", `The center has no agent ${show(written)}: ${where}.`);
}

/** The call that a path names; one that is over is not there any more. */
export function findCall(world: World, id: string): Call | Problem {
  const call = world.center.call(id);
  const where = `GET ${callsPath(world)} lists the calls in progress`;
  return call ?? problem("unknown-call", `There is no call ${show(id)}: it is over or never existed. ${where}.`);
}
