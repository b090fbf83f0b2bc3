// Stories of agents who record their calls on request: who, when, and which part.
import { test } from "tap";
import { type Arrangement, openCenter, START, type Stage } from "../../../support/center.ts";

/** Returns the id of a recording of agent 101 that is named after START plus seconds. The id has that instant in tenths of a second. */
const formatId = (seconds: number) => `101-${START / 100 + seconds * 10}`;

/** Returns the finished recordings: id, agent, task, file, beginning and end in seconds since START, and length in seconds. */
const listFinished = ({ center }: Stage) =>
  Array.from(center.state.recordings.values(), ({ id, agent, task, file, begunAt, endedAt, length }) => [
    id,
    agent,
    task,
    file,
    (begunAt - START) / 1_000,
    (endedAt - START) / 1_000,
    length / 1_000,
  ]);

/** Opens a center whose agent 101 talks with a customer. */
function openWithTalk(arrangement: Arrangement = {}) {
  const stage = openCenter(arrangement);
  stage.signIn(101);
  const id = stage.call({ agent: 101 });
  stage.answer(101);
  return { ...stage, id };
}

test("a recording is as long as the call without its pauses", (t) => {
  const stage = openWithTalk();
  stage.runFor(10);
  t.equal(stage.beginRecord(101), "done");
  stage.runFor(20);
  t.equal(stage.pauseRecord(101), "done");
  stage.runFor(30);
  t.equal(stage.resumeRecord(101), "done");
  stage.runFor(5);
  stage.release(101);
  t.same(listFinished(stage), [[formatId(10), 101, 1, undefined, 10, 65, 25]]);
  t.same(
    stage.events("recordingPaused").map(({ recorded }) => recorded),
    [20_000],
  );
  t.end();
});

test("a recording that is paused at the end of the call has only the part before", (t) => {
  const stage = openWithTalk();
  stage.beginRecord(101);
  stage.runFor(20);
  stage.pauseRecord(101);
  stage.runFor(30);
  stage.hangUpAsCustomer(stage.id);
  t.same(listFinished(stage), [[formatId(0), 101, 1, undefined, 0, 50, 20]]);
  t.end();
});

test("each agent's part in a call can have one recording at a time", (t) => {
  const stage = openWithTalk();
  t.equal(stage.beginRecord(101), "done");
  t.equal(stage.beginRecord(101), "recording-begin-forbidden");
  t.equal(stage.stopRecord(101), "done");
  t.equal(stage.beginRecord(101), "done", "after the first has ended");
  t.same(
    listFinished(stage).map(([id]) => id),
    [formatId(0)],
  );
  stage.stopRecord(101);
  t.same(
    listFinished(stage).map(([id]) => id),
    [formatId(0), formatId(0.1)],
    "two recordings of an agent never have the same id",
  );
  t.end();
});

test("a request that needs another state of the recording is refused, and changes nothing", (t) => {
  const stage = openWithTalk();
  const before = JSON.stringify(stage.center.snapshot());
  t.equal(stage.pauseRecord(101), "no-recording-to-pause");
  t.equal(stage.resumeRecord(101), "no-recording-to-resume");
  t.equal(stage.stopRecord(101), "no-recording-to-stop");
  t.equal(stage.beginRecord(102), "not-signed-in");
  t.equal(JSON.stringify(stage.center.snapshot()), before);
  stage.beginRecord(101);
  t.equal(stage.resumeRecord(101), "no-recording-to-resume");
  stage.pauseRecord(101);
  t.equal(stage.pauseRecord(101), "no-recording-to-pause");
  t.end();
});

test("only a voice call in which the agent talks can be recorded", (t) => {
  const stage = openCenter();
  stage.signIn(101);
  t.equal(stage.beginRecord(101), "recording-begin-forbidden");
  stage.call({ agent: 101 });
  t.equal(stage.beginRecord(101), "recording-begin-forbidden", "it rings");
  stage.answer(101);
  stage.hold(101);
  t.equal(stage.beginRecord(101), "recording-begin-forbidden", "it is held");
  const video = openCenter();
  video.signIn(101, { agentType: "videoPhone" });
  video.call({ agent: 101 }, { media: "video" });
  video.answer(101);
  t.equal(video.beginRecord(101), "recording-begin-forbidden");
  t.end();
});

