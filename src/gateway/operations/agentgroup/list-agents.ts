// Lists the agents of a center that pass a test, as the interfaces of agentgroup describe them.
import type { Agent, Center } from "../../../core/index.ts";
import { AgentDescriber, type AgentObject, type AgentWithGroupName } from "./agent-object.ts";

type Test = (agent: Agent) => boolean;

/** Describes the agents that pass a test, in the order of the center. */
export function listAgents(center: Center, isListed: Test): AgentObject[] {
  const describer = new AgentDescriber(center);
  const listed: AgentObject[] = [];
  for (const agent of center.state.agents.values()) if (isListed(agent)) listed.push(describer.describe(agent));
  return listed;
}

/** Describes the same agents with their group's name once more. */
export function listWithGroupNames(center: Center, isListed: Test): AgentWithGroupName[] {
  return listAgents(center, isListed).map((agent) => Object.assign(agent, { groupName: agent.groupname }));
}
