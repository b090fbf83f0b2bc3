// Moves that take a call that was not offered to the agent: from a colleague's phone, or from a queue.

import {
  declareMove,
  type Floor,
  findSignedIn,
  hasSession,
  isQueueOfCalls,
  legsOf,
  type Move,
  type SignedIn,
} from "../../floor.ts";
import { type Call, createLeg, isInside } from "../../model/call.ts";
import type { AgentId, CallId, QueueId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { becomeOccupied } from "../../steps/agent-state.ts";
import { connectAgent } from "../../steps/connect.ts";
import { releaseAgent } from "../../steps/legs.ts";
import { stopWaiting } from "../../steps/waiting.ts";

/**
 * Picks up a call that rings at a colleague of the same group (cec_07_1252). Internal calls and consultations can't be picked up.
 *
 * Refuses: not-signed-in, call-in-the-way, nothing-rings-there.
 */
export const pickUpCall: Move<{ agent: AgentId; from: AgentId }, "done"> = declareMove((floor, { agent: id, from }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (agent.session.state.name !== "idle") return refuse("call-in-the-way");
  const colleague = floor.state.agents.get(from);
  if (colleague === undefined || !hasSession(colleague) || colleague.group !== agent.group) {
    return refuse("nothing-rings-there");
  }
  const ringing = legsOf(floor, colleague).find(({ leg }) => leg.state === "ringing" || leg.state === "alerting");
  if (ringing === undefined || isInside(ringing.call) || ringing.leg.side === "caller")
    return refuse("nothing-rings-there");
  const { call, leg } = ringing;
  releaseAgent(floor, call, leg, colleague, "taken");
  connectWithoutRinging(floor, call, agent);
  return "done";
});

/**
 * Takes a call that waits in a queue (cec_07_1251).
 *
 * Refuses: not-signed-in, no-such-queue, not-waiting, call-in-the-way.
 */
export const takeWaitingCall: Move<{ agent: AgentId; call: CallId; queue: QueueId }, "done"> = declareMove(
  (floor, input) => {
    const agent = findSignedIn(floor, input.agent);
    if (agent instanceof Refusal) return agent;
    if (!isQueueOfCalls(floor, input.queue)) return refuse("no-such-queue");
    const { calls, inspection, conference } = agent.session;
    if (calls.length > 0 || inspection !== undefined || conference !== undefined) return refuse("call-in-the-way");
    const call = floor.state.calls.get(input.call);
    const destination = call?.destination;
    const waits = call?.waiting === true && destination !== undefined && "queue" in destination;
    if (!waits || destination.queue !== input.queue) return refuse("not-waiting");
    stopWaiting(floor, call);
    connectWithoutRinging(floor, call, agent);
    return "done";
  },
);

/** Connects an agent to a call without ringing. */
function connectWithoutRinging(floor: Floor, call: Call, agent: SignedIn): void {
  const leg = createLeg(agent.id, "called", "ringing", floor.clock.now);
  call.legs.push(leg);
  agent.session.calls.push(call.id);
  becomeOccupied(floor, agent, call.id, false);
  if (agent.session.details.releasePhone) {
    floor.emit({ type: "phoneAlerting", agent: agent.id, call: call.id, caller: call.caller });
    floor.emit({ type: "phoneOffHook", agent: agent.id, call: call.id, assists: false });
  }
  connectAgent(floor, call, leg, "due");
}
