// The types of the autopilot: the behavior of the agents that it plays, and its form in a snapshot.
import type { AgentId, TimerId } from "../../core/index.ts";
import type { AutopilotPlan } from "../center/center-plan.ts";

/** The behavior of an agent that the simulator plays. Without `answer`, only steps answer its calls, chats and conferences. */
export type AutopilotBehavior = Partial<AutopilotPlan>;

/** An autopilot in a snapshot: the behavior of each agent, and its timers. */
export interface AutopilotSnapshot {
  readonly behaviors: readonly (readonly [AgentId, AutopilotBehavior])[];
  readonly timers: readonly (readonly [AgentId, readonly (readonly [string, TimerId])[]])[];
}
