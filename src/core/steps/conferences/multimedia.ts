// Steps of multimedia conferences: inviting agents, and leaving.
import type { Floor, SignedIn } from "../../floor.ts";
import type { MultimediaConference } from "../../model/conference.ts";

/** Adds an agent to a multimedia conference, and reports it to the agent's client, which then joins it. */
export function inviteToMultimediaConference(floor: Floor, conference: MultimediaConference, agent: SignedIn): void {
  conference.members.push({ agent: agent.id, isHere: false });
  agent.session.multimediaConference = conference.id;
  floor.emit({ type: "multimediaConferenceReady", agent: agent.id, multimediaConference: conference.id });
}

/** Removes an agent from its multimedia conference, if it is in one. The conference ends if this agent requested it. */
export function leaveMultimediaConference(floor: Floor, { id, session }: SignedIn): void {
  const conference = floor.state.multimediaConferences.get(session.multimediaConference ?? -1);
  if (conference === undefined) return;
  if (conference.owner === id) {
    endMultimediaConference(floor, conference);
    return;
  }
  session.multimediaConference = undefined;
  conference.members = conference.members.filter(({ agent }) => agent !== id);
}

/** Ends a multimedia conference. No source shows an event for it. */
export function endMultimediaConference(floor: Floor, { id, members }: MultimediaConference): void {
  for (const { agent } of members) {
    const session = floor.state.agents.get(agent)?.session;
    if (session !== undefined) session.multimediaConference = undefined;
  }
  floor.state.multimediaConferences.delete(id);
}
