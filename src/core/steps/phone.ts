// The step that schedules the pickup of an agent's phone.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";

/**
 * Makes an agent's phone alert if its pickup takes time, and schedules the pickup. If the pickup would be after the ring time, the phone
 * alerts for the whole ring time and is not picked up.
 *
 * @returns whether the phone alerts.
 */
export function schedulePickUp(floor: Floor, call: Call, leg: Leg): boolean {
  const { phonePickUp, ringTime } = floor.settings;
  if (phonePickUp === 0) return false;
  const inTime = phonePickUp < ringTime;
  leg.state = "alerting";
  leg.timer = floor.clock.schedule(floor.clock.now + (inTime ? phonePickUp : ringTime), {
    kind: inTime ? "phone-lifted" : "ring-timeout",
    call: call.id,
    agent: leg.agent,
  });
  return true;
}
