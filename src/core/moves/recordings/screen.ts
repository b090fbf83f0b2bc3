// Moves of agents that record their screens.
// A recording of a screen is state only: the simulator has no picture to store.
import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { endScreenRecording } from "../../steps/screen-recording.ts";

/** Begins to record the agent's screen. Refuses: not-signed-in, recordings-off, screen-recording-runs. */
export const beginScreenRecording: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (!floor.state.keepsRecordings) return refuse("recordings-off");
  if (agent.session.screenRecordedSince !== undefined) return refuse("screen-recording-runs");
  agent.session.screenRecordedSince = floor.clock.now;
  floor.emit({ type: "screenRecordingBegan", agent: id });
  return "done";
});

/** Ends the recording of the agent's screen. Refuses: not-signed-in, no-screen-recording. */
export const stopScreenRecording: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (agent.session.screenRecordedSince === undefined) return refuse("no-screen-recording");
  endScreenRecording(floor, agent);
  return "done";
});
