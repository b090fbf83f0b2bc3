// The step that lifts an agent's alerting phone.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { ringOtherSide } from "./dialing.ts";
import { isAssisting } from "./facts.ts";
import { agentOfLeg } from "./legs.ts";
import { announceAndRing } from "./offer.ts";

/** Lifts an alerting phone: dials the agent's own call, or announces the incoming one. */
export function liftPhone(floor: Floor, call: Call, leg: Leg): void {
  floor.clock.cancel(leg.timer);
  leg.timer = undefined;
  floor.emit({ type: "phoneOffHook", agent: leg.agent, call: call.id, assists: isAssisting(call, leg) });
  if (leg.side === "caller") ringOtherSide(floor, call, leg);
  else announceAndRing(floor, call, leg, agentOfLeg(floor, leg));
}
