// A skill queue: its waiting calls and its free agents.
import type { AgentId, CallId, QueueId } from "./ids.ts";

export interface Queue {
  readonly id: QueueId;
  readonly name: string;
  /** The number that customers dial. */
  readonly accessCode: string;
  /** True if its calls are recorded. */
  readonly records: boolean;
  /** The queue that gets its calls if no agent is signed in to it. */
  readonly overflow: QueueId | undefined;
  /** The number of calls that can wait in it; further callers are turned away. */
  readonly maxWaiting: number;
  /** The waiting calls, in the order of service. */
  waiting: CallId[];
  /** Idle agents who are signed in to it, longest idle first. */
  free: Set<AgentId>;
  /** The number of its calls since the world began: offered, answered, abandoned and turned away. */
  readonly figures: { arrived: number; answered: number; abandoned: number; turnedAway: number };
}
