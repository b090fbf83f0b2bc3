// Stories of agents who listen to recordings: positions and states of the player, on the world's clock.
import { test } from "tap";
import { computePlayerPosition, releaseConference, requestConference } from "../../../../src/core/index.ts";
import { type Arrangement, openCenter, START, type Stage } from "../../../support/center.ts";

/** Opens a center with a recording of 60 s by agent 101, who is idle again. */
function openWithRecording(arrangement: Arrangement = {}) {
  const stage = openCenter(arrangement);
  stage.signIn(101);
  stage.call({ agent: 101 });
  stage.answer(101);
  stage.beginRecord(101);
  stage.runFor(60);
  stage.release(101);
  return { ...stage, recording: `101-${START / 100}` };
}

/** Returns the position of agent 101's player in seconds. */
function readPosition({ session, center }: Stage): number | undefined {
  const { player } = session(101);
  return player === undefined ? undefined : computePlayerPosition(player, center.now) / 1_000;
}

test("a recording is played to its end, and the phone goes on hook", (t) => {
  const stage = openWithRecording();
  const rows = stage.record();
  t.equal(stage.play(101, stage.recording), "done");
  stage.runFor(59);
  t.equal(readPosition(stage), 59);
  stage.runFor(1);
  t.equal(readPosition(stage), undefined);
  t.same(rows, [
    [60, 101, "playerPhone"],
    [60, 101, "playerPhone"],
    [60, 101, "playAccepted"],
    [60, 101, "playBegan"],
    [120, 101, "playEnded"],
    [120, 101, "playerPhone"],
  ]);
  t.same(stage.events("playEnded"), [{ type: "playEnded", agent: 101, playEnd: "finished" }]);
  t.end();
});

test("the position does not change during a pause, and jumps stay within the recording", (t) => {
  const stage = openWithRecording();
  stage.play(101, stage.recording, { from: 10 });
  stage.runFor(5);
  stage.pausePlay(101);
  stage.runFor(1_000);
  t.equal(readPosition(stage), 15);
  stage.resumePlay(101);
  stage.jump(101, 20);
  t.equal(readPosition(stage), 35);
  stage.jump(101, -1_000);
  t.equal(readPosition(stage), 0);
  stage.runFor(4);
  t.equal(readPosition(stage), 4);
  stage.jump(101, 1_000);
  t.equal(readPosition(stage), undefined, "a jump to the end ends the playback");
  t.same(
    stage.events("playJumped").map(({ position }) => position / 1_000),
    [35, 0, 60],
  );
  t.end();
});

test("a position is set from the beginning, the present position or the end", (t) => {
  const stage = openWithRecording();
  stage.play(101, stage.recording);
  stage.runFor(30);
  t.equal(stage.seek(101, { to: 20_000 }), "done");
  t.equal(readPosition(stage), 20);
  t.equal(stage.seek(101, { by: -15_000 }), "done");
  t.equal(readPosition(stage), 5);
  t.equal(stage.seek(101, { beforeEnd: 1_000 }), "done");
  t.equal(readPosition(stage), 59);
  t.equal(stage.seek(101, { by: 2_000 }), "position-outside");
  t.equal(stage.seek(101, { to: 61_000 }), "position-outside");
  t.equal(stage.seek(101, { beforeEnd: 61_000 }), "position-outside");
  t.equal(readPosition(stage), 59);
  t.end();
});

test("a recording is played in several rounds, and a jump stays in the present round", (t) => {
  const stage = openWithRecording();
  stage.play(101, stage.recording, { times: 3 });
  stage.runFor(70);
  t.equal(readPosition(stage), 10);
  stage.jump(101, -30);
  t.equal(readPosition(stage), 0);
  stage.runFor(119);
  t.equal(readPosition(stage), 59);
  stage.runFor(1);
  t.equal(readPosition(stage), undefined);
  t.end();
});

test("a jump to the end of a round begins the next round, and reports its beginning", (t) => {
  const stage = openWithRecording();
  stage.play(101, stage.recording, { times: 2 });
  stage.jump(101, 1_000);
  t.equal(readPosition(stage), 0);
  stage.jump(101, 1_000);
  t.same([readPosition(stage), stage.events("playJumped").map(({ position }) => position)], [undefined, [0, 60_000]]);
  t.end();
});

