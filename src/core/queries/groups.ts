// Queries about agent groups.

import type { AgentGroup } from "../model/agent-group.ts";
import type { AgentId } from "../model/ids.ts";
import type { View } from "./view.ts";

/** Returns the groups of the center by their names, which agents refer to. */
export function mapGroupsByName({ state }: View): ReadonlyMap<string, AgentGroup> {
  return new Map(Array.from(state.groups.values(), (group) => [group.name, group]));
}

/** Returns whether an agent leads a group. */
export function isLeader({ state }: View, agent: AgentId): boolean {
  for (const { leader } of state.groups.values()) if (leader === agent) return true;
  return false;
}
