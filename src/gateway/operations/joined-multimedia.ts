// Finds the multimedia conference that an agent has joined.
import type { Agent, Center } from "../../core/index.ts";

/** Returns the multimedia conference that an agent has joined; undefined if there is none. An invited agent has not joined yet. */
export function findJoinedMultimedia({ state }: Center, { id, session }: Agent) {
  // Nearly all agents are in no multimedia conference, and lists have thousands of agents.
  if (session?.multimediaConference === undefined) return undefined;
  const conference = state.multimediaConferences.get(session.multimediaConference);
  const hasJoined = conference?.members.some(({ agent, isHere }) => agent === id && isHere) === true;
  return hasJoined ? conference : undefined;
}
