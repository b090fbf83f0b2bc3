// Checks whose calls an agent may query: its own, and as an inspector those of all agents.
import * as z from "zod";
import { type Agent, type Center, type Refusal, refuse } from "../../../core/index.ts";
import { workNumber } from "../work-number.ts";

export const workno = z.object({ workno: workNumber() });

/** Returns the agent of a work number if another agent may query its calls. Refuses: unknown-agent, inspectors-only. */
export function queriedAgent(center: Center, asker: Agent, id: number): Agent | Refusal {
  const agent = center.agent(id);
  if (agent === undefined) return refuse("unknown-agent");
  return agent.id === asker.id || asker.inspector ? agent : refuse("inspectors-only");
}
