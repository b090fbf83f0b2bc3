// Moves that issue and withdraw Guids, and check for silent clients.
import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal } from "../../model/refusal.ts";
import { isGuidDue, isSilent, issueGuid, scheduleSilenceCheck } from "../../steps/presence.ts";

/** Issues a new Guid if the newest has reached its interval (dynamic mode); otherwise `guid` is undefined. Refuses: not-signed-in. */
export const renewGuid: Move<{ agent: AgentId }, { guid: string | undefined }> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  return { guid: isGuidDue(floor, agent.session) ? issueGuid(floor, agent).value : undefined };
});

/** Issues a new Guid, even if none is due (cec_07_1225). Refuses: not-signed-in. */
export const replaceGuid: Move<{ agent: AgentId }, { guid: string }> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  return agent instanceof Refusal ? agent : { guid: issueGuid(floor, agent).value };
});

/** Withdraws a Guid that could not be sent, so that the next poll issues one again. Refuses: not-signed-in. */
export const withdrawGuid: Move<{ agent: AgentId; guid: string }, "done"> = declareMove(
  (floor, { agent: id, guid }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    agent.session.guids = agent.session.guids.filter(({ value }) => value !== guid);
    return "done";
  },
);

/**
 * Checks whether the client of a session has been silent for too long. If not, schedules the next check. If the agent has a newer session,
 * returns `there` and schedules nothing.
 *
 * Refuses: not-signed-in.
 */
export const checkSilence: Move<{ agent: AgentId; session: number }, "silent" | "there"> = declareMove(
  (floor, { agent: id, session }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    if (agent.session.serial !== session) return "there";
    if (isSilent(floor, agent.session)) return "silent";
    scheduleSilenceCheck(floor, agent);
    return "there";
  },
);
