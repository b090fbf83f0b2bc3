// Agent groups with their leaders, and the reasons for a rest that agents can choose from.
import type { AgentId } from "./ids.ts";

/** The number of an agent group. */
export type GroupId = number;

/** A group of agents. An agent names its group, so that a group needs no list of its members. */
export interface AgentGroup {
  readonly id: GroupId;
  readonly name: string;
  /** The agent who leads it, if any. */
  readonly leader: AgentId | undefined;
}

/** A group in the plan of a center. */
export interface GroupPlan {
  readonly id: GroupId;
  readonly name: string;
  readonly leader?: AgentId;
}

/** A reason for a rest. Its id is the `restcause` of a client's request. */
export interface RestReason {
  readonly id: number;
  readonly name: string;
}

/** The name of the group of agents whose plan names none. */
export const DEFAULT_GROUP = "Default";

/** The rest reasons of a center whose plan has none. */
export const DEFAULT_REST_REASONS: readonly RestReason[] = [
  { id: 1, name: "Lunch" },
  { id: 2, name: "Meeting" },
  { id: 3, name: "Training" },
];

/** Adds a group for each name that no group has yet, with the next free ids. */
export function addGroups(groups: Map<GroupId, AgentGroup>, names: Iterable<string>): void {
  let highest = 0;
  const known = new Set<string>();
  for (const { id, name } of groups.values()) {
    known.add(name);
    highest = Math.max(highest, id);
  }
  for (const name of names) {
    if (known.has(name)) continue;
    known.add(name);
    highest++;
    groups.set(highest, { id: highest, name, leader: undefined });
  }
}
