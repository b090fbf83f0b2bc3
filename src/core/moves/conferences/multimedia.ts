// Moves on multimedia conferences, in which agents share a desktop.
// The simulator shares no desktop: it only sends the events to join.
import { declareMove, type Floor, findSignedIn, hasSession, type Move, type SignedIn } from "../../floor.ts";
import type { MultimediaConference, MultimediaConferenceId } from "../../model/conference.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import {
  endMultimediaConference,
  inviteToMultimediaConference,
  leaveMultimediaConference,
} from "../../steps/conferences/multimedia.ts";

/** The input of `requestMultimediaConference`. */
export interface RequestMultimediaConference {
  agent: AgentId;
  /** The id of the call that it belongs to, as the client sent it. */
  call: string;
  /** The agents to invite; the requesting one may be among them. */
  members: readonly AgentId[];
}

/**
 * Begins a multimedia conference, and invites its members. Returns the id of the conference.
 *
 * Refuses: not-signed-in, in-multimedia-conference, no-multimedia-member.
 */
export const requestMultimediaConference: Move<RequestMultimediaConference, MultimediaConferenceId> = declareMove(
  (floor, { agent: id, call, members }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const others = findFreeMembers(
      floor,
      members.filter((member) => member !== id),
      members.includes(id),
    );
    if (agent.session.multimediaConference !== undefined) return refuse("in-multimedia-conference");
    if (others instanceof Refusal) return others;
    const conference: MultimediaConference = {
      id: ++floor.state.multimediaConferenceSerial,
      owner: id,
      call,
      members: [],
    };
    floor.state.multimediaConferences.set(conference.id, conference);
    for (const member of [agent, ...others]) inviteToMultimediaConference(floor, conference, member);
    return conference.id;
  },
);

/**
 * Invites agents to the multimedia conference that the agent is a member of.
 *
 * Refuses: not-signed-in, not-in-multimedia-conference, in-multimedia-conference, no-multimedia-member.
 */
export const inviteToMultimedia: Move<
  { agent: AgentId; conference: MultimediaConferenceId; members: readonly AgentId[] },
  "done"
> = declareMove((floor, { agent: id, conference: wanted, members }) => {
  const found = findOwnMultimediaConference(floor, id, wanted);
  if (found instanceof Refusal) return found;
  const others = findFreeMembers(floor, members, false);
  if (others instanceof Refusal) return others;
  for (const member of others) inviteToMultimediaConference(floor, found.conference, member);
  return "done";
});

/**
 * Records whether an agent's client has joined. An agent whose client could not join is no longer a member. If this agent requested the
 * conference, the conference ends.
 *
 * Refuses: not-signed-in, not-in-multimedia-conference.
 */
export const reportMultimediaJoin: Move<
  { agent: AgentId; conference: MultimediaConferenceId; succeeded: boolean },
  "done"
> = declareMove((floor, { agent: id, conference: wanted, succeeded }) => {
  const found = findOwnMultimediaConference(floor, id, wanted);
  if (found instanceof Refusal) return found;
  const member = found.conference.members.find(({ agent }) => agent === id);
  if (!succeeded) leaveMultimediaConference(floor, found.agent);
  else if (member !== undefined) member.isHere = true;
  return "done";
});

/** Ends the multimedia conference that the agent requested. Refuses: not-signed-in, no-multimedia-right. */
export const stopMultimediaConference: Move<{ agent: AgentId; conference: MultimediaConferenceId }, "done"> =
  declareMove((floor, { agent: id, conference: wanted }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const conference = floor.state.multimediaConferences.get(wanted);
    if (conference?.owner !== id) return refuse("no-multimedia-right");
    endMultimediaConference(floor, conference);
    return "done";
  });

/**
 * Returns the signed-in agents among the members. `mayBeEmpty`: whether an empty list is accepted.
 *
 * Refuses: in-multimedia-conference, no-multimedia-member.
 */
function findFreeMembers(floor: Floor, ids: readonly AgentId[], mayBeEmpty: boolean): SignedIn[] | Refusal {
  const members: SignedIn[] = [];
  for (const id of new Set(ids)) {
    const agent = floor.state.agents.get(id);
    if (agent !== undefined && hasSession(agent)) members.push(agent);
  }
  if (members.some(({ session }) => session.multimediaConference !== undefined)) {
    return refuse("in-multimedia-conference");
  }
  return members.length === 0 && !mayBeEmpty ? refuse("no-multimedia-member") : members;
}

function findOwnMultimediaConference(
  floor: Floor,
  id: AgentId,
  wanted: MultimediaConferenceId,
): { agent: SignedIn; conference: MultimediaConference } | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const conference = floor.state.multimediaConferences.get(wanted);
  const isMember = conference !== undefined && agent.session.multimediaConference === wanted;
  return isMember ? { agent, conference } : refuse("not-in-multimedia-conference");
}
