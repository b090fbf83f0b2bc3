// Stories of an agent who calls an outside number: it answers, is busy, refuses or does not answer, or the agent hangs up early.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

const OUTSIDE = "13900000009";

test("a call is answered after three seconds and ended by the agent", (t) => {
  const { signIn, callOut, release, runFor, record, counted } = openCenter();
  signIn(101);
  const rows = record();
  callOut(101, OUTSIDE);
  runFor(63);
  release(101);
  t.same(rows, [
    [0, "center", "callDialed"],
    [0, 101, "phoneAlerting"],
    [0, 101, "phoneOffHook"],
    [0, 101, "occupied"],
    [0, 101, "otherSideAlerting"],
    [3, "center", "outsideAnswered"],
    [3, 101, "talking"],
    [63, 101, "leftCall"],
    [63, 101, "otherSideLeft"],
    [63, 101, "phoneOnHook"],
    [63, 101, "becameIdle"],
    [63, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 60, calloutnums: 1, agentrelease: 1 });
  t.end();
});

test("a call is ended by the other side, and wrap-up follows", (t) => {
  const { signIn, callOut, runFor, record, counted } = openCenter({ habits: [{ number: OUTSIDE, ring: 5, talk: 40 }] });
  signIn(101, { autoEnterIdle: false });
  callOut(101, OUTSIDE);
  runFor(5);
  const rows = record();
  runFor(60);
  t.same(rows, [
    [45, 101, "otherSideLeft"],
    [45, 101, "leftCall"],
    [45, 101, "phoneOnHook"],
    [45, 101, "wrapUpBegan"],
    [45, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 40, calloutnums: 1 });
  t.end();
});

test("the agent gets an event for each stage of the call", (t) => {
  const { signIn, callOut, runFor, events } = openCenter();
  signIn(101, { phone: "40077" });
  const id = callOut(101, OUTSIDE, { queue: 26 });
  runFor(3);
  const facts = { call: id, feature: "outbound", caller: "40077", called: OUTSIDE, queue: 26, queueName: "Sales" };
  t.same(events("otherSideAlerting"), [
    { type: "otherSideAlerting", agent: 101, call: id, number: OUTSIDE, workNumber: undefined, assists: false },
  ]);
  t.same(events("talking"), [
    { type: "talking", agent: 101, talkCause: "dialed", ...facts, media: "voice", assists: false },
  ]);
  t.end();
});

for (const [does, seconds, failure] of [
  ["refuse", 3, "refused"],
  ["noAnswer", 60, "noAnswer"],
] as const) {
  test(`a call to a number with the behavior ${does} fails`, (t) => {
    const { signIn, callOut, runFor, record, events, counted, stateOf } = openCenter({
      habits: [{ number: OUTSIDE, does }],
    });
    signIn(101, { autoEnterIdle: false });
    const id = callOut(101, OUTSIDE);
    const rows = record();
    runFor(90);
    t.same(rows, [
      [seconds, 101, "phoneOnHook"],
      [seconds, 101, "dialFailed"],
      [seconds, 101, "connectFailed"],
      [seconds, "center", "callOver"],
      [seconds, 101, "becameIdle"],
    ]);
    t.same(events("dialFailed"), [{ type: "dialFailed", agent: 101, call: id, feature: "outbound", failure }]);
    t.same(counted(101), {});
    t.equal(stateOf(101), "idle", "there was no conversation to wrap up");
    t.end();
  });
}

test("a busy number does not ring", (t) => {
  const { signIn, callOut, record, events } = openCenter({ habits: [{ number: OUTSIDE, does: "busy" }] });
  signIn(101);
  const rows = record();
  callOut(101, OUTSIDE);
  t.same(rows, [
    [0, "center", "callDialed"],
    [0, 101, "phoneAlerting"],
    [0, 101, "phoneOffHook"],
    [0, 101, "occupied"],
    [0, 101, "phoneOnHook"],
    [0, 101, "dialFailed"],
    [0, 101, "connectFailed"],
    [0, "center", "callOver"],
    [0, 101, "becameIdle"],
  ]);
  t.equal(events("dialFailed")[0]?.failure, "busy");
  t.end();
});

test("if the agent never picks up its phone, no number is called, and the phone goes on hook last", (t) => {
  const { signIn, callOut, runFor, record, events } = openCenter({ settings: { phonePickUp: 31_000 } });
  signIn(101);
  const rows = record();
  callOut(101, OUTSIDE);
  runFor(60);
  t.same(rows, [
    [0, "center", "callDialed"],
    [0, 101, "phoneAlerting"],
    [0, 101, "occupied"],
    [30, 101, "dialFailed"],
    [30, 101, "connectFailed"],
    [30, 101, "phoneOnHook"],
    [30, "center", "callOver"],
    [30, 101, "becameIdle"],
  ]);
  t.equal(events("dialFailed")[0]?.failure, "phoneNotLifted");
  t.equal(events("occupied")[0]?.told, false);
  t.end();
});

test("the agent can hang up while the number rings", (t) => {
  const { signIn, callOut, release, runFor, record, events, counted } = openCenter();
  signIn(101);
  callOut(101, OUTSIDE);
  runFor(2);
  const rows = record();
  release(101);
  runFor(60);
  t.same(rows, [
    [2, 101, "phoneOnHook"],
    [2, 101, "dialFailed"],
    [2, 101, "connectFailed"],
    [2, "center", "callOver"],
    [2, 101, "becameIdle"],
  ]);
  t.equal(events("dialFailed")[0]?.failure, "givenUp");
  t.equal(events("phoneOnHook")[0]?.by, "agent");
  t.same(counted(101), {});
  t.end();
});

test("if the agent hangs up before its phone is picked up, the phone goes on hook last", (t) => {
  const { signIn, callOut, release, runFor, record } = openCenter({ settings: { phonePickUp: 4_000 } });
  signIn(101);
  callOut(101, OUTSIDE);
  runFor(2);
  const rows = record();
  release(101);
  runFor(60);
  t.same(rows, [
    [2, 101, "dialFailed"],
    [2, 101, "connectFailed"],
    [2, 101, "phoneOnHook"],
    [2, "center", "callOver"],
    [2, 101, "becameIdle"],
  ]);
  t.end();
});

test("an agent who is always off hook gets no events of its phone", (t) => {
  const { signIn, callOut, release, runFor, record } = openCenter();
  signIn(101, { releasePhone: false });
  const rows = record();
  callOut(101, OUTSIDE);
  runFor(1);
  release(101);
  t.same(rows, [
    [0, "center", "callDialed"],
    [0, 101, "occupied"],
    [0, 101, "otherSideAlerting"],
    [1, 101, "dialFailed"],
    [1, 101, "connectFailed"],
    [1, "center", "callOver"],
    [1, 101, "becameIdle"],
  ]);
  t.end();
});

test("an outgoing call is refused without a sign-in, a known queue or a suitable state", (t) => {
  const { signIn, call, answer, callOut } = openCenter();
  t.equal(callOut(101, OUTSIDE), "not-signed-in");
  signIn(101);
  t.equal(callOut(101, OUTSIDE, { queue: 27 }), "no-such-queue");
  call();
  t.equal(callOut(101, OUTSIDE), "call-in-the-way", "a ringing call");
  answer(101);
  t.equal(callOut(101, OUTSIDE), "call-in-the-way", "an active call");
  t.end();
});
