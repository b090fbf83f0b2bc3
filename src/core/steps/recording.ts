// Recordings: where a queue or an agent has its talks recorded, they begin with the talk and end with the agent's part in it.

import { type Floor, queueIn, type SignedIn } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { factsOf } from "./facts.ts";

/** Begins to record an agent's talk, if it is to be recorded and is not yet. */
export function beginRecording(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  if (leg.recording !== undefined) return;
  if (queueIn(floor, call)?.records !== true && !agent.session.selfRecord.record) return;
  const task = ++floor.state.recordingSerial;
  leg.recording = { task, begunAt: floor.clock.now };
  const vdn = floor.state.vdn.id;
  floor.emit({ type: "recordingBegan", agent: agent.id, task, vdn, ...factsOf(floor, call) });
}

/** Ends what is being recorded of an agent's part in a call. */
export function endRecording(floor: Floor, call: Call, leg: Leg): void {
  if (leg.recording === undefined) return;
  const { task, begunAt } = leg.recording;
  leg.recording = undefined;
  floor.emit({ type: "recordingEnded", agent: leg.agent, call: call.id, task, begunAt });
}
