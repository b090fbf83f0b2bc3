// Creates the methods of a stage for recordings: agents record calls and screens, and play recordings.
import {
  type AgentId,
  beginScreenRecording,
  type Jump,
  jumpInPlayback,
  pausePlayback,
  pauseRecording,
  playRecording,
  type RecordCall,
  recordCall,
  resumePlayback,
  resumeRecording,
  setPlaybackPosition,
  stopPlayback,
  stopRecording,
  stopScreenRecording,
} from "../../src/core/index.ts";
import type { Perform } from "./telephone.ts";

/** Returns the methods for recordings. Each returns the move's result, or the reason of a refusal. */
export function createRecordingMethods(perform: Perform) {
  return {
    beginRecord: (agent: AgentId, choice: Omit<RecordCall, "agent"> = {}) => perform(recordCall, { agent, ...choice }),
    pauseRecord: (agent: AgentId) => perform(pauseRecording, { agent }),
    resumeRecord: (agent: AgentId) => perform(resumeRecording, { agent }),
    stopRecord: (agent: AgentId) => perform(stopRecording, { agent }),
    /** Plays a recording; `from` is the position in seconds. */
    play: (agent: AgentId, recording: string | undefined, { from = 0, times = 1 } = {}) =>
      perform(playRecording, { agent, recording, position: from * 1_000, times }),
    pausePlay: (agent: AgentId) => perform(pausePlayback, { agent }),
    resumePlay: (agent: AgentId) => perform(resumePlayback, { agent }),
    /** Jumps by seconds, back with a negative number. */
    jump: (agent: AgentId, seconds: number) => perform(jumpInPlayback, { agent, by: seconds * 1_000 }),
    seek: (agent: AgentId, jump: Jump) => perform(setPlaybackPosition, { agent, jump }),
    stopPlay: (agent: AgentId) => perform(stopPlayback, { agent }),
    beginScreenRecord: (agent: AgentId) => perform(beginScreenRecording, { agent }),
    endScreenRecord: (agent: AgentId) => perform(stopScreenRecording, { agent }),
  };
}
