// The types of a center after reading: plain values, with every reference checked.
import type { AgentMedia, ChatMedia, Distribution, Duration, InspectionMode, Media } from "../../core/index.ts";
import type { RepliesPlan } from "./replies.ts";

/** The contact center at the start of a world. */
export interface CenterPlan {
  vdn: { id: number; name: string };
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: string;
  /** The telephone numbers that agents can sign in with, both ends included; absent: any. */
  phoneRange?: { from: string; to: string };
  queues: readonly QueuePlan[];
  ivrs: readonly IvrPlan[];
  /** The behavior of outside numbers when called. Other numbers ring for three seconds, answer, and stay. */
  numbers: readonly NumberPlan[];
  /** The groups with a fixed id or a leader. */
  groups: readonly GroupPlan[];
  /** The reasons for a rest that agents can choose from; absent: those of the core. */
  restReasons?: readonly { id: number; name: string }[];
  /** Whether calls can be recorded, and recordings played and downloaded; absent: they can. */
  recordings?: boolean;
  agents: readonly AgentPlan[];
}

/** A group of agents. */
export interface GroupPlan {
  id: number;
  name: string;
  /** The agent who leads it. */
  leader?: number;
}

/** A queue. */
export interface QueuePlan {
  id: number;
  name: string;
  /** The media of incoming calls, unless a call has its own, or of chats. */
  media: Media | ChatMedia;
  /** The number that customers dial; absent: 60000 + id. */
  accessCode?: string;
  /** Whether its calls are recorded. */
  record?: boolean;
  /** The queue that takes its calls or chats while no agent is signed in to it. */
  overflow?: number;
  /** The maximum number of waiting calls or chats; absent: MAX_WAITING of the core. */
  maxWaiting?: number;
}

/** A recorded menu. */
export interface IvrPlan {
  id: number;
  name: string;
  /** Absent: its id. */
  accessCode?: string;
  /** How long it keeps a call; absent: 30 s. */
  time?: Duration;
}

/** The behavior of an outside number, or of all numbers with a prefix. */
export interface NumberPlan {
  /** A number, or a prefix followed by `*`. */
  number: string;
  /** How long its phone rings before it answers or refuses. Ignored for `busy` and `noAnswer`. */
  ring: Distribution;
  does: "answer" | "busy" | "refuse" | "noAnswer";
  /** How long it talks before it hangs up; absent: until the other side hangs up. */
  talk?: Distribution;
}

/** The hash of a password, in a scenario from a snapshot. A comparison with a password needs the secrets of the world. */
export interface HashedPassword {
  sealed: string;
}

/** An agent. */
export interface AgentPlan {
  id: number;
  /** Absent: generated. */
  name?: string;
  password: string | HashedPassword;
  /** How long its password is valid, from the start or its last change; absent: without limit. */
  passwordLife?: Duration;
  /** The account name for signing in; absent: its id. */
  account?: string;
  /** The name of the agent's group; absent: "Default". */
  group?: string;
  /** Whether it can inspect other agents and query their work. */
  inspector?: boolean;
  /** Whether it has the right to pick up calls of its group; absent: it has. Clients can query it; the center does not check it. */
  pickUp?: boolean;
  /** Whether it has the right to call outside numbers; absent: it has. Clients can query it; the center does not check it. */
  callOut?: boolean;
  /** The number that it uses while the simulator plays it; absent: 40000 + id. */
  phone?: string;
  /** The ids of the queues whose calls and chats it can take. */
  queues: readonly number[];
  /** The media that it may use; absent: all. */
  media?: readonly AgentMedia[];
  autopilot?: AutopilotPlan;
}

/** The behavior of an agent on autopilot. Without `talk`, it talks until the other side hangs up. */
export interface AutopilotPlan {
  answer: Distribution;
  talk?: Distribution;
  wrapUp?: Distribution;
  /** The texts that it writes in chats; absent for the default texts. */
  replies?: RepliesPlan;
  /** For an inspector: it inspects the agent who has talked the longest. */
  inspects?: InspectionPlan;
}

/** The inspections of an inspector: one begins each time `every` has passed, and ends after `for`. */
export interface InspectionPlan {
  every: Duration;
  for: Duration;
  mode: InspectionMode;
}

/** Returns the ids of the agents that are on autopilot from the start. */
export function listAgentsOnAutopilot({ agents }: CenterPlan): number[] {
  const ids: number[] = [];
  for (const { id, autopilot } of agents) if (autopilot !== undefined) ids.push(id);
  return ids;
}

/** Returns whether a queue with these media is for chats. */
export function isForChats(media: Media | ChatMedia): media is ChatMedia {
  return media !== "voice" && media !== "video";
}

/** The target of a customer's call. */
export type CustomerCallTarget = { queue: number } | { agent: number };

/** Returns the media of a customer's call that does not set its own: those of its queue of calls; voice for any other target. */
export function mediaOfTarget({ queues }: CenterPlan, to: CustomerCallTarget): Media {
  const queue = "queue" in to ? queues.find(({ id }) => id === to.queue) : undefined;
  return queue === undefined || isForChats(queue.media) ? "voice" : queue.media;
}
