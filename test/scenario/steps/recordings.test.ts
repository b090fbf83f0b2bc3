// Tests of the steps of recordings.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

const TALK = [{ call: { from: "1380001", to: { agent: 201 } } }, { waitFor: { agent: 201, state: "talking" } }];

test("a recording has the time from its step to its end, without the paused part", async (t) => {
  const { center, reports, rowsOf } = await playSteps(
    [
      ...TALK,
      { record: { agent: 201 } },
      { wait: "20s" },
      { pauseRecording: { agent: 201 } },
      { wait: "10s" },
      { resumeRecording: { agent: 201 } },
      { wait: "5s" },
      { stopRecording: { agent: 201 } },
    ],
    60,
  );
  t.strictSame(reports, []);
  t.strictSame(
    rowsOf("recordingBegan", "recordingPaused", "recordingResumed", "recordingEnded").map(([at, , type]) => [at, type]),
    [
      [3, "recordingBegan"],
      [23, "recordingPaused"],
      [33, "recordingResumed"],
      [38, "recordingEnded"],
    ],
  );
  t.match([...center.state.recordings.values()], [{ agent: 201, length: 25_000 }]);
});

test("recording steps that fail are reported", async (t) => {
  const { reports } = await playSteps([
    { record: { agent: 201 } },
    { pauseRecording: { agent: 201 } },
    { resumeRecording: { agent: 201 } },
    { stopRecording: { agent: 201 } },
  ]);
  t.strictSame(reports, [
    "story: the agent is not talking in a voice call, its part in the call or this file is being recorded, or it inspects an agent",
    "story: no recording of the agent runs, or it is paused",
    "story: no recording of the agent is paused",
    "story: no recording of the agent runs",
  ]);
});
