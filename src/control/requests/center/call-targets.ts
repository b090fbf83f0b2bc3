// Checks whether the center has the agents, queues and IVRs that a body names.

import type { AgentId, Center, TransferTarget } from "../../../core/index.ts";
import { createInvalidInputProblem, type Problem } from "../../problem.ts";

/**
 * Returns the problem of an agent that the center doesn't have; undefined if it has the agent.
 *
 * @param member the path of the member with the id, such as `to.agent`.
 */
export function findMissingAgent({ state }: Center, member: string, id: AgentId): Problem | undefined {
  return state.agents.has(id) ? undefined : createInvalidInputProblem([`${member}: the center has no agent ${id}`]);
}

/** Returns the problem of the first agent that the center doesn't have; undefined if it has all. `member`: see `findMissingAgent`. */
export function findFirstMissingAgent(center: Center, member: string, ids: readonly AgentId[]): Problem | undefined {
  const missing = ids.find((id) => !center.state.agents.has(id));
  return missing === undefined ? undefined : findMissingAgent(center, member, missing);
}

/** Returns the problem of a target that the center doesn't have. Returns undefined for a known target, or an outside number. */
export function findMissingTarget(center: Center, to: TransferTarget): Problem | undefined {
  if ("number" in to) return undefined;
  if ("agent" in to) return findMissingAgent(center, "to.agent", to.agent);
  const { state } = center;
  const [member, id, devices, noun] =
    "queue" in to
      ? (["queue", to.queue, state.queues, "queue"] as const)
      : (["ivr", to.ivr, state.ivrs, "IVR"] as const);
  if (devices.has(id)) return undefined;
  const known = devices.size === 0 ? "it has none" : `its ${noun}s are ${[...devices.keys()].join(", ")}`;
  return createInvalidInputProblem([`to.${member}: the center has no ${noun} ${id}; ${known}`]);
}
