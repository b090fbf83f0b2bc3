// Steps that decide how long an agent's phone alerts, and schedule its pickup.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import type { Duration } from "../time/time.ts";

/** The time for which an agent's phone alerts, and whether it is picked up then. */
interface Alerting {
  readonly time: Duration;
  readonly isPickedUp: boolean;
}

/**
 * Returns how an agent's phone alerts. If the pickup time is not shorter than the ring time, the phone alerts for the whole ring time, and
 * is not picked up.
 *
 * @returns undefined if the phone is picked up at once.
 */
export function planAlerting({ settings: { phonePickUp, ringTime } }: Pick<Floor, "settings">): Alerting | undefined {
  if (phonePickUp === 0) return undefined;
  return { time: Math.min(phonePickUp, ringTime), isPickedUp: phonePickUp < ringTime };
}

/** Makes an agent's phone alert if its pickup takes time, and schedules the pickup. Returns whether the phone alerts. */
export function schedulePickUp(floor: Floor, call: Call, leg: Leg): boolean {
  const alerting = planAlerting(floor);
  if (alerting === undefined) return false;
  leg.state = "alerting";
  leg.timer = floor.clock.schedule(floor.clock.now + alerting.time, {
    kind: alerting.isPickedUp ? "phone-lifted" : "ring-timeout",
    call: call.id,
    agent: leg.agent,
  });
  return true;
}
