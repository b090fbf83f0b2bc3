// Routing strategies: how a queue chooses among its free agents.
import type { AgentId } from "./ids.ts";

/** A routing strategy. To add one, add its name to `RoutingName` and the strategy to `STRATEGIES`. */
export interface RoutingStrategy {
  /** Returns the agent for the next call. `freeAgents` is never empty, and is ordered by idle time, longest first. */
  choose(freeAgents: ReadonlySet<AgentId>): AgentId | undefined;
}

/** The names of the strategies, as the setting `routing` has them. */
export type RoutingName = "longestIdle" | "lowestNumber";

/** The strategies by their names. */
export const STRATEGIES: Readonly<Record<RoutingName, RoutingStrategy>> = {
  longestIdle: {
    choose(freeAgents) {
      const [first] = freeAgents;
      return first;
    },
  },
  lowestNumber: {
    choose(freeAgents) {
      let lowest: AgentId | undefined;
      for (const agent of freeAgents) if (lowest === undefined || agent < lowest) lowest = agent;
      return lowest;
    },
  },
};
