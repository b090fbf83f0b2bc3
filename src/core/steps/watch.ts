// Steps of inspectors who watch the sign-ins and sign-outs of other agents.
import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import type { Agent } from "../model/agent.ts";

/** Updates whether an agent is among those to notify: its client watches some agents, or all (`listenStatus` of the sign-in). */
export function updateWatcher(floor: Floor, { id, inspector, session }: Agent): void {
  const watches = session !== undefined && (session.watched.length > 0 || watchesAll(inspector, session));
  if (watches) floor.state.watchers.add(id);
  else floor.state.watchers.delete(id);
}

function watchesAll(inspector: boolean, { details }: SignedIn["session"]): boolean {
  return inspector && details.wantsPresence === true;
}

/** Notifies the inspectors who watch an agent that it has signed in or out. */
export function notifyWatchers(floor: Floor, agent: Agent, signedIn: boolean): void {
  const { id } = agent;
  for (const watcherId of floor.state.watchers) {
    const watcher = floor.state.agents.get(watcherId);
    if (watcher === undefined || watcherId === id || !hasSession(watcher)) continue;
    const { inspector, session } = watcher;
    if (!watchesAll(inspector, session) && !session.watched.includes(id)) continue;
    floor.emit({ type: "watchedAgentChanged", agent: watcherId, watched: id, name: floor.nameOf(agent), signedIn });
  }
}
