// Steps that begin and end the recordings of calls, if the queue or the agent has recording on.

import { type Floor, queueOf, type SignedIn } from "../floor.ts";
import type { Call, Leg } from "../model/call.ts";
import { factsOf } from "./facts.ts";

/** Begins to record an agent's talk, if its queue or agent requires it and no recording is active. */
export function beginRecording(floor: Floor, call: Call, leg: Leg, agent: SignedIn): void {
  if (leg.recording !== undefined) return;
  if (queueOf(floor, call)?.records !== true && !agent.session.selfRecord.record) return;
  const task = ++floor.state.recordingSerial;
  leg.recording = { task, begunAt: floor.clock.now };
  const vdn = floor.state.vdn.id;
  floor.emit({ type: "recordingBegan", agent: agent.id, task, vdn, ...factsOf(floor, call) });
}

/** Ends the recording of an agent's part in a call. */
export function endRecording(floor: Floor, call: Call, leg: Leg): void {
  if (leg.recording === undefined) return;
  const { task, begunAt } = leg.recording;
  leg.recording = undefined;
  floor.emit({ type: "recordingEnded", agent: leg.agent, call: call.id, task, begunAt });
}
