// Checks whether an agent may query the calls of another agent: only inspectors may.
import * as z from "zod";
import { type Agent, type Center, type Refusal, refuse } from "../../../core/index.ts";
import { workNumber } from "../work-number.ts";

/** The shape of the path parameter with the work number of the queried agent. */
export const workno = z.object({ workno: workNumber() });

/** Returns the agent with a work number, if the requester may query its calls. Refuses: unknown-agent, inspectors-only. */
export function findQueriedAgent(center: Center, requester: Agent, id: number): Agent | Refusal {
  const agent = center.agent(id);
  if (agent === undefined) return refuse("unknown-agent");
  return agent.id === requester.id || requester.inspector ? agent : refuse("inspectors-only");
}
