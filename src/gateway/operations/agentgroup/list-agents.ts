// Lists the agents of a center that meet a condition, as the interfaces of agentgroup describe them.
import type { Agent, Center } from "../../../core/index.ts";
import { AgentDescriber, type AgentObject, type AgentWithGroupName } from "./agent-object.ts";

/** Returns whether an agent meets the condition. */
type Condition = (agent: Agent) => boolean;

/** Describes the agents that meet a condition, in the order of the center. */
export function listAgents(center: Center, isListed: Condition): AgentObject[] {
  const describer = new AgentDescriber(center);
  const listed: AgentObject[] = [];
  for (const agent of center.state.agents.values()) if (isListed(agent)) listed.push(describer.describe(agent));
  return listed;
}

/** Describes the agents that meet a condition, with the second name of their groups. */
export function listWithGroupNames(center: Center, isListed: Condition): AgentWithGroupName[] {
  const describer = new AgentDescriber(center);
  const listed: AgentWithGroupName[] = [];
  for (const agent of center.state.agents.values()) {
    if (isListed(agent)) listed.push(describer.describeWithGroupName(agent));
  }
  return listed;
}
