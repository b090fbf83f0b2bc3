// The step that takes an agent's alerting phone off hook.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { ringOtherSide } from "./dialing.ts";
import { isAssisting } from "./facts.ts";
import { agentOfLeg } from "./legs.ts";
import { announceAndRing } from "./offer.ts";

/** Takes an alerting phone off hook: dials the agent's own call, or announces the incoming one. */
export function takeOffHook(floor: Floor, call: Call, leg: Leg): void {
  floor.clock.cancel(leg.timer);
  leg.timer = undefined;
  floor.emit({ type: "phoneOffHook", agent: leg.agent, call: call.id, assists: isAssisting(call, leg) });
  if (leg.side === "caller") ringOtherSide(floor, call, leg);
  else announceAndRing(floor, call, leg, agentOfLeg(floor, leg));
}
