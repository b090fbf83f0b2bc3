// Steps that record the parts of agents in conferences, for agents who record their own calls.
import type { Floor } from "../../floor.ts";
import type { Conference, Participant } from "../../model/conference.ts";
import type { CallFacts } from "../../model/event.ts";
import { finishRecording, startRecording } from "../recording.ts";

/** Begins to record an agent's part in a conference, if the agent records its own calls. */
export function beginConferenceRecording(floor: Floor, conference: Conference, participant: Participant): void {
  const { party } = participant;
  if (!("agent" in party) || participant.recording !== undefined) return;
  if (floor.state.agents.get(party.agent)?.session?.selfRecord.record !== true) return;
  participant.recording = startRecording(floor, party.agent, factsOfConference(conference), {});
}

/** Ends the recording of an agent's part in a conference, and keeps it. */
export function endConferenceRecording(floor: Floor, conference: Conference, participant: Participant): void {
  const { party, recording } = participant;
  if (!("agent" in party) || recording === undefined) return;
  participant.recording = undefined;
  finishRecording(floor, party.agent, factsOfConference(conference), recording);
}

/** Returns the facts about a conference as recordings have them: those of an internal call of its chair. */
function factsOfConference({ call, chair, id }: Conference): CallFacts {
  return {
    call,
    feature: "internal",
    caller: String(chair),
    called: String(id),
    queue: undefined,
    queueName: undefined,
  };
}
