// Checks the groups and rest reasons of a center: repeated ids and names, unknown leaders, and unknown groups of agents.
import type { UnplacedProblem } from "../../forms/problems.ts";
import { deriveGroupName } from "../center/build-center.ts";
import type { WrittenCenter } from "../center/center-schema.ts";
import { findRepeated, findRepeatedIds } from "./find-repeated.ts";
import { type CenterIds, describeAbsentId } from "./reference-targets.ts";

/** Returns the problems of groups and rest reasons. */
export function checkGroups(center: WrittenCenter, agents: CenterIds, groups: CenterIds): UnplacedProblem[] {
  const groupNames = (center.groups ?? []).map(deriveGroupName);
  const restReasonNames = (center.restReasons ?? []).map(({ name }) => name);
  return [
    ...findRepeatedIds(center, "groups", "group"),
    ...findRepeatedNames("group", "groups", groupNames),
    ...findRepeatedIds(center, "restReasons", "rest reason"),
    ...findRepeatedNames("rest reason", "restReasons", restReasonNames),
    ...findUnknownLeaders(center, agents),
    ...findUnknownGroups(center, groups),
  ];
}

function findRepeatedNames(
  noun: string,
  member: "groups" | "restReasons",
  names: readonly string[],
): UnplacedProblem[] {
  return findRepeated(names, (name, i) => ({
    path: ["center", member, i, "name"],
    message: `two ${noun}s have the name ${JSON.stringify(name)}`,
  }));
}

function findUnknownLeaders({ groups = [] }: WrittenCenter, agents: CenterIds): UnplacedProblem[] {
  return groups.flatMap(({ leader }, i) => {
    if (leader === undefined || agents.ids.has(leader)) return [];
    return [{ path: ["center", "groups", i, "leader"], message: describeAbsentId("agent", leader, agents) }];
  });
}

function findUnknownGroups({ agents = [] }: WrittenCenter, groups: CenterIds): UnplacedProblem[] {
  return agents.flatMap(({ group }, i) => {
    if (typeof group !== "number" || groups.ids.has(group)) return [];
    return [{ path: ["center", "agents", i, "group"], message: describeAbsentId("group", group, groups) }];
  });
}
