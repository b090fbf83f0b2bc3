// How many agents a world may have: every id up to 59999, unless whoever starts the simulator says otherwise.
import { AGENT_ID_MAXIMA, HIGHEST_AGENT_ID, LEAST_AGENT_ID } from "../core/index.ts";

/** The bound that `--max-agents` has where it is not given. */
export const DEFAULT_MAX_AGENTS = AGENT_ID_MAXIMA[0] - LEAST_AGENT_ID + 1;

/** The most that can be given: there are no further ids. */
export const HIGHEST_MAX_AGENTS = HIGHEST_AGENT_ID - LEAST_AGENT_ID + 1;

/** The sentence for a center with too many agents. */
export function sayTooManyAgents(count: number, maxAgents: number): string {
  return `these are ${count} agents: a world has at most ${maxAgents}, unless the simulator is started with --max-agents`;
}
