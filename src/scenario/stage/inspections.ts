// Begins and ends the inspections of an inspector that the simulator plays, and chooses the agent to inspect.
import {
  type Agent,
  type AgentId,
  beginInspecting,
  type Center,
  INSPECTION_MODES,
  type InspectionMode,
  Refusal,
  stateOf,
  stopInspection,
} from "../../core/index.ts";

/** The request with which a client begins an inspection, by mode. */
export const INSPECTION_REQUESTS: Readonly<Record<InspectionMode, string>> = {
  listen: "addSupervise",
  insert: "addInsert",
  whisper: "requestWhisperAgent",
};

/** Lets an inspector who is idle inspect the agent who has talked the longest. Returns whether an inspection began. */
export function beginNextInspection(center: Center, inspector: AgentId, mode: InspectionMode): boolean {
  if (center.agent(inspector)?.inspector !== true) return false;
  const agent = findLongestTalking(center);
  return agent !== undefined && !(center.perform(beginInspecting, { inspector, agent, mode }) instanceof Refusal);
}

/** Ends the inspection that an inspector makes. Returns whether one ended. */
export function endOwnInspection(center: Center, { id, session }: Agent): boolean {
  if (session?.inspection === undefined) return false;
  const { agent } = session.inspection;
  return !(center.perform(stopInspection, { inspector: id, agent, modes: INSPECTION_MODES }) instanceof Refusal);
}

/** Returns the agent, other than inspectors, who has talked the longest in its call; undefined if none talks. */
function findLongestTalking(center: Center): AgentId | undefined {
  let longest: { readonly id: AgentId; readonly since: number } | undefined;
  for (const { id, inspector } of center.state.agents.values()) {
    if (inspector) continue;
    const { name, since = center.now } = stateOf(center, id);
    if (name === "talking" && (longest === undefined || since < longest.since)) longest = { id, since };
  }
  return longest?.id;
}
