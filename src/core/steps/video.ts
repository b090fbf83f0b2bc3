// Steps that remove video tasks from the sessions of both sides.
// They emit no event, because no source shows one.
import type { Floor, SignedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";

/** Removes the video task that an inspector has for an agent. */
export function removeVideoTask(floor: Floor, inspector: AgentId, agent: AgentId): void {
  const own = floor.state.agents.get(inspector)?.session;
  if (own !== undefined) own.videoTasks = own.videoTasks.filter((task) => task.agent !== agent);
  const watched = floor.state.agents.get(agent)?.session;
  if (watched !== undefined) watched.videoInspectors = watched.videoInspectors.filter((id) => id !== inspector);
}

/** Removes the video tasks for an agent whose session ends, and those that it has itself. */
export function endVideoTasksOf(floor: Floor, { id, session }: SignedIn): void {
  for (const inspector of session.videoInspectors) removeVideoTask(floor, inspector, id);
  for (const { agent } of session.videoTasks) removeVideoTask(floor, id, agent);
}
