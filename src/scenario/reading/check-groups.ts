// Checks the groups and rest reasons of a center: repeated ids and names, unknown leaders, and unknown groups of agents.
import type { UnplacedProblem } from "../../forms/problems.ts";
import type { WrittenCenter } from "../center/center-schema.ts";
import { findRepeated } from "./find-repeated.ts";
import { absentIdSentence, type CenterIds } from "./reference-targets.ts";

/** Returns the problems of groups and rest reasons. */
export function checkGroups(center: WrittenCenter, agents: CenterIds, groups: CenterIds): UnplacedProblem[] {
  return [
    ...repeatedIn(center, "groups", "group"),
    ...repeatedIn(center, "restReasons", "rest reason"),
    ...leadersOf(center, agents),
    ...groupsOfAgents(center, groups),
  ];
}

function repeatedIn(center: WrittenCenter, member: "groups" | "restReasons", noun: string): UnplacedProblem[] {
  const written: readonly { id: number; name?: string | undefined }[] = center[member] ?? [];
  const problem = (of: "id" | "name", i: number, message: string): UnplacedProblem => ({
    path: ["center", member, i, of],
    message,
  });
  return [
    ...findRepeated(
      written.map(({ id }) => id),
      (id, i) => problem("id", i, `${noun} ${id} appears twice`),
    ),
    ...findRepeated(
      written.map(({ id, name = `Group ${id}` }) => name),
      (name, i) => problem("name", i, `two ${noun}s have the name ${JSON.stringify(name)}`),
    ),
  ];
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
