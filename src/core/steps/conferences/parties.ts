// Steps that find the parties of conferences, and report changes to the agents in them.
import { type Floor, findSignedIn, hasSession, type SignedIn } from "../../floor.ts";
import { type Conference, type ConferenceParty, isSameParty, type Participant } from "../../model/conference.ts";
import type { ConferenceLeave, ParticipantChange } from "../../model/conference-event.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";

/** An agent in a conference, or called into one. */
export interface InConference {
  readonly agent: SignedIn;
  readonly conference: Conference;
  readonly participant: Participant;
}

/** Returns the conference that an agent is in or is called into, with its part in it; undefined if there is none. */
export function findConferenceOf(floor: Floor, agent: SignedIn): InConference | undefined {
  const conference = floor.state.conferences.get(agent.session.conference ?? -1);
  const participant = conference && findParticipant(conference, { agent: agent.id });
  return conference === undefined || participant === undefined ? undefined : { agent, conference, participant };
}

/** Returns the part of a party in a conference, joined or called; undefined if it has none. */
export function findParticipant({ participants }: Conference, party: ConferenceParty): Participant | undefined {
  return participants.find((participant) => isSameParty(participant.party, party));
}

/** Returns the conference that an agent has joined. Refuses: not-signed-in, in-no-conference. */
export function findJoined(floor: Floor, id: AgentId): InConference | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = findConferenceOf(floor, agent);
  return found?.participant.state === "here" ? found : refuse("in-no-conference");
}

/** Returns the conference that an agent chairs. Refuses: not-signed-in, in-no-conference, conference-not-begun, not-chair. */
export function findChaired(floor: Floor, id: AgentId): InConference | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const found = findConferenceOf(floor, agent);
  if (found === undefined) return refuse("in-no-conference");
  const isChair = found.conference.chair === id;
  if (found.participant.state !== "here") return refuse(isChair ? "conference-not-begun" : "in-no-conference");
  return isChair ? found : refuse("not-chair");
}

/** Returns a party that has joined a conference. Refuses: no-such-participant. */
export function findPresent(conference: Conference, party: ConferenceParty): Participant | Refusal {
  const participant = findParticipant(conference, party);
  return participant?.state === "here" ? participant : refuse("no-such-participant");
}

/**
 * Returns the agent of a participant; undefined for a phone.
 *
 * @throws Error if the agent is not signed in. This is a bug: an agent's part in a conference must not outlive its session.
 */
export function agentOfParticipant(floor: Floor, { party }: Participant): SignedIn | undefined {
  if (!("agent" in party)) return undefined;
  const agent = floor.state.agents.get(party.agent);
  if (agent === undefined || !hasSession(agent))
    throw new Error(`Agent ${party.agent} is in a conference without a session.`);
  return agent;
}

/** Reports a change of a participant to the agents who have joined a conference, except one. */
export function reportChange(
  floor: Floor,
  { id: conference, participants }: Conference,
  { party, deviceCallType, deviceType }: Pick<Participant, "party" | "deviceCallType" | "deviceType">,
  { change, leave }: { readonly change: ParticipantChange; readonly leave?: ConferenceLeave },
  except?: AgentId,
): void {
  const leaveMember = leave === undefined ? {} : { leave };
  for (const { party: hearer, state } of participants) {
    if (state !== "here" || !("agent" in hearer) || hearer.agent === except) continue;
    const { agent } = hearer;
    floor.emit({
      type: "participantChanged",
      agent,
      conference,
      change,
      ...leaveMember,
      party,
      deviceCallType,
      deviceType,
    });
  }
}
