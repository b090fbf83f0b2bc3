// A skill queue: the calls that wait in it and the agents who are free for it.
import type { AgentId, CallId, QueueId } from "./ids.ts";

export interface Queue {
  readonly id: QueueId;
  readonly name: string;
  /** The number that customers dial to reach it. */
  readonly accessCode: string;
  /** Whether the talks of its calls are recorded. */
  readonly records: boolean;
  /** The queue that takes its calls when nobody is signed in to it. */
  readonly overflow: QueueId | undefined;
  /** How many calls may wait in it; a caller beyond them is turned away. */
  readonly maxWaiting: number;
  /** Calls that wait, in the order in which they will be served. */
  waiting: CallId[];
  /** Idle agents who are signed in to it, longest idle first. */
  free: Set<AgentId>;
  /** How many calls it has taken in, handed to an agent who answered, lost to impatience, and turned away, since the world began. */
  readonly figures: { arrived: number; answered: number; abandoned: number; turnedAway: number };
}
