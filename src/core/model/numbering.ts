// The valid agent ids of a center, and the default numbers of agents and queues.
import type { AgentId, QueueId } from "./ids.ts";

/** The lowest agent id that the gateway accepts. */
export const MIN_AGENT_ID: AgentId = 101;

/** The highest agent ids that a gateway can be configured for, the default first. */
export const AGENT_ID_MAXIMA = [59_999, 999_999] as const;

/** One of the highest agent ids that a gateway can be configured for. */
export type AgentIdMax = (typeof AGENT_ID_MAXIMA)[number];

/** The highest agent id of any gateway. */
export const MAX_AGENT_ID: AgentIdMax = AGENT_ID_MAXIMA[1];

/** Returns whether an agent id is valid, given the highest one. */
export function isAgentId(id: AgentId, max: AgentId): boolean {
  return id >= MIN_AGENT_ID && id <= max;
}

/** Returns the default phone of an agent that the simulator plays. */
export function makeDefaultPhone(id: AgentId): string {
  return String(40_000 + id);
}

/** Returns the default access code of a queue: the number that customers dial. */
export function makeDefaultAccessCode(id: QueueId): string {
  return String(60_000 + id);
}
