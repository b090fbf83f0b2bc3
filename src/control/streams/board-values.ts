// Collects the values on which the items of the board depend (agents, calls, chats and so on), without writing these items.
import {
  type Agent,
  type AgentId,
  type Call,
  type Center,
  type Chat,
  type Conference,
  conferenceOf,
  countAvailable,
  isLocked,
  type Queue,
  type RunningPart,
  type Session,
} from "../../core/index.ts";
import type { World } from "../../world/world.ts";
import type { BoardValues } from "./board-table.ts";

/**
 * The maximum delay with which a stream shows the latest request of a client, in milliseconds of wall time. Without a delay, every poll of
 * a client would change the board.
 */
const HEARD_DELAY_MS = 10_000;

/** The facts about a world on which the values of all its agents depend. */
export interface Circumstances {
  readonly autopilots: ReadonlySet<AgentId>;
  /** The maximum delay with which a stream shows the latest request of a client, in milliseconds of world time. */
  readonly heardDelayMs: number;
}

/** Returns the circumstances of a world now. */
export function circumstancesOf({ autopilots, clockMode }: Pick<World, "autopilots" | "clockMode">): Circumstances {
  // A manual clock moves only with advances, so polls rarely change the exact instant.
  return { autopilots, heardDelayMs: clockMode.kind === "manual" ? 1 : HEARD_DELAY_MS * clockMode.factor };
}

/** Adds the values of an agent. */
export function collectAgent(
  center: Center,
  { autopilots, heardDelayMs }: Circumstances,
  agent: Agent,
  values: BoardValues,
): void {
  const { id, session, mailbox, queues } = agent;
  values.add(autopilots.has(id));
  values.add(mailbox.waiting.length);
  values.add(queues);
  values.add(isLocked(center, agent));
  values.add(session?.serial);
  if (session === undefined) return;
  collectSession(session, heardDelayMs, values);
  // The shown state of an agent in a conference depends on when it joined and on who is the chair.
  values.add(session.conference);
  if (session.conference !== undefined) {
    const { conference, participant } = conferenceOf(center, id) ?? {};
    values.add(conference?.chair);
    values.add(participant?.enteredAt);
  }
  // The shown state of an agent in a call depends on its legs.
  for (const call of session.calls) {
    values.add(call);
    for (const { agent, side, answeredAt } of center.call(call)?.legs ?? []) {
      if (agent !== id) continue;
      values.add(side);
      values.add(answeredAt);
    }
  }
}

function collectSession(session: Session, heardDelayMs: number, values: BoardValues): void {
  const { state, details, supervised, talkRight, skills, chats, booking, previews, listening, heardAt, player } =
    session;
  const { phone, autoAnswer, autoEnterIdle, releasePhone, agentType, phoneLinkage, push } = details;
  const heard = Math.floor(heardAt / heardDelayMs);
  values.add(state);
  values.add(phone);
  values.add(autoAnswer);
  values.add(autoEnterIdle);
  values.add(releasePhone);
  values.add(agentType);
  values.add(phoneLinkage);
  values.add(push === undefined);
  values.add(supervised);
  values.add(talkRight);
  values.add(skills);
  values.add(booking);
  values.add(listening);
  values.add(heard);
  values.add(player);
  values.add(player?.timer);
  values.add(player?.played);
  values.add(player?.since);
  for (const { control } of previews) values.add(control);
  for (const chat of chats) values.add(chat);
}

/** Adds the values of a call. */
export function collectCall(call: Call, values: BoardValues): void {
  const {
    media,
    queue,
    destination: to,
    queuedAt,
    waiting,
    answeredAt,
    transferredBy,
    data,
    ivr,
    legs,
    outside,
  } = call;
  values.add(media);
  values.add(queue);
  values.add(queuedAt);
  values.add(waiting);
  values.add(answeredAt);
  values.add(transferredBy);
  values.add(data);
  values.add(ivr !== undefined);
  values.add(legs.length);
  if (to !== undefined) {
    values.add("queue" in to);
    values.add("queue" in to ? to.queue : to.agent);
  }
  for (const { agent, state, since, muted } of legs) {
    values.add(agent);
    values.add(state);
    values.add(since);
    values.add(muted);
  }
  for (const { number, state, next } of outside) {
    values.add(number);
    values.add(state);
    values.add(next?.act);
    values.add(next?.at);
  }
}

/** Adds the values of a chat. */
export function collectChat(chat: Chat, values: BoardValues): void {
  const { queue, waiting, answeredAt, data, members, lastMessage } = chat;
  values.add(queue);
  values.add(waiting);
  values.add(answeredAt);
  values.add(data);
  values.add(lastMessage);
  for (const { agent, state, since } of members) {
    values.add(agent);
    values.add(state);
    values.add(since);
  }
}

/** Adds the values of a conference. */
export function collectConference(conference: Conference, values: BoardValues): void {
  const { chair, places, begunAt, length, sound, participants } = conference;
  values.add(chair);
  values.add(places);
  values.add(begunAt);
  values.add(length);
  values.add(sound !== undefined);
  for (const participant of participants) {
    values.add(participant);
    values.add(participant.state);
    values.add(participant.mode);
    values.add(participant.isHeld);
  }
}

/** Adds the values of a recording in progress. */
export function collectRecording({ recording, call, caller, called, queue }: RunningPart, values: BoardValues): void {
  values.add(recording.recorded);
  values.add(recording.runsSince);
  values.add(call);
  values.add(caller);
  values.add(called);
  values.add(queue);
}

/** Adds the values of a queue; `signedIn` is the number of agents who are signed in to it. */
export function collectQueue(center: Center, queue: Queue, signedIn: number, values: BoardValues): void {
  const { counts, waiting } = queue;
  const { arrived, answered, abandoned, turnedAway, answeredInTime } = counts;
  values.add(signedIn);
  values.add(countAvailable(center, queue));
  values.add(arrived);
  values.add(answered);
  values.add(abandoned);
  values.add(turnedAway);
  values.add(answeredInTime);
  for (const id of waiting) {
    values.add(id);
    values.add((center.state.calls.get(id) ?? center.state.chats.get(id))?.queuedAt);
  }
}
