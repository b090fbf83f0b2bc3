// The limits on the number of agents in a world.
import { AGENT_ID_MAXIMA, MAX_AGENT_ID, MIN_AGENT_ID } from "../core/index.ts";

/** The default of `--max-agents`: the number of ids up to 59999. */
export const DEFAULT_MAX_AGENTS = AGENT_ID_MAXIMA[0] - MIN_AGENT_ID + 1;

/** The number of ids that agents of the gateway can have: the maximum of `--max-agents`. */
export const AGENT_ID_COUNT = MAX_AGENT_ID - MIN_AGENT_ID + 1;

/** Returns the error sentence for a center with too many agents. */
export function describeTooManyAgents(count: number, maxAgents: number): string {
  return `${count} agents are too many: a world has at most ${maxAgents}; start the simulator with --max-agents for more`;
}
