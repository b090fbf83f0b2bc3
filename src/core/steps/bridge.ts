// Steps of three-way calls: joining two calls of an agent, ending the join, and merging the calls when the agent leaves.

import { type Floor, legsOf, type SignedIn } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { endCall } from "./end-call.ts";
import { emitTalking, listNumbersOfOthers } from "./facts.ts";
import { agentOfLeg, removeLeg } from "./legs.ts";
import { scheduleAct } from "./outside-party.ts";
import { endRecording } from "./recording.ts";
import { resumeTalk } from "./resume-talk.ts";

/**
 * Joins the call that an agent talks in with another of its calls. The three-way call has the id of the active one.
 *
 * If the agent requested the join (`reason` is `asked`), its client gets an event that the customer has left the other call. The other call
 * continues under its own id when the third party leaves.
 */
export function joinCalls(
  floor: Floor,
  agent: SignedIn,
  other: Call,
  active: Call,
  reason: "asked" | "consultation",
): void {
  const leg = other.legs.find((leg) => leg.agent === agent.id);
  if (leg === undefined) return;
  leg.state = "joined";
  leg.since = floor.clock.now;
  leg.heldFor = undefined;
  other.bridge = { with: active.id, by: agent.id };
  active.bridge = { with: other.id, by: agent.id };
  const customer = listNumbersOfOthers(other, agent.id)[0] ?? "";
  const third = listNumbersOfOthers(active, agent.id)[0] ?? "";
  floor.emit({
    type: "threeWayBegan",
    agent: agent.id,
    call: active.id,
    partners: [customer, third],
    helped: reason === "consultation",
  });
  if (reason === "asked") floor.emit({ type: "otherSideLeft", agent: agent.id, call: other.id, number: customer });
}

/** Ends a three-way call after all others have left one of the joined calls: the agent continues in the other one. */
export function endBridge(floor: Floor, left: Call): void {
  const { bridge } = left;
  const other = floor.state.calls.get(bridge?.with ?? "");
  const leg = left.legs.find((leg) => leg.agent === bridge?.by);
  const otherLeg = other?.legs.find((leg) => leg.agent === bridge?.by);
  if (other === undefined || leg === undefined || otherLeg === undefined) return;
  const agent = agentOfLeg(floor, leg);
  separateCalls(floor, left);
  removeLeg(floor, left, leg, agent, "other");
  floor.emit({ type: "talkPassed", agent: agent.id, call: left.id, into: other.id });
  endRecording(floor, left, leg);
  resumeTalk(floor, other, otherLeg);
  endCall(floor, left);
}

/** Separates two joined calls. */
export function separateCalls(floor: Floor, call: Call): void {
  const other = floor.state.calls.get(call.bridge?.with ?? "");
  call.bridge = undefined;
  if (other !== undefined) other.bridge = undefined;
}

/** Merges a call into another one: its parties move there, and agents get the new id. */
export function mergeCalls(floor: Floor, from: Call, into: Call): void {
  for (const leg of from.legs) moveLeg(floor, from, into, leg);
  for (const party of from.outside) {
    const { next } = party;
    scheduleAct(floor, from, party);
    into.outside.push(party);
    if (next !== undefined) scheduleAct(floor, into, party, next.act, next.at - floor.clock.now);
  }
  from.legs = [];
  from.outside = [];
  floor.state.calls.delete(from.id);
  floor.emit({ type: "callMerged", call: from.id, into: into.id });
}

function moveLeg(floor: Floor, from: Call, into: Call, leg: Leg): void {
  const agent = agentOfLeg(floor, leg);
  // A consultation of the agent must return to the call where its customer is now.
  for (const { call } of legsOf(floor, agent)) if (call.helps === from.id) call.helps = into.id;
  agent.session.calls = agent.session.calls.map((id) => (id === from.id ? into.id : id));
  into.legs.push(leg);
  floor.emit({ type: "talkPassed", agent: agent.id, call: from.id, into: into.id });
  if (leg.state === "held") floor.emit({ type: "held", agent: agent.id, call: into.id, asked: false });
  else emitTalking(floor, into, leg, "moved");
}
