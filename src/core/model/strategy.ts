// How a queue chooses among its free agents: one small interface, and the ways that there are.
import type { AgentId } from "./ids.ts";

/** A way to choose. To add one, give it a name here; nothing else has to know of it. */
export interface RoutingStrategy {
  /** Who gets the next call; `free` is never empty, and in it the longest idle come first. */
  choose(free: ReadonlySet<AgentId>): AgentId | undefined;
}

export type RoutingName = "longestIdle" | "lowestNumber";

export const STRATEGIES: Readonly<Record<RoutingName, RoutingStrategy>> = {
  longestIdle: {
    choose(free) {
      const [first] = free;
      return first;
    },
  },
  lowestNumber: {
    choose: (free) => Math.min(...free),
  },
};
