// Lists the agents of a center that meet a condition, in one of the forms of agentgroup.
import type { Agent, Center } from "../../../core/index.ts";
import { WrittenList, type WrittenResult } from "../../written-result.ts";
import type { AgentForm } from "./agent-forms.ts";
import { AgentTexts } from "./agent-texts.ts";

/** Returns whether an agent meets the condition. */
type Condition = (agent: Agent) => boolean;

/** Writes the agents that meet a condition, in the order of the center. */
export function listAgents<Described>(
  center: Center,
  form: AgentForm<Described>,
  isListed: Condition,
): WrittenResult<Described[]> {
  return writeAgents(center, form, center.state.agents.values(), isListed);
}

/** Writes those of the given agents that meet a condition as a list, in the given order. */
export function writeAgents<Described>(
  center: Center,
  form: AgentForm<Described>,
  agents: Iterable<Agent>,
  isListed: Condition = () => true,
): WrittenResult<Described[]> {
  const texts = new AgentTexts(center);
  const listed: WrittenResult<Described>[] = [];
  for (const agent of agents) if (isListed(agent)) listed.push(texts.textOf(agent, form));
  return new WrittenList(listed);
}

/** Writes one agent. */
export function writeAgent<Described>(
  center: Center,
  form: AgentForm<Described>,
  agent: Agent,
): WrittenResult<Described> {
  return new AgentTexts(center).textOf(agent, form);
}
