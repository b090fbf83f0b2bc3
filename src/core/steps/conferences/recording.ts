// Steps that record the parts of agents in conferences, for agents who record their own calls.
import type { Floor } from "../../floor.ts";
import type { Conference, Participant } from "../../model/conference.ts";

/** Begins to record an agent's part in a conference, if the agent records its own calls. */
export function beginConferenceRecording(floor: Floor, conference: Conference, participant: Participant): void {
  const { party } = participant;
  if (!("agent" in party) || participant.recording !== undefined) return;
  if (floor.state.agents.get(party.agent)?.session?.selfRecord.record !== true) return;
  const task = ++floor.state.recordingSerial;
  participant.recording = { task, begunAt: floor.clock.now };
  floor.emit({
    type: "recordingBegan",
    agent: party.agent,
    task,
    vdn: floor.state.vdn.id,
    call: conference.call,
    feature: "internal",
    caller: String(conference.chair),
    called: String(conference.id),
    queue: undefined,
    queueName: undefined,
  });
}

/** Ends the recording of an agent's part in a conference. */
export function endConferenceRecording(floor: Floor, { call }: Conference, participant: Participant): void {
  const { party, recording } = participant;
  if (!("agent" in party) || recording === undefined) return;
  participant.recording = undefined;
  floor.emit({ type: "recordingEnded", agent: party.agent, call, ...recording });
}
