// A scenario after reading: plain values, no text forms left, every reference known to be good.
import type { CounterName, Distribution, Duration, Instant, Settings } from "../core/index.ts";

/** What a world starts with and what then happens in it. */
export interface Scenario {
  name: string;
  seed?: number | "random";
  start?: Instant;
  clock?: ClockMode;
  /** How long a run of a scenario without an end lasts, in virtual time. */
  duration?: Duration;
  /** Only what the scenario says; the rest is as the world has it. */
  settings: Partial<Settings>;
  /** Values for templates such as `{{variables.prefix}}`. */
  variables: Readonly<Record<string, string | number | boolean>>;
  center: CenterPlan;
  steps: readonly Step[];
}

/** How virtual time goes on: only when told, or `factor` times as fast as wall time. */
export type ClockMode = { kind: "manual" } | { kind: "paced"; factor: number };

export interface CenterPlan {
  vdn: { id: number; name: string };
  /** An IANA name such as `Europe/Berlin`. */
  timeZone: string;
  /** The telephone numbers that an agent may sign in with, both ends included; absent: any. */
  phoneRange?: { from: string; to: string };
  queues: readonly QueuePlan[];
  agents: readonly AgentPlan[];
}

export interface QueuePlan {
  id: number;
  name: string;
  media: "voice";
}

export interface AgentPlan {
  id: number;
  /** Absent: made up. */
  name?: string;
  password: string;
  /** How long its password lasts, from the beginning or its last change; absent: for ever. */
  passwordLife?: Duration;
  /** The account name that it may sign in by; absent: its id. */
  account?: string;
  /** The agents' group that it is in; absent: "Default". */
  group?: string;
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

export type CallTarget = { queue: number } | { agent: number };

/** One step; `line` is its line in the file, from 1, or 0 when the scenario came as an object. */
export type Step = (
  | { kind: "call"; as?: string; from?: string; to: CallTarget; patience?: Distribution; talk?: Distribution }
  | { kind: "wait"; for: Duration }
  | { kind: "waitFor"; agent: number; state: AgentStateName; within?: Duration }
  | { kind: "hangUp"; by: "customer" | "agent"; agent?: number; call?: string }
  | { kind: "traffic"; to: TrafficTarget; talk: Distribution; patience?: Distribution; for?: Duration }
  | { kind: "history"; agents: readonly number[]; since: Duration; callsPerHour: number }
  | {
      kind: "statistics";
      agent: number;
      set: Partial<Record<CounterName, number>>;
      clear: readonly CounterName[] | "all";
    }
  | { kind: "repeat"; times?: number; every?: Duration; for?: Duration; steps: readonly Step[] }
  | { kind: "parallel"; tracks: readonly (readonly Step[])[] }
) & { line: number };

/** Whom steady traffic asks for: a queue at a rate, or agents by name, each a `gap` after it became idle. */
export type TrafficTarget = { queue: number; callsPerHour: number } | { agents: readonly number[]; gap: Distribution };

/** The states that a step can wait for. */
export const AGENT_STATES = ["signedOut", "idle", "busy", "rest", "wrapUp", "talking", "ringing", "dialling"] as const;

export type AgentStateName = (typeof AGENT_STATES)[number];
