// What clients do by their mere presence: they are heard, and they listen.
import { type Change, hasSession, move } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import { lookAgainForSilence, noteHeard } from "../steps/presence.ts";

/** Notes that an agent's client was heard just now. Its input is the agent itself: most requests perform this move, so it needs no object of its own. */
export const hearClient: Change<{ readonly id: AgentId }> = move((floor, { id }) => {
  const session = floor.state.agents.get(id)?.session;
  if (session !== undefined) noteHeard(floor, session);
});

/** Notes that a poll of a session is held, or no longer; either way its client is there. `session`: the serial of the session. */
export const setListening: Change<{ agent: AgentId; session: number; listening: boolean }> = move(
  (floor, { agent: id, session, listening }) => {
    const agent = floor.state.agents.get(id);
    if (agent === undefined || !hasSession(agent) || agent.session.serial !== session) return;
    agent.session.listening = listening;
    noteHeard(floor, agent.session);
  },
);

/** Sets how many times faster than the wall the clock runs; limits on how a client paces itself stretch with it. */
export const setPaceFactor: Change<{ factor: number }> = move((floor, { factor }) => {
  if (floor.state.paceFactor === factor) return;
  floor.state.paceFactor = factor;
  lookAgainForSilence(floor);
});
