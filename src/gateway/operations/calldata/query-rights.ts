// Checks whose calls an agent may query: its own, and as an inspector those of all agents.
import * as z from "zod";
import { type Agent, type Center, HIGHEST_AGENT_ID, type Refusal, refuse } from "../../../core/index.ts";
import { wholeNumber } from "../lenient.ts";

/** The work number of the agent whose calls a request is about. */
export const workNumber = wholeNumber(1, HIGHEST_AGENT_ID);

export const workno = z.object({ workno: workNumber });

/** Returns the agent of a work number if another agent may query its calls. Refuses: unknown-agent, inspectors-only. */
export function queriedAgent(center: Center, asker: Agent, id: number): Agent | Refusal {
  const agent = center.agent(id);
  if (agent === undefined) return refuse("unknown-agent");
  return agent.id === asker.id || asker.inspector ? agent : refuse("inspectors-only");
}
