// Draws the instant at which the next customer of a traffic flow to a queue arrives.
import { HOUR, type Instant, sample } from "../../core/index.ts";
import type { Stage } from "../stage/stage.ts";
import { findRatePeriod } from "./rate.ts";
import { nameArrivalStream, type TrafficFlow } from "./traffic-flow.ts";

/**
 * Returns when the next customer arrives. The instant can be after the end of the flow.
 *
 * @returns Infinity for a flow to agents, or if no customer arrives in the spans before the end of the flow.
 */
export function drawNextArrival({ center, chance, plan }: Stage, flow: TrafficFlow): Instant {
  const { to } = flow.plan;
  const stream = nameArrivalStream(flow);
  if ("agents" in to) return Number.POSITIVE_INFINITY;
  if ("gap" in to) return center.now + sample(to.gap, chance, stream);
  // When the rate changes, the wait is drawn again at the new rate. This is correct because exponential waits have no memory.
  for (let from = center.now; from <= flow.until; ) {
    const { period } = flow;
    const ratePeriod =
      period !== undefined && from < period.until ? period : findRatePeriod(from, to.callsPerHour, plan.timeZone);
    flow.period = ratePeriod;
    const mean = HOUR / ratePeriod.callsPerHour;
    const at = Math.max(from, ratePeriod.from) + sample({ kind: "exponential", mean }, chance, stream);
    if (at < ratePeriod.until) return at;
    from = ratePeriod.until;
  }
  return Number.POSITIVE_INFINITY;
}
