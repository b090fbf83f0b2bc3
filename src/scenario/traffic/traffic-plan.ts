// A traffic as a scenario has it, and how many calls it is expected to bring.
import { type AgentId, DAY, type Distribution, type Duration, HOUR, type Instant } from "../../core/index.ts";
import type { Rate } from "./rate.ts";

/** A steady traffic: whom it calls, and how; `for` how long it lasts, to the end if absent. */
export interface TrafficPlan {
  to: TrafficTarget;
  talk: Distribution;
  patience?: Distribution;
  for?: Duration;
}

/** A queue, at some rate or with a `gap` from each call to the next; or agents by name, each a `gap` after it became idle. */
type TrafficTarget =
  | { queue: number; callsPerHour: Rate }
  | { queue: number; gap: Distribution }
  | { agents: readonly AgentId[]; gap: Distribution };

/** How many calls a traffic is expected to bring in a span of the world's time, `until` at the latest. */
export function expectedCalls({ to, talk }: TrafficPlan, { from, until }: { from: Instant; until: Instant }): number {
  const span = Math.max(until - from, 0);
  if ("agents" in to) return (to.agents.length * span) / Math.max(meanOf(to.gap) + meanOf(talk), 1);
  if ("gap" in to) return span / Math.max(meanOf(to.gap), 1);
  if (typeof to.callsPerHour === "number") return (to.callsPerHour * span) / HOUR;
  const callsPerDay = to.callsPerHour.reduce((sum, one) => sum + (one.callsPerHour * (one.to - one.from)) / HOUR, 0);
  // A span shorter than a day may hold all the calls of one.
  return callsPerDay * Math.ceil(span / DAY);
}

function meanOf(distribution: Distribution): Duration {
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "exponential":
      return distribution.mean;
    // The median is enough to tell thousands from millions.
    case "percentiles":
      return distribution.p50;
    case "list":
      return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
  }
}
