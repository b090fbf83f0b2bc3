// Derives the name of the cluster that the gateway's node belongs to.
import type { Center } from "../../core/index.ts";

/** Returns the name of the node without its final digits: AgentGateway for AgentGateway1. */
export function deriveClusterName({ settings }: Center): string {
  return settings.nodeName.replace(/\d+$/, "");
}
