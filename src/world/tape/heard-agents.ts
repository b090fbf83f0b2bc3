// Takes the agents whose clients were heard since the last record of a tape.
import type { AgentId, Center, Instant } from "../../core/index.ts";

/** Empties a set of heard agents. Returns those with a session and when each was heard, in the order of time. */
export function takeHeard(heard: Set<AgentId>, { state }: Pick<Center, "state">): { at: Instant; agent: AgentId }[] {
  const taken: { at: Instant; agent: AgentId }[] = [];
  for (const agent of heard) {
    const session = state.agents.get(agent)?.session;
    if (session !== undefined) taken.push({ at: session.heardAt, agent });
  }
  heard.clear();
  return taken.sort((a, b) => a.at - b.at);
}
