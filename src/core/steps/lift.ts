// An agent's phone is lifted after it has alerted: what the phone was ringing for goes on.

import type { Floor } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { ringOtherSide } from "./dialing.ts";
import { assists } from "./facts.ts";
import { agentOfLeg } from "./legs.ts";
import { present } from "./offer.ts";

/** Lifts an alerting phone: the agent's own call is dialed, or the call that came is announced. */
export function liftPhone(floor: Floor, call: Call, leg: Leg): void {
  floor.clock.cancel(leg.timer);
  leg.timer = undefined;
  floor.emit({ type: "phoneOffHook", agent: leg.agent, call: call.id, assists: assists(call, leg) });
  if (leg.side === "caller") ringOtherSide(floor, call, leg);
  else present(floor, call, leg, agentOfLeg(floor, leg));
}
