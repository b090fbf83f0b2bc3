// Stories of agents who record their calls on request: who, when, and which part.
import { test } from "tap";
import { openCenter, START, type Stage } from "../../../support/center.ts";

/** Returns the id of agent 101's recording that is named after START plus seconds. */
const idAfter = (seconds: number) => `101-${START / 100 + seconds * 10}`;

/** Returns the finished recordings, with seconds since START. */
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
function openWithTalk(arrangement: Parameters<typeof openCenter>[0] = {}) {
  const stage = openCenter(arrangement);
  stage.signIn(101);
  const call = stage.call({ agent: 101 });
  stage.answer(101);
  return { ...stage, customer: call };
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
  t.same(listFinished(stage), [[idAfter(10), 101, 1, undefined, 10, 65, 25]]);
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
  stage.hangUpAsCustomer(stage.customer);
  t.same(listFinished(stage), [[idAfter(0), 101, 1, undefined, 0, 50, 20]]);
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
    [idAfter(0)],
  );
  stage.stopRecord(101);
  t.same(
    listFinished(stage).map(([id]) => id),
    [idAfter(0), idAfter(0.1)],
    "two recordings of an agent never have the same id",
  );
  t.end();
});

test("an act that needs another state of the recording is refused and changes nothing", (t) => {
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

test("a file with the same name is replaced, or continued", (t) => {
  const stage = openWithTalk();
  const record = (appends: boolean, seconds: number) => {
    stage.beginRecord(101, { file: { name: "Y:/1/0/ada.V3" }, appends });
    stage.runFor(seconds);
    stage.stopRecord(101);
  };
  record(false, 10);
  record(true, 5);
  t.same(listFinished(stage), [[idAfter(0), 101, 2, "Y:/1/0/ada.V3", 10, 15, 15]]);
  record(false, 7);
  t.same(listFinished(stage), [[idAfter(0), 101, 3, "Y:/1/0/ada.V3", 15, 22, 7]]);
  t.end();
});

test("a file of another agent, and one that is being recorded, stay as they are", (t) => {
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
  t.equal(stage.beginRecord(102, { file: { of: idAfter(0) } }), "recordings-of-others");
  t.equal(stage.beginRecord(102, { file: { of: "102-1" } }), "recording-name-reserved");
  t.same(listFinished(stage), [[idAfter(0), 101, 1, "Y:/1/0/shared.V3", 0, 3, 3]]);
  t.end();
});

test("a recording has at most 24 hours", (t) => {
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
  t.strictSame([ids.length, ids[0], ids.at(-1)], [10_000, idAfter(0.2), idAfter(1_000.1)]);
  t.end();
});

test("beyond the limit, a replaced recording counts as a new one", (t) => {
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
  t.strictSame([ids.length, ids[0], ids.slice(-3)], [10_000, idAfter(0.4), [1_000.2, 1_000.1, 1_000.3].map(idAfter)]);
  t.end();
});

test("in a center without recordings, requests are refused and automatic recordings fail", (t) => {
  const stage = openWithTalk({ recordings: false, queues: { 25: { records: true } } });
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

test("the screen of an agent is recorded until the request to stop, or the end of the session", (t) => {
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