test("a request that needs another state of the player is refused", (t) => {
  const stage = openWithRecording();
  const tryAllRequests = () => [
    stage.pausePlay(101),
    stage.resumePlay(101),
    stage.jump(101, 1),
    stage.jump(101, -1),
    stage.seek(101, { to: 0 }),
    stage.stopPlay(101),
  ];
  const forbidden = [
    "nothing-played-to-pause",
    "nothing-played-to-resume",
    "nothing-played-to-forward",
    "nothing-played-to-rewind",
    "nothing-played-to-seek",
    "nothing-played-to-stop",
  ];
  t.strictSame(tryAllRequests(), forbidden);
  stage.play(101, stage.recording);
  t.equal(stage.play(101, stage.recording), "player-in-use");
  t.equal(stage.resumePlay(101), "nothing-played-to-resume");
  stage.pausePlay(101);
  t.equal(stage.play(101, stage.recording), "player-in-use");
  t.strictSame(
    [stage.pausePlay(101), stage.jump(101, 1), stage.jump(101, -1), stage.seek(101, { to: 0 })],
    [0, 2, 3, 4].map((i) => forbidden[i]),
  );
  t.equal(stage.stopPlay(101), "done");
  t.strictSame(tryAllRequests(), forbidden);
  t.end();
});

test("a request to play a missing file, or to start after the end of a recording, is accepted and then fails", (t) => {
  const stage = openWithRecording();
  const rows = stage.record();
  t.equal(stage.play(101, undefined), "done");
  t.equal(stage.play(101, stage.recording, { from: 61 }), "done");
  t.same(
    rows.map(([, , what]) => what),
    ["playFailed", "playEnded", "playFailed", "playEnded"],
  );
  t.end();
});

test("only inspectors can play the recordings of others", (t) => {
  const stage = openWithRecording({ special: { 103: { inspector: true } } });
  stage.signIn(102);
  stage.signIn(103);
  t.equal(stage.play(102, stage.recording), "recordings-of-others");
  t.equal(stage.play(103, stage.recording), "done");
  t.end();
});

test("a playback continues during a call, and the phone goes on hook when both have ended", (t) => {
  const stage = openWithRecording();
  stage.play(101, stage.recording);
  stage.call({ agent: 101 });
  stage.answer(101);
  stage.runFor(10);
  const rows = stage.record();
  stage.release(101);
  t.same(
    rows.filter(([, , what]) => what === "phoneOnHook"),
    [],
  );
  stage.runFor(50);
  t.same(rows.slice(-2), [
    [120, 101, "playEnded"],
    [120, 101, "playerPhone"],
  ]);
  stage.call({ agent: 101 });
  stage.answer(101);
  stage.play(101, stage.recording);
  stage.runFor(60);
  t.same(rows.at(-1), [180, 101, "playEnded"], "the phone belongs to the call");
  t.end();
});

test("a playback in a conference leaves the phone to the conference, and the other way around", (t) => {
  const stage = openWithRecording();
  const listPhoneEvents = (act: () => void) => {
    const rows = stage.record();
    act();
    return rows.map(([, , what]) => what).filter((what) => what.endsWith("Phone"));
  };
  const confer = () => stage.center.perform(requestConference, { agent: 101, places: 2, length: 600_000 });
  const end = () => stage.center.perform(releaseConference, { agent: 101 });
  const inConference = listPhoneEvents(() => {
    confer();
    stage.play(101, stage.recording);
    stage.runFor(60);
    end();
  });
  const aroundConference = listPhoneEvents(() => {
    stage.play(101, stage.recording);
    confer();
    end();
    stage.runFor(60);
  });
  t.strictSame(
    [inConference, aroundConference],
    [
      ["conferencePhone", "conferencePhone", "conferencePhone"],
      ["playerPhone", "playerPhone", "conferencePhone", "conferencePhone", "playerPhone"],
    ],
  );
  t.end();
});

test("a sign-out ends the playback and its timer", (t) => {
  const stage = openWithRecording();
  stage.play(101, stage.recording);
  stage.signOut(101);
  const timers = stage.center.snapshot().clock.entries.map(({ timer }) => timer.kind);
  t.same(
    timers.filter((kind) => kind === "playback-over"),
    [],
  );
  t.same(stage.events("playEnded"), [{ type: "playEnded", agent: 101, playEnd: "stopped" }]);
  t.end();
});
