// Checks the groups and rest reasons of a center: repeated ids and names, unknown leaders, and unknown groups of agents.
import type { UnplacedProblem } from "../../forms/problems.ts";
import { groupName } from "../center/build-center.ts";
import type { WrittenCenter } from "../center/center-schema.ts";
import { findRepeated, repeatedIds } from "./find-repeated.ts";
import { absentIdSentence, type CenterIds } from "./reference-targets.ts";

/** Returns the problems of groups and rest reasons. */
export function checkGroups(center: WrittenCenter, agents: CenterIds, groups: CenterIds): UnplacedProblem[] {
  const groupNames = (center.groups ?? []).map(groupName);
  const reasons = (center.restReasons ?? []).map(({ name }) => name);
  return [
    ...repeatedIds(center, "groups", "group"),
    ...repeatedNames("group", "groups", groupNames),
    ...repeatedIds(center, "restReasons", "rest reason"),
    ...repeatedNames("rest reason", "restReasons", reasons),
    ...leadersOf(center, agents),
    ...groupsOfAgents(center, groups),
  ];
}

function repeatedNames(noun: string, member: "groups" | "restReasons", names: readonly string[]): UnplacedProblem[] {
  return findRepeated(names, (name, i) => ({
    path: ["center", member, i, "name"],
    message: `two ${noun}s have the name ${JSON.stringify(name)}`,
  }));
}

function leadersOf({ groups = [] }: WrittenCenter, agents: CenterIds): UnplacedProblem[] {
  return groups.flatMap(({ leader }, i) => {
    if (leader === undefined || agents.ids.has(leader)) return [];
    return [{ path: ["center", "groups", i, "leader"], message: absentIdSentence("agent", leader, agents) }];
  });
}

function groupsOfAgents({ agents = [] }: WrittenCenter, groups: CenterIds): UnplacedProblem[] {
  return agents.flatMap(({ group }, i) => {
    if (typeof group !== "number" || groups.ids.has(group)) return [];
    return [{ path: ["center", "agents", i, "group"], message: absentIdSentence("group", group, groups) }];
  });
}
