// Converts a center to plain data that JSON can store, and back.

import type { StatisticsSnapshot } from "./counting/statistics.ts";
import type { Agent, Session } from "./model/agent.ts";
import type { Call } from "./model/call.ts";
import type { LogSnapshot } from "./model/event-log.ts";
import type { AgentId, CallId } from "./model/ids.ts";
import { requeueAll } from "./model/mailbox.ts";
import type { CenterSettings } from "./model/settings.ts";
import type { CenterState } from "./model/state.ts";
import type { Timer } from "./model/timer.ts";
import type { ClockSnapshot } from "./time/clock.ts";
import { collectInSlices, handleInSlices, type Work } from "./time/work.ts";
import type { Written } from "./written.ts";

/** A center as data, from which another center can continue. Random streams are not in it. Passwords are in their stored form. */
export interface CenterSnapshot {
  readonly state: StateSnapshot;
  readonly settings: Readonly<CenterSettings>;
  readonly clock: ClockSnapshot<Timer>;
  readonly log: LogSnapshot;
  readonly statistics: StatisticsSnapshot;
}

/** A state whose maps and sets are lists, in the same order. */
export type StateSnapshot = Written<CenterState>;

/**
 * Converts a state to plain data. A new part of the state that is not plain data doesn't compile until it is converted here.
 *
 * The data shares its parts with the state: copy it before anything else happens.
 *
 * @yields how many agents, calls, chats or recordings are collected.
 */
export function* writeStateInSlices(state: CenterState): Work<StateSnapshot> {
  return {
    ...state,
    agents: yield* collectInSlices(state.agents.values()),
    queues: Array.from(state.queues.values(), (queue) => ({ ...queue, freeAgents: [...queue.freeAgents] })),
    groups: [...state.groups.values()],
    ivrs: [...state.ivrs.values()],
    calls: yield* collectInSlices(state.calls.values()),
    chats: yield* collectInSlices(state.chats.values()),
    chatFiles: [...state.chatFiles.values()],
    conferences: [...state.conferences.values()],
    multimediaConferences: [...state.multimediaConferences.values()],
    recordings: yield* collectInSlices(state.recordings.values()),
    awaited: [...state.awaited],
    watchers: [...state.watchers],
  };
}

/**
 * Converts a snapshot back to a state. The state takes over the parts of the snapshot.
 *
 * @param keepsAnswers whether events in unconfirmed answers stay there. Otherwise they wait for the next poll.
 * @yields how many agents or calls the state has so far.
 */
export function* readStateInSlices(snapshot: StateSnapshot, keepsAnswers: boolean): Work<CenterState> {
  const agents = new Map<AgentId, Agent>();
  yield* handleInSlices(snapshot.agents, (agent) => {
    // The HTTP answers that carried these events no longer exist.
    if (!keepsAnswers) requeueAll(agent.mailbox);
    agents.set(agent.id, agent);
  });
  const calls = new Map<CallId, Call>();
  yield* handleInSlices(snapshot.calls, (call) => calls.set(call.id, call));
  return {
    ...snapshot,
    // JSON omits undefined members, and this is the only optional member of a state.
    phoneRange: snapshot.phoneRange,
    agents,
    queues: indexById(snapshot.queues.map((queue) => ({ ...queue, freeAgents: new Set(queue.freeAgents) }))),
    groups: indexById(snapshot.groups),
    ivrs: indexById(snapshot.ivrs),
    calls,
    chats: indexById(snapshot.chats),
    chatFiles: indexById(snapshot.chatFiles),
    conferences: indexById(snapshot.conferences),
    multimediaConferences: indexById(snapshot.multimediaConferences),
    recordings: indexById(snapshot.recordings),
    awaited: new Set(snapshot.awaited),
    watchers: new Set(snapshot.watchers),
  };
}

/**
 * Ends the polls that were held when the snapshot was taken, because their HTTP requests no longer exist. Their clients count as heard now,
 * so that they have time to poll again.
 *
 * @yields how many agents are done.
 */
export function* endHeldPollsInSlices(state: CenterState, markHeard: (session: Session) => void): Work {
  yield* handleInSlices(state.agents.values(), ({ session }) => {
    if (session?.listening !== true) return;
    session.listening = false;
    markHeard(session);
  });
}

function indexById<Id, One extends { readonly id: Id }>(all: readonly One[]): Map<Id, One> {
  return new Map(all.map((item) => [item.id, item]));
}
