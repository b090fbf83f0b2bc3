// The state of one traffic flow: its plan and timers, its form in a snapshot, and its random streams.
import type { AgentId, Instant, TimerId } from "../../core/index.ts";
import { withoutUndefined } from "../../forms/optional-members.ts";
import type { RatePeriod } from "./rate.ts";
import type { TrafficPlan } from "./traffic-plan.ts";

/** A traffic flow that has started. */
export interface TrafficFlow {
  readonly plan: TrafficPlan;
  /** The number of traffic flows started before this one. */
  readonly number: number;
  readonly until: Instant;
  /** The agents that it calls directly. A set, because each event of such an agent looks it up. */
  readonly calledAgents: ReadonlySet<AgentId>;
  /** For direct calls: the scheduled call of each idle agent. */
  readonly scheduledCalls: Map<AgentId, TimerId>;
  /** For calls at a rate: the period in which the last one was scheduled. */
  period: RatePeriod | undefined;
}

/** A traffic flow in a snapshot. An `until` is null if the flow or the period never ends. */
export interface TrafficFlowSnapshot {
  readonly plan: TrafficPlan;
  readonly number: number;
  readonly until: Instant | null;
  readonly scheduledCalls: readonly (readonly [AgentId, TimerId])[];
  readonly period: (Omit<RatePeriod, "until"> & { readonly until: Instant | null }) | null;
}

/** Returns a traffic flow as plain data. */
export function writeFlow({ plan, number, until, scheduledCalls, period }: TrafficFlow): TrafficFlowSnapshot {
  const { to, talk, patience, chats, for: length } = plan;
  return {
    // The plan can have other members of its step.
    plan: { to, ...withoutUndefined({ talk, patience, chats, for: length }) },
    number,
    until: endOrNull(until),
    scheduledCalls: [...scheduledCalls],
    period: period === undefined ? null : { ...period, until: endOrNull(period.until) },
  };
}

/** Returns the agents that a plan calls directly; none if it calls a queue. */
export function calledAgentsOf({ to }: TrafficPlan): ReadonlySet<AgentId> {
  return new Set("agents" in to ? to.agents : []);
}

/** Returns the traffic flow of a snapshot. */
export function readFlow({ plan, number, until, scheduledCalls, period }: TrafficFlowSnapshot): TrafficFlow {
  return {
    plan,
    number,
    until: until ?? Number.POSITIVE_INFINITY,
    calledAgents: calledAgentsOf(plan),
    scheduledCalls: new Map(scheduledCalls),
    period: period === null ? undefined : { ...period, until: period.until ?? Number.POSITIVE_INFINITY },
  };
}

/** Returns null for an infinite end, because JSON has no infinity. */
function endOrNull(end: Instant): Instant | null {
  return Number.isFinite(end) ? end : null;
}

/** Returns whether a traffic flow has ended and has no timer left. A call can still be scheduled for the instant of its end. */
export function isOver({ until, scheduledCalls }: TrafficFlow, now: Instant): boolean {
  return now > until && scheduledCalls.size === 0;
}

/** Returns the name of the random stream for the arrivals at a queue. */
export function nameArrivalStream({ number }: TrafficFlow): string {
  return `arrival/${number}`;
}

/** Returns the name of the random stream for the gaps before the direct calls to an agent. */
export function nameGapStream({ number }: TrafficFlow, agent: AgentId): string {
  return `gap/${number}/${agent}`;
}

/** Returns the names of the random streams for calls to the queue of a traffic flow, or to one of its agents. */
export function nameCallStreams({ number }: TrafficFlow, to: AgentId | "queue") {
  const stream = `traffic/${number}/${to}`;
  return { from: `${stream}/number`, talk: `${stream}/talk`, patience: `${stream}/patience` };
}

/** Returns the names of the further random streams for chats with the queue of a traffic flow. */
export function nameChatStreams({ number }: TrafficFlow) {
  const stream = `traffic/${number}/chat`;
  return { name: `${stream}/name`, text: `${stream}/text`, replies: `${stream}/replies` };
}

/** Yields the names of all random streams from which a traffic flow may have drawn. */
export function* streamsOf(flow: TrafficFlow): Generator<string> {
  const { to } = flow.plan;
  if ("queue" in to) {
    yield nameArrivalStream(flow);
    yield* Object.values(nameCallStreams(flow, "queue"));
    if (flow.plan.chats !== undefined) yield* Object.values(nameChatStreams(flow));
    return;
  }
  for (const agent of to.agents) {
    yield nameGapStream(flow, agent);
    yield* Object.values(nameCallStreams(flow, agent));
  }
}
