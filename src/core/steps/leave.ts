// Parties leave a call: the agent, the customer, or the agent for whom it rang too long.
import type { Call, Leg } from "../call.ts";
import { queueOf } from "../call.ts";
import { type Floor, hasSession, queueIn, type SignedIn } from "../floor.ts";
import { afterCall } from "./agent-state.ts";
import { stopWaiting, wait } from "./waiting.ts";

/** The agent hangs up a call that was answered, and takes the customer along. */
export function agentLeaves(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  removeLeg(floor, call, leg, agent);
  floor.emit({ type: "left-call", agent: agent.id, call: call.id, by: "agent", talked: true });
  floor.emit({ type: "other-side-left", agent: agent.id, call: call.id, number: call.customer.number });
  phoneOnHook(floor, call, agent, "agent");
  endCall(floor, call);
}

/** The agent turns a ringing call away: one from a queue goes to the head of its line for the next agent, one by name is over. */
export function agentTurnsAway(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  removeLeg(floor, call, leg, agent);
  call.turnedAwayBy.push(agent.id);
  floor.emit({
    type: "left-call",
    agent: agent.id,
    call: call.id,
    by: "queue" in call.destination ? "redirection" : "agent",
    talked: false,
  });
  phoneOnHook(floor, call, agent, "agent");
  goOn(floor, call);
}

/** The customer hangs up, wherever the call is: waiting, ringing, talking or held. */
export function customerLeaves(floor: Floor, call: Call): void {
  stopWaiting(floor, call);
  if (call.answeredAt === undefined) {
    const queue = queueIn(floor, call);
    if (queue !== undefined) queue.figures.abandoned++;
    floor.emit({ type: "call-abandoned", call: call.id, queue: queueOf(call) });
  }
  for (const leg of call.legs.slice()) {
    const agent = floor.state.agents.get(leg.agent);
    if (agent === undefined || !hasSession(agent)) continue;
    const talked = leg.answeredAt !== undefined;
    removeLeg(floor, call, leg, agent);
    floor.emit({ type: "other-side-left", agent: agent.id, call: call.id, number: call.customer.number });
    floor.emit({ type: "left-call", agent: agent.id, call: call.id, by: "other", talked });
    phoneOnHook(floor, call, agent, "platform");
    afterCall(floor, agent, talked);
  }
  endCall(floor, call);
}

/** The call is taken away from an agent who let it ring; one from a queue waits at its head again, one by name is over. */
export function notAnswered(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  removeLeg(floor, call, leg, agent);
  floor.emit({ type: "not-answered", agent: agent.id, call: call.id });
  phoneOnHook(floor, call, agent, "platform");
  goOn(floor, call);
}

function goOn(floor: Floor, call: Call): void {
  if ("queue" in call.destination) wait(floor, call, "head");
  else endCall(floor, call);
}

function removeLeg(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  floor.clock.cancel(leg.ringTimer);
  call.legs = call.legs.filter((one) => one !== leg);
  agent.session.calls = agent.session.calls.filter((id) => id !== call.id);
  agent.lastCall = {
    id: call.id,
    feature: call.feature,
    caller: call.customer.number,
    called: call.called,
    queue: queueOf(call),
    data: call.data,
    begunAt: call.begunAt,
    answeredAt: leg.answeredAt,
    endedAt: floor.clock.now,
  };
}

/** The line of an agent who is not always off hook drops when no call is left on it. */
function phoneOnHook(floor: Floor, call: Call, agent: SignedIn, by: "agent" | "platform"): void {
  const { details, calls } = agent.session;
  if (details.releasePhone && calls.length === 0) {
    floor.emit({ type: "phone-on-hook", agent: agent.id, call: call.id, by });
  }
}

function endCall(floor: Floor, call: Call): void {
  floor.clock.cancel(call.customer.timer);
  floor.state.calls.delete(call.id);
  floor.emit({ type: "call-over", call: call.id });
}