test("a recording to an existing file replaces it, or continues it", (t) => {
  const stage = openWithTalk();
  const record = (appends: boolean, seconds: number) => {
    stage.beginRecord(101, { file: { name: "Y:/1/0/ada.V3" }, appends });
    stage.runFor(seconds);
    stage.stopRecord(101);
  };
  record(false, 10);
  record(true, 5);
  t.same(listFinished(stage), [[formatId(0), 101, 2, "Y:/1/0/ada.V3", 10, 15, 15]]);
  record(false, 7);
  t.same(listFinished(stage), [[formatId(0), 101, 3, "Y:/1/0/ada.V3", 15, 22, 7]]);
  t.end();
});

test("an agent cannot record to a file of another agent, or to one that is being recorded", (t) => {
  const stage = openWithTalk();
  stage.signIn(102);
  stage.call({ agent: 102 });
  stage.answer(102);
  const file = { name: "Y:/1/0/shared.V3" };
  stage.beginRecord(101, { file });
  t.equal(stage.beginRecord(102, { file }), "recording-begin-forbidden");
  stage.runFor(3);
  stage.stopRecord(101);
  t.equal(stage.beginRecord(102, { file }), "recordings-of-others");
  t.equal(stage.beginRecord(102, { file: { of: formatId(0) } }), "recordings-of-others");
  t.equal(stage.beginRecord(102, { file: { of: "102-1" } }), "recording-name-reserved");
  t.same(listFinished(stage), [[formatId(0), 101, 1, "Y:/1/0/shared.V3", 0, 3, 3]]);
  t.end();
});

test("a recording is at most 24 hours long", (t) => {
  const stage = openWithTalk({ settings: { supervision: false } });
  stage.beginRecord(101);
  stage.runFor(100_000);
  stage.release(101);
  t.same(
    listFinished(stage).map((recording) => recording.at(-1)),
    [86_400],
  );
  t.end();
});

test("a center keeps the newest 10,000 recordings", (t) => {
  const stage = openWithTalk();
  for (let i = 0; i < 10_002; i++) {
    stage.beginRecord(101);
    stage.stopRecord(101);
  }
  const ids = [...stage.center.state.recordings.keys()];
  // The ids of removed recordings are not used again.
  t.strictSame([ids.length, ids[0], ids.at(-1)], [10_000, formatId(0.2), formatId(1_000.1)]);
  t.end();
});

test("at the limit, a replaced recording counts as a new one, and the oldest recordings are removed", (t) => {
  const stage = openWithTalk();
  const record = (file?: string) => {
    stage.beginRecord(101, file === undefined ? {} : { file: { name: file } });
    stage.stopRecord(101);
  };
  record("Y:/1/0/ada.V3");
  for (let i = 1; i < 10_001; i++) record();
  record("Y:/1/0/ben.V3");
  record();
  record("Y:/1/0/ben.V3");
  record();
  const ids = [...stage.center.state.recordings.keys()];
  t.strictSame([ids.length, ids[0], ids.slice(-3)], [10_000, formatId(0.4), [1_000.2, 1_000.1, 1_000.3].map(formatId)]);
  t.end();
});

test("in a center without recordings, requests are refused and automatic recordings fail", (t) => {
  const stage = openWithTalk({ recordings: false, queues: { 25: { isRecorded: true } } });
  t.equal(stage.beginRecord(101), "recordings-off");
  t.equal(stage.beginScreenRecord(101), "recordings-off");
  stage.signIn(102);
  stage.call({ queue: 25 });
  stage.answer(102);
  stage.release(102);
  t.same(
    stage.events("recordingFailed").map(({ agent, task }) => [agent, task]),
    [[102, 1]],
  );
  t.same([listFinished(stage), stage.events("recordingBegan"), stage.events("recordingEnded")], [[], [], []]);
  t.end();
});

test("a recording of the screen ends at the agent's request, or with its session", (t) => {
  const { signIn, signOut, beginScreenRecord, endScreenRecord, runFor, events } = openCenter();
  signIn(101);
  t.equal(endScreenRecord(101), "no-screen-recording");
  t.equal(beginScreenRecord(101), "done");
  t.equal(beginScreenRecord(101), "screen-recording-runs");
  runFor(5);
  t.equal(endScreenRecord(101), "done");
  beginScreenRecord(101);
  signOut(101);
  t.same(
    events("screenRecordingEnded").map(({ begunAt }) => begunAt - START),
    [0, 5_000],
  );
  t.end();
});
