// An agent's end of a call ends, and what the agent's phone does meanwhile.

import { type Floor, hasSession, legsOf, type SignedIn } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { isThrough } from "../model/call.ts";
import { keep, type LeaveCause } from "../model/record.ts";
import { afterCall } from "./agent-state.ts";
import { endRecording } from "./recording.ts";

/** The agent of a leg with its session. A leg never outlives the session of its agent. */
export function agentOfLeg(floor: Floor, leg: Leg): SignedIn {
  const agent = floor.state.agents.get(leg.agent);
  if (agent === undefined || !hasSession(agent)) throw new Error(`Agent ${leg.agent} has a leg and no session.`);
  return agent;
}

/** Takes an agent's leg out of a call, and keeps a record of it. Nothing is told yet. */
export function removeLeg(floor: Floor, call: Call, leg: Leg, agent: SignedIn, cause: LeaveCause): void {
  floor.clock.cancel(leg.timer);
  call.legs = call.legs.filter((one) => one !== leg);
  agent.session.calls = agent.session.calls.filter((id) => id !== call.id);
  agent.lastCall = {
    call: call.id,
    agent: agent.id,
    feature: call.feature,
    media: call.media,
    caller: call.caller,
    called: call.called,
    queue: call.queue,
    data: call.data,
    begunAt: call.begunAt,
    answeredAt: leg.answeredAt,
    endedAt: floor.clock.now,
    cause,
  };
  keep(floor.state.records, agent.lastCall);
}

/** Tells an agent that its part in a call, whose leg is gone already, is over. */
export function tellLeft(floor: Floor, call: Call, agent: SignedIn, by: LeaveCause): void {
  const stillTalking = legsOf(floor, agent).some(({ leg }) => isThrough(leg));
  floor.emit({ type: "leftCall", agent: agent.id, call: call.id, by, stillTalking });
}

/** Takes an agent out of a call that is over for it by no act of its own: it is told, and its phone goes down. */
export function release(floor: Floor, call: Call, leg: Leg, agent: SignedIn, cause: "other" | "taken"): void {
  removeLeg(floor, call, leg, agent, cause);
  tellLeft(floor, call, agent, cause);
  finish(floor, call, leg, agent, "platform");
}

/** The rest of a leave-taking: the recording ends, the phone goes on hook, and the agent does what comes after a call. */
export function finish(floor: Floor, call: Call, leg: Leg, agent: SignedIn, phoneBy: "agent" | "platform"): void {
  endRecording(floor, call, leg);
  phoneOnHook(floor, call, agent, phoneBy);
  afterCall(floor, agent, isThrough(leg));
}

/** The line of an agent who is not always off hook drops when no call is left on it. */
export function phoneOnHook(floor: Floor, call: Call, agent: SignedIn, by: "agent" | "platform"): void {
  const { details, calls } = agent.session;
  if (details.releasePhone && calls.length === 0) {
    floor.emit({ type: "phoneOnHook", agent: agent.id, call: call.id, by });
  }
}
