// Moves that combine the held and the active call: join them into a three-way call, or connect their parties without the agent.

import { declareMove, type Floor, findSignedIn, isCalling, legsOf, type Move } from "../../floor.ts";
import { isConsultation } from "../../model/call.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { type Reason, Refusal, refuse } from "../../model/refusal.ts";
import { joinCalls } from "../../steps/bridge.ts";
import { connectOthers } from "../../steps/hang-up.ts";
import { findHeldCall } from "../../steps/legs.ts";

/** The input of `joinThreeWay` and `connectHeld`. */
export interface HeldCall {
  agent: AgentId;
  /** The held call; the last one held if undefined. */
  call: CallId | undefined;
}

/**
 * Joins a held call with the active one into a three-way call (cec_07_1245).
 *
 * Refuses: not-signed-in, nothing-to-join, nothing-held-to-join, call-forbids, call-in-the-way.
 */
export const joinThreeWay: Move<HeldCall, "done"> = declareMove((floor, input) => {
  const found = findHeldAndActive(floor, input, "nothing-to-join", "nothing-held-to-join");
  if (found instanceof Refusal) return found;
  const { agent, held, active } = found;
  joinCalls(floor, agent, held.call, active.call, "asked");
  return "done";
});

/**
 * Connects the parties of a held call with those of the active one. The agent leaves both (cec_07_1240).
 *
 * Refuses: not-signed-in, nothing-to-connect, nothing-held-to-connect, call-forbids, call-in-the-way.
 */
export const connectHeld: Move<HeldCall, "done"> = declareMove((floor, input) => {
  const found = findHeldAndActive(floor, input, "nothing-to-connect", "nothing-held-to-connect");
  if (found instanceof Refusal) return found;
  const { agent, held, active } = found;
  connectOthers(floor, agent, held, active);
  return "done";
});

/** Returns the agent, its held call and its active call, if they can be combined. Otherwise refuses. */
function findHeldAndActive(floor: Floor, { agent: id, call: wanted }: HeldCall, noneActive: Reason, noneHeld: Reason) {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  const active = legs.find(({ leg }) => leg.state === "talking");
  if (active === undefined) return refuse(noneActive);
  const held = findHeldCall(legs, wanted);
  if (held === undefined) return refuse(noneHeld);
  // A consultation can be combined only with the call of the customer who waits for it.
  if (isConsultation(active.call) && active.call.helps !== held.call.id) return refuse("call-forbids");
  if (isCalling(legs)) return refuse("call-in-the-way");
  for (const { call } of [held, active]) {
    if (call.bridge !== undefined || call.transfer !== undefined) return refuse("call-forbids");
  }
  return { agent, held, active };
}
