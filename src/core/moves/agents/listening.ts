// Moves that record the last activity of clients (requests and held polls), and how fast the clock runs.
import { type Change, declareMove, hasSession } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { markHeard, rescheduleSilenceChecks } from "../../steps/presence.ts";

/** Records that an agent's client was heard now. Most requests perform this move, so its input is the agent itself, not a new object. */
export const hearClient: Change<{ readonly id: AgentId }> = declareMove((floor, { id }) => {
  const session = floor.state.agents.get(id)?.session;
  if (session !== undefined) markHeard(floor, session);
});

/** Records whether a poll of a session is held. In both cases its client counts as heard. `session`: the serial of the session. */
export const setListening: Change<{ agent: AgentId; session: number; listening: boolean }> = declareMove(
  (floor, { agent: id, session, listening }) => {
    const agent = floor.state.agents.get(id);
    if (agent === undefined || !hasSession(agent) || agent.session.serial !== session) return;
    agent.session.listening = listening;
    markHeard(floor, agent.session);
  },
);

/** Records how many times as fast as wall time the clock runs. The limits on silence and the age of Guids are multiplied by this factor. */
export const setPaceFactor: Change<{ factor: number }> = declareMove((floor, { factor }) => {
  if (floor.state.paceFactor === factor) return;
  floor.state.paceFactor = factor;
  rescheduleSilenceChecks(floor);
});
