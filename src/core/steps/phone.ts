// The lifting of an agent's own phone, where it takes time.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";

/**
 * Lets an agent's phone alert, if lifting it takes time; answers whether it does. One that would be lifted too late is not lifted at
 * all: it rings for as long as a call may.
 */
export function bookPhoneLift(floor: Floor, call: Call, leg: Leg): boolean {
  const { phonePickUp, ringTime } = floor.settings;
  if (phonePickUp === 0) return false;
  const inTime = phonePickUp < ringTime;
  leg.state = "alerting";
  leg.timer = floor.clock.book(floor.clock.now + (inTime ? phonePickUp : ringTime), {
    kind: inTime ? "phone-lifted" : "ring-timeout",
    call: call.id,
    agent: leg.agent,
  });
  return true;
}
