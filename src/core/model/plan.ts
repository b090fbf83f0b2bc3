// The plan of a new center, from a scenario or from a program that embeds the simulator.
import type { Duration } from "../time/time.ts";
import type { GroupPlan, RestReason } from "./agent-group.ts";
import type { AgentId, IvrId, QueueId } from "./ids.ts";
import type { AgentMedia, QueueMedia } from "./media-right.ts";
import type { OutsideHabit } from "./outside.ts";

/** The virtual call center: its id and its name. */
export interface Vdn {
  readonly id: number;
  readonly name: string;
}

/**
 * The range of phone numbers that agents can bind, both ends included. Numbers are compared by value. A number must also be at least as
 * long as `from`, and at most as long as `to`.
 */
export interface PhoneRange {
  readonly from: string;
  readonly to: string;
}

/** The plan of a new center. */
export interface CenterPlan {
  readonly vdn: Vdn;
  readonly phoneRange?: PhoneRange;
  readonly queues: readonly QueuePlan[];
  readonly ivrs?: readonly IvrPlan[];
  readonly habits?: readonly OutsideHabit[];
  /** The groups with a fixed id or a leader. A group that only an agent names gets the next free id. */
  readonly groups?: readonly GroupPlan[];
  readonly restReasons?: readonly RestReason[];
  /** Whether calls can be recorded; true by default. */
  readonly recordings?: boolean;
  readonly agents: readonly AgentPlan[];
}

/** The plan of a queue. */
export interface QueuePlan {
  readonly id: QueueId;
  readonly name: string;
  /** The media of its calls or chats; voice by default. */
  readonly media?: QueueMedia;
  readonly accessCode?: string;
  /** True if its calls are recorded. */
  readonly isRecorded?: boolean;
  /** The queue that gets its calls or chats if no agent is signed in to it. */
  readonly overflow?: QueueId;
  /** The maximum number of calls or chats that can wait in it; MAX_WAITING by default. */
  readonly maxWaiting?: number;
}

/** The plan of an IVR. */
export interface IvrPlan {
  readonly id: IvrId;
  readonly name: string;
  readonly accessCode?: string;
  readonly time?: Duration;
}

/** The plan of an agent. */
export interface AgentPlan {
  readonly id: AgentId;
  /** Without one, the agent has a generated name. */
  readonly name?: string;
  /** The stored form of the password: its hash, except with `PLAIN_TEXT`. */
  readonly password: string;
  /** The time for which a password is valid; without a limit by default. */
  readonly passwordLife?: Duration;
  readonly account?: string;
  readonly group?: string;
  readonly inspector?: boolean;
  /** Whether it has the right to pick up calls of its group; default true. The center does not check it. */
  readonly pickUp?: boolean;
  /** Whether it has the right to call outside numbers; default true. The center does not check it. */
  readonly callOut?: boolean;
  readonly phone?: string;
  /** The media that it may use; all by default. */
  readonly media?: readonly AgentMedia[];
  readonly queues: readonly QueueId[];
}
