// A center after reading: plain values, no text forms left, every reference known to be good.
import type { Distribution, Duration, Media } from "../../core/index.ts";

export interface CenterPlan {
  vdn: { id: number; name: string };
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: string;
  /** The telephone numbers that an agent may sign in with, both ends included; absent: any. */
  phoneRange?: { from: string; to: string };
  queues: readonly QueuePlan[];
  ivrs: readonly IvrPlan[];
  /** How numbers outside behave when they are called; others ring three seconds, answer, and stay. */
  numbers: readonly NumberPlan[];
  agents: readonly AgentPlan[];
}

export interface QueuePlan {
  id: number;
  name: string;
  /** What incoming calls to it are made of, unless something else is said of one. */
  media: Media;
  /** The number that customers dial; absent: 60000 + id. */
  accessCode?: string;
  /** Whether the talks of its calls are recorded. */
  record?: boolean;
  /** The queue that takes its calls when nobody is signed in to it. */
  overflow?: number;
  /** How many calls may wait in it; absent: MOST_WAITING of the core. */
  maxWaiting?: number;
}

export interface IvrPlan {
  id: number;
  name: string;
  /** Absent: its id. */
  accessCode?: string;
  /** How long it keeps a call; absent: 30 s. */
  time?: Duration;
}

export interface NumberPlan {
  /** A number, or the beginning of many followed by `*`. */
  number: string;
  /** How long its phone rings before it does what it does. */
  ring: Distribution;
  does: "answer" | "busy" | "refuse" | "noAnswer";
  /** How long it talks before it hangs up; absent: until the other side does. */
  talk?: Distribution;
}

/** A password that only a world's secrets can compare with a clear one: what is left of it in a scenario that comes from a snapshot. */
export interface SealedPassword {
  sealed: string;
}

export interface AgentPlan {
  id: number;
  /** Absent: made up. */
  name?: string;
  password: string | SealedPassword;
  /** How long its password lasts, from the beginning or its last change; absent: for ever. */
  passwordLife?: Duration;
  /** The account name that it may sign in by; absent: its id. */
  account?: string;
  /** The agents' group that it is in; absent: "Default". */
  group?: string;
  /** Whether it may look into the work of other agents. */
  inspector?: boolean;
  /** The number this agent uses when it is played. */
  phone?: string;
  /** Ids of the queues whose calls this agent takes. */
  queues: readonly number[];
  autopilot?: AutopilotPlan;
}

/** How an agent that is played by the simulator behaves. Without `talk` it talks until the other side leaves. */
export interface AutopilotPlan {
  answer: Distribution;
  talk?: Distribution;
  wrapUp?: Distribution;
}

/** The agents whom a plan has on autopilot. */
export function agentsOnAutopilot({ agents }: CenterPlan): number[] {
  const pilots: number[] = [];
  for (const { id, autopilot } of agents) if (autopilot !== undefined) pilots.push(id);
  return pilots;
}

/** Whom a customer calls. */
export type CallTarget = { queue: number } | { agent: number };

/** What a customer's call is made of when nobody says it: that of its queue. */
export function defaultMedia({ queues }: CenterPlan, to: CallTarget): Media {
  const queue = "queue" in to ? queues.find(({ id }) => id === to.queue) : undefined;
  return queue?.media ?? "voice";
}
