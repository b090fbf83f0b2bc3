// Whose calls an agent may look into: its own, and with the rights of an inspector those of everyone.
import * as z from "zod";
import { type Agent, type Center, HIGHEST_AGENT_ID, type Refusal, refuse } from "../../../core/index.ts";
import { wholeNumber } from "../lenient.ts";

/** The work number of the agent whose calls a request is about. */
export const workNumber = wholeNumber(1, HIGHEST_AGENT_ID);

export const workno = z.object({ workno: workNumber });

/** The agent of a work number, for another one who asks about its calls. Refuses: unknown-agent, inspectors-only. */
export function queriedAgent(center: Center, asker: Agent, id: number): Agent | Refusal {
  const agent = center.agent(id);
  if (agent === undefined) return refuse("unknown-agent");
  return agent.id === asker.id || asker.inspector ? agent : refuse("inspectors-only");
}
