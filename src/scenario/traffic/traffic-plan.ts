// The plan of a traffic flow, and the number of calls or chats to expect from it.
import { type AgentId, DAY, type Distribution, type Duration, HOUR, type Instant } from "../../core/index.ts";
import type { RepliesPlan } from "../center/replies.ts";
import type { Rate } from "./rate.ts";

/** The target and the calls or chats of a traffic flow; `for` is its duration, without limit if absent. */
export interface TrafficPlan {
  to: TrafficTarget;
  /** How long a caller talks, or the customer of a chat stays; absent: until the other side ends it. Calls always have it. */
  talk?: Distribution;
  /** For chats instead of calls: the texts of the customers. */
  chats?: ChatTexts;
  patience?: Distribution;
  for?: Duration;
}

/** The texts of the customers of chats: one of `texts` when they begin, then their replies. */
export interface ChatTexts {
  texts: readonly string[];
  replies?: RepliesPlan;
}

/** A queue, at a rate or with a `gap` between calls; or agents, each called a `gap` after it becomes idle. */
type TrafficTarget =
  | { queue: number; callsPerHour: Rate }
  | { queue: number; gap: Distribution }
  | { agents: readonly AgentId[]; gap: Distribution };

/** Returns the expected number of calls or chats between two instants of world time; for spans of the day, an upper estimate. */
export function computeExpectedCalls(
  { to, talk }: TrafficPlan,
  { from, until }: { from: Instant; until: Instant },
): number {
  const span = Math.max(until - from, 0);
  const mean = talk === undefined ? 0 : meanOf(talk);
  if ("agents" in to) return (to.agents.length * span) / Math.max(meanOf(to.gap) + mean, 1);
  if ("gap" in to) return span / Math.max(meanOf(to.gap), 1);
  if (typeof to.callsPerHour === "number") return (to.callsPerHour * span) / HOUR;
  const callsPerDay = to.callsPerHour.reduce(
    (sum, { from, to, callsPerHour }) => sum + (callsPerHour * (to - from)) / HOUR,
    0,
  );
  // A span shorter than a day can contain all calls of a day.
  return callsPerDay * Math.ceil(span / DAY);
}

function meanOf(distribution: Distribution): Duration {
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "exponential":
      return distribution.mean;
    // The median is accurate enough to tell thousands from millions.
    case "percentiles":
      return distribution.p50;
    case "list":
      return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
  }
}
