// Checks whether any agent is signed in to a queue.
import type { QueueId } from "./model/ids.ts";
import type { View } from "./queries/view.ts";

/** Returns whether any agent is signed in to a queue. */
export function isStaffed({ agents }: Pick<View["state"], "agents">, queue: QueueId): boolean {
  for (const { session } of agents.values()) if (session?.skills.includes(queue) === true) return true;
  return false;
}
