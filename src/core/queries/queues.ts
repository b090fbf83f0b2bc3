// Queries about queues: waiting calls and chats, signed-in agents and the service level.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { AgentId, CallId, QueueId } from "../model/ids.ts";
import type { Queue, QueueCounts } from "../model/queue.ts";
import type { Duration, Instant } from "../time/time.ts";
import { canTakeChatOf, countChatAgents } from "./chats.ts";
import type { View } from "./view.ts";

/** The figures of a queue at a moment. Everything but the counts and the service level describes this moment. */
export interface QueueFigures extends QueueCounts {
  readonly waiting: number;
  /** The call or chat that waits the longest; undefined if none waits. */
  readonly oldest: CallId | undefined;
  /** The time that the oldest call or chat has waited; 0 if none waits. */
  readonly longestWait: Duration;
  /** The number of agents who are signed in to it. */
  readonly signedIn: number;
  /** The number of its signed-in agents who can take a call or chat now. */
  readonly available: number;
  /** The share of answered calls or chats that were answered in time, in percent; 100 if none was answered. */
  readonly serviceLevel: number;
  /** The share of signed-in agents who can take a call or chat now, in percent; 0 if none is signed in. */
  readonly idleRate: number;
}

/** Returns how many agents are signed in to each queue that has any. */
export function countSignedIn({ state }: View): ReadonlyMap<QueueId, number> {
  const counts = new Map<QueueId, number>();
  for (const { session } of state.agents.values()) {
    for (const queue of session?.skills ?? []) counts.set(queue, (counts.get(queue) ?? 0) + 1);
  }
  return counts;
}

/** Returns the figures of a queue. `signedIn`: how many agents are signed in to it, from `countSignedIn`. */
export function figuresOf(view: View, queue: DeepReadonly<Queue>, signedIn: number): QueueFigures {
  const { counts, waiting } = queue;
  const available = countAvailable(view, queue);
  const { answered, answeredInTime } = counts;
  const oldest = findOldest(view, queue);
  return {
    ...counts,
    waiting: waiting.length,
    oldest: oldest?.id,
    longestWait: oldest === undefined ? 0 : view.now - oldest.queuedAt,
    signedIn,
    available,
    serviceLevel: answered === 0 ? 100 : Math.round((100 * answeredInTime) / answered),
    idleRate: signedIn === 0 ? 0 : Math.round((100 * available) / signedIn),
  };
}

/** Returns how many agents can take a call or chat of a queue now. */
export function countAvailable(view: View, queue: DeepReadonly<Queue>): number {
  return queue.media === "voice" ? queue.freeAgents.size : countChatAgents(view, queue);
}

/**
 * Returns the agents who can take a call or chat of a queue now: for calls, the longest idle first; for chats, in the order of the center's
 * agents.
 */
export function listAvailable({ state }: View, queue: DeepReadonly<Queue>): AgentId[] {
  if (queue.media === "voice") return [...queue.freeAgents];
  return [...state.agents.values()].filter((agent) => canTakeChatOf(state, agent, queue)).map(({ id }) => id);
}

/** Returns how many calls and chats wait in the given queues together. */
export function countWaiting({ state }: View, queues: readonly QueueId[]): number {
  let waiting = 0;
  for (const id of queues) waiting += state.queues.get(id)?.waiting.length ?? 0;
  return waiting;
}

/** Returns the call or chat that waits the longest. It need not be the first one, because one that was offered before waits at the head. */
function findOldest(
  { state, now }: View,
  { waiting }: DeepReadonly<Queue>,
): { readonly id: CallId; readonly queuedAt: Instant } | undefined {
  let oldest: { id: CallId; queuedAt: Instant } | undefined;
  for (const id of waiting) {
    const queuedAt = (state.calls.get(id) ?? state.chats.get(id))?.queuedAt ?? now;
    if (oldest === undefined || queuedAt < oldest.queuedAt) oldest = { id, queuedAt };
  }
  return oldest;
}
