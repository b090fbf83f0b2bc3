// Queries about recordings in progress.
import type { DeepReadonly } from "../deep-readonly.ts";
import type { AgentId, CallId, QueueId } from "../model/ids.ts";
import type { RunningRecording } from "../model/recording.ts";
import type { View } from "./view.ts";

/** A recording in progress with the facts about its call, as the finished recording has them. */
export interface RunningPart {
  readonly recording: DeepReadonly<RunningRecording>;
  readonly agent: AgentId;
  readonly call: CallId;
  readonly caller: string;
  readonly called: string;
  readonly queue: QueueId | undefined;
}

/** Yields the recordings in progress: of calls, oldest call first, then of conferences. */
export function* listRunningRecordings({
  calls,
  conferences,
}: Pick<View["state"], "calls" | "conferences">): Generator<RunningPart> {
  for (const { id, caller, called, queue, legs } of calls.values()) {
    for (const { agent, recording } of legs) {
      if (recording !== undefined) yield { recording, agent, call: id, caller, called, queue };
    }
  }
  for (const { id, call, chair, participants } of conferences.values()) {
    for (const { party, recording } of participants) {
      if (recording === undefined || !("agent" in party)) continue;
      yield { recording, agent: party.agent, call, caller: String(chair), called: String(id), queue: undefined };
    }
  }
}
