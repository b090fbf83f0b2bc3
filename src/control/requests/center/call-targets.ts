// Checks whether the center has the target of a call.
import type { Center, TransferTarget } from "../../../core/index.ts";
import { invalidInput, type Problem } from "../../problem.ts";

/** Returns the problem of a target that the center doesn't have. Returns undefined for a known target, or an outside number. */
export function missingTarget({ state }: Center, to: TransferTarget): Problem | undefined {
  if ("number" in to) return undefined;
  if ("agent" in to) {
    return state.agents.has(to.agent) ? undefined : invalidInput([`to.agent: the center has no agent ${to.agent}`]);
  }
  const [member, id, devices, noun] =
    "queue" in to
      ? (["queue", to.queue, state.queues, "queue"] as const)
      : (["ivr", to.ivr, state.ivrs, "IVR"] as const);
  if (devices.has(id)) return undefined;
  const known = devices.size === 0 ? "it has none" : `its ${noun}s are ${[...devices.keys()].join(", ")}`;
  return invalidInput([`to.${member}: the center has no ${noun} ${id}; ${known}`]);
}
