// Stories of agents who pick up a call from a colleague's phone, or take one from a queue.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

/** Opens a center in which a call of queue 25, which records, rings at agent 101. 102 is idle, and 103 is in another group. */
function openWithRingingCall() {
  const stage = openCenter({ queues: { 25: { isRecorded: true } }, special: { 103: { group: "Other" } } });
  stage.signIn(101);
  const id = stage.call({ queue: 25 }, { patience: 20 });
  stage.signIn(102, { queues: [] });
  stage.signIn(103, { queues: [] });
  stage.runFor(5);
  return { ...stage, id, rows: stage.record() };
}

/** The events of an agent who takes a call. */
const TAKING_EVENTS = ["occupied", "phoneAlerting", "phoneOffHook", "talking", "callAnnounced", "recordingBegan"];

test("an agent picks up a ringing call from a colleague's phone", (t) => {
  const { pickUp, runFor, release, rows, events, counted, agentsOf, id } = openWithRingingCall();
  t.equal(pickUp(102, 101), "done");
  t.same(agentsOf(id), [102]);
  runFor(30);
  release(102);
  t.same(rows, [
    [5, 101, "leftCall"],
    [5, 101, "phoneOnHook"],
    [5, 101, "becameIdle"],
    ...TAKING_EVENTS.map((what) => [5, 102, what]),
    [35, 102, "leftCall"],
    [35, 102, "otherSideLeft"],
    [35, 102, "recordingEnded"],
    [35, 102, "phoneOnHook"],
    [35, 102, "becameIdle"],
    [35, "center", "callOver"],
  ]);
  t.same(events("leftCall")[0], { type: "leftCall", agent: 101, call: id, by: "taken", stillTalking: false });
  t.equal(events("occupied").at(-1)?.told, false);
  t.same(counted(101), {});
  t.same(counted(102), { talktime: 30, answernums: 1, agentrelease: 1 });
  t.end();
});

test("pickup is refused without a ringing call or a suitable agent", (t) => {
  const { pickUp, sayBusy, signOut, release, answer } = openWithRingingCall();
  t.equal(pickUp(103, 101), "nothing-rings-there", "a colleague of another group");
  t.equal(pickUp(102, 103), "nothing-rings-there", "a phone that does not ring");
  t.equal(pickUp(102, 999), "nothing-rings-there", "an unknown agent");
  t.equal(pickUp(101, 102), "call-in-the-way", "an agent whose own phone rings");
  answer(101);
  t.equal(pickUp(102, 101), "nothing-rings-there", "a call in progress");
  release(101);
  sayBusy(102);
  t.equal(pickUp(102, 101), "call-in-the-way", "an agent who is not idle");
  signOut(102);
  t.equal(pickUp(102, 101), "not-signed-in");
  t.end();
});

test("an internal call cannot be picked up", (t) => {
  const { signIn, callInside, pickUp } = openCenter();
  for (const agent of [101, 102, 103]) signIn(agent);
  callInside(101, { agent: 102 });
  t.equal(pickUp(103, 102), "nothing-rings-there");
  t.equal(pickUp(103, 101), "nothing-rings-there");
  t.end();
});

test("a transferred call that is picked up counts as transferred", (t) => {
  const { signIn, call, answer, transfer, pickUp, record, counted } = openCenter();
  for (const agent of [101, 102, 103]) signIn(agent);
  call();
  answer(101);
  transfer(101, { agent: 102 }, "success");
  const rows = record();
  pickUp(103, 102);
  t.same(
    rows.map(([, who, what]) => [who, what]),
    [
      [102, "leftCall"],
      [102, "phoneOnHook"],
      [102, "becameIdle"],
      [103, "occupied"],
      [103, "phoneAlerting"],
      [103, "phoneOffHook"],
      [103, "talking"],
      [103, "callAnnounced"],
      [101, "transferResult"],
      [101, "leftCall"],
      [101, "transferred"],
      [101, "phoneOnHook"],
      [101, "becameIdle"],
    ],
  );
  t.same(
    [counted(101), counted(103)],
    [
      { answernums: 1, transferoutnums: 1 },
      { answernums: 1, transfernums: 1 },
    ],
  );
  t.end();
});

test("an agent takes a call from its queue, even while busy", (t) => {
  const { signIn, call, takeWaiting, runFor, record, agentsOf, counted, center } = openCenter({
    queues: { 25: { isRecorded: true } },
  });
  signIn(101, { status: "busy" });
  const [first, second] = [call({ queue: 25 }, { patience: 20 }), call()];
  runFor(10);
  const rows = record();
  t.equal(takeWaiting(101, second), "done");
  t.same(
    rows,
    TAKING_EVENTS.map((what) => [10, 101, what]),
  );
  runFor(15);
  t.same([agentsOf(first), agentsOf(second)], [[], [101]]);
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 2,
    answered: 1,
    abandoned: 1,
    turnedAway: 0,
    answeredInTime: 1,
  });
  t.same(counted(101), { talktime: 15, answernums: 1, busynums: 1, busytime: 10 });
  t.end();
});

test("taking a call is refused without a waiting call or a suitable agent", (t) => {
  const { signIn, call, takeWaiting, sayFree } = openCenter();
  const id = call();
  t.equal(takeWaiting(101, id), "not-signed-in");
  signIn(101, { status: "busy" });
  t.equal(takeWaiting(101, id, 27), "no-such-queue");
  t.equal(takeWaiting(101, id, 26), "not-waiting", "another queue");
  t.equal(takeWaiting(101, call({ agent: 102 })), "not-waiting", "a direct call");
  t.equal(takeWaiting(101, "1767603600-9"), "not-waiting");
  sayFree(101);
  t.equal(takeWaiting(101, id), "call-in-the-way", "it already rings");
  t.end();
});
