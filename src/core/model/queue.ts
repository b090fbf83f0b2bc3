// Skill queues: their waiting calls or chats, their free agents, and their counts.
import type { AgentId, CallId, QueueId } from "./ids.ts";
import type { QueueMedia } from "./media-right.ts";

/** A queue of calls or chats. */
export interface Queue {
  readonly id: QueueId;
  readonly name: string;
  /** The media of its calls or chats. */
  readonly media: QueueMedia;
  /** The number that customers dial. */
  readonly accessCode: string;
  /** True if its calls are recorded. */
  readonly isRecorded: boolean;
  /** The queue that gets its calls or chats if no agent is signed in to it. */
  readonly overflow: QueueId | undefined;
  /** The maximum number of calls or chats that can wait in it; further ones are turned away. */
  readonly maxWaiting: number;
  /** The waiting calls or chats, in the order of service. */
  waiting: CallId[];
  /** Idle agents who are signed in to it and accept calls, longest idle first. Empty for chats, because agents can have several chats. */
  freeAgents: Set<AgentId>;
  /** The counts of its calls or chats since the world began. Only events change them. */
  readonly counts: QueueCounts;
}

/** The counts of a queue's calls or chats. `answeredInTime`: answered within the time for the service level. */
export interface QueueCounts {
  arrived: number;
  answered: number;
  abandoned: number;
  turnedAway: number;
  answeredInTime: number;
}

/** Returns counts that are all 0. */
export function createZeroCounts(): QueueCounts {
  return { arrived: 0, answered: 0, abandoned: 0, turnedAway: 0, answeredInTime: 0 };
}
