// Steps that offer a call to an agent: its phone alerts, the call is announced, and rings or is answered automatically.

import type { Floor, SignedIn } from "../floor.ts";
import { type Call, createLeg, type Leg } from "../model/call.ts";
import { becomeOccupied } from "./agent-state.ts";
import { connectAgent } from "./connect.ts";
import { announceCall, emitRinging, isAssisting } from "./facts.ts";
import { schedulePickUp } from "./phone.ts";

/** Offers a call to an idle agent. Emits the events in the order of the real gateway. */
export function offerCall(floor: Floor, call: Call, agent: SignedIn): void {
  const leg = createLeg(agent.id, "called", "ringing", floor.clock.now);
  call.legs.push(leg);
  agent.session.calls.push(call.id);
  becomeOccupied(floor, agent, call.id, true);
  if (agent.session.details.releasePhone) {
    floor.emit({ type: "phoneAlerting", agent: agent.id, call: call.id, caller: call.caller });
    if (schedulePickUp(floor, call, leg)) return;
    floor.emit({ type: "phoneOffHook", agent: agent.id, call: call.id, assists: isAssisting(call, leg) });
  }
  announceAndRing(floor, call, leg, agent);
}

/** Announces a call, now that the agent's phone is off hook. It rings unless the agent has auto-answer. */
export function announceAndRing(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  announceCall(floor, call, leg);
  if (agent.session.details.autoAnswer) {
    emitRinging(floor, call, leg, "autoAnswered");
    connectAgent(floor, call, leg);
    return;
  }
  leg.state = "ringing";
  // The ring time starts when the phone starts to alert.
  const timer = { kind: "ring-timeout", call: call.id, agent: agent.id } as const;
  leg.timer = floor.clock.schedule(leg.since + floor.settings.ringTime, timer);
  emitRinging(floor, call, leg, "ringing");
  floor.emit({
    type: "otherSideAlerting",
    agent: agent.id,
    call: call.id,
    number: call.caller,
    workNumber: call.legs.find(({ side }) => side === "caller")?.agent,
    assists: isAssisting(call, leg),
  });
}
