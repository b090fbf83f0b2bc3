// Which agent ids a center can have, and the numbers that agents and queues get when nobody gives them one.
import type { AgentId, QueueId } from "./ids.ts";

/** The lowest agent id that the gateway accepts. */
export const LEAST_AGENT_ID: AgentId = 101;

/** The highest agent ids that a gateway can be configured for, the default first. */
export const AGENT_ID_MAXIMA = [59_999, 999_999] as const;

export type AgentIdMax = (typeof AGENT_ID_MAXIMA)[number];

/** The highest agent id of any gateway. */
export const HIGHEST_AGENT_ID: AgentIdMax = AGENT_ID_MAXIMA[1];

/** Returns whether an agent can have an id, in a gateway that accepts ids up to a maximum. */
export function isAgentId(id: AgentId, max: AgentId): boolean {
  return id >= LEAST_AGENT_ID && id <= max;
}

/** Returns the phone of an agent that has none of its own, used when the simulator plays the agent. */
export function defaultPhone(id: AgentId): string {
  return String(40_000 + id);
}

/** Returns the number that customers dial for a queue that has no access code of its own. */
export function defaultAccessCode(id: QueueId): string {
  return String(60_000 + id);
}
