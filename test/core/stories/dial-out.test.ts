// Stories of an agent who calls a number outside: answered, busy, refused, left ringing, given up, or never begun.
import { test } from "tap";
import { openCenter } from "../../support/center.ts";

const ROAMER = "13900000009";

test("answered after three seconds, and ended by the agent", (t) => {
  const { signIn, callOut, release, pass, record, counted } = openCenter();
  signIn(101);
  const rows = record();
  callOut(101, ROAMER);
  pass(63);
  release(101);
  t.same(rows, [
    [0, "center", "call-dialled"],
    [0, 101, "phone-alerting"],
    [0, 101, "phone-off-hook"],
    [0, 101, "occupied"],
    [0, 101, "other-side-alerting"],
    [3, "center", "outside-answered"],
    [3, 101, "talking"],
    [63, 101, "left-call"],
    [63, 101, "other-side-left"],
    [63, 101, "phone-on-hook"],
    [63, 101, "became-idle"],
    [63, "center", "call-over"],
  ]);
  t.same(counted(101), { talktime: 60, calloutnums: 1, agentrelease: 1 });
  t.end();
});

test("answered, and ended by the other side, after which comes wrap-up", (t) => {
  const { signIn, callOut, pass, record, counted } = openCenter({ habits: [{ number: ROAMER, ring: 5, talk: 40 }] });
  signIn(101, { autoEnterIdle: false });
  callOut(101, ROAMER);
  pass(5);
  const rows = record();
  pass(60);
  t.same(rows, [
    [45, 101, "other-side-left"],
    [45, 101, "left-call"],
    [45, 101, "phone-on-hook"],
    [45, 101, "wrap-up-began"],
    [45, "center", "call-over"],
  ]);
  t.same(counted(101), { talktime: 40, calloutnums: 1 });
  t.end();
});

test("what the agent is told", (t) => {
  const { signIn, callOut, pass, events } = openCenter();
  signIn(101, { phone: "40077" });
  const id = callOut(101, ROAMER, { queue: 26 });
  pass(3);
  const facts = { call: id, feature: "outbound", caller: "40077", called: ROAMER, queue: 26, queueName: "Sales" };
  t.same(events("other-side-alerting"), [
    { type: "other-side-alerting", agent: 101, call: id, number: ROAMER, workNumber: undefined, assists: false },
  ]);
  t.same(events("talking"), [
    { type: "talking", agent: 101, cause: "dialled", ...facts, media: "voice", assists: false },
  ]);
  t.end();
});

for (const [does, seconds, cause] of [
  ["refuse", 3, "refused"],
  ["noAnswer", 60, "no-answer"],
] as const) {
  test(`who does ${does} is called in vain`, (t) => {
    const { signIn, callOut, pass, record, events, counted, stateOf } = openCenter({
      habits: [{ number: ROAMER, does }],
    });
    signIn(101, { autoEnterIdle: false });
    const id = callOut(101, ROAMER);
    const rows = record();
    pass(90);
    t.same(rows, [
      [seconds, 101, "phone-on-hook"],
      [seconds, 101, "dial-failed"],
      [seconds, 101, "connect-failed"],
      [seconds, "center", "call-over"],
      [seconds, 101, "became-idle"],
    ]);
    t.same(events("dial-failed"), [{ type: "dial-failed", agent: 101, call: id, feature: "outbound", cause }]);
    t.same(counted(101), {});
    t.equal(stateOf(101), "idle", "there was no talk to wrap up");
    t.end();
  });
}

test("who is busy does not ring", (t) => {
  const { signIn, callOut, record, events } = openCenter({ habits: [{ number: ROAMER, does: "busy" }] });
  signIn(101);
  const rows = record();
  callOut(101, ROAMER);
  t.same(rows, [
    [0, "center", "call-dialled"],
    [0, 101, "phone-alerting"],
    [0, 101, "phone-off-hook"],
    [0, 101, "occupied"],
    [0, 101, "phone-on-hook"],
    [0, 101, "dial-failed"],
    [0, 101, "connect-failed"],
    [0, "center", "call-over"],
    [0, 101, "became-idle"],
  ]);
  t.equal(events("dial-failed")[0]?.cause, "busy");
  t.end();
});

test("an agent who never lifts its phone calls nobody: the phone goes down last", (t) => {
  const { signIn, callOut, pass, record, events } = openCenter({ settings: { phonePickUp: 31_000 } });
  signIn(101);
  const rows = record();
  callOut(101, ROAMER);
  pass(60);
  t.same(rows, [
    [0, "center", "call-dialled"],
    [0, 101, "phone-alerting"],
    [0, 101, "occupied"],
    [30, 101, "dial-failed"],
    [30, 101, "connect-failed"],
    [30, 101, "phone-on-hook"],
    [30, "center", "call-over"],
    [30, 101, "became-idle"],
  ]);
  t.equal(events("dial-failed")[0]?.cause, "phone-not-lifted");
  t.equal(events("occupied")[0]?.told, false);
  t.end();
});

test("the agent gives up while it rings", (t) => {
  const { signIn, callOut, release, pass, record, events, counted } = openCenter();
  signIn(101);
  callOut(101, ROAMER);
  pass(2);
  const rows = record();
  release(101);
  pass(60);
  t.same(rows, [
    [2, 101, "phone-on-hook"],
    [2, 101, "dial-failed"],
    [2, 101, "connect-failed"],
    [2, "center", "call-over"],
    [2, 101, "became-idle"],
  ]);
  t.equal(events("dial-failed")[0]?.cause, "given-up");
  t.equal(events("phone-on-hook")[0]?.by, "agent");
  t.same(counted(101), {});
  t.end();
});

test("the agent gives up before its own phone is lifted: the phone goes down last", (t) => {
  const { signIn, callOut, release, pass, record } = openCenter({ settings: { phonePickUp: 4_000 } });
  signIn(101);
  callOut(101, ROAMER);
  pass(2);
  const rows = record();
  release(101);
  pass(60);
  t.same(rows, [
    [2, 101, "dial-failed"],
    [2, 101, "connect-failed"],
    [2, 101, "phone-on-hook"],
    [2, "center", "call-over"],
    [2, 101, "became-idle"],
  ]);
  t.end();
});

test("an agent who is always off hook hears nothing of its phone", (t) => {
  const { signIn, callOut, release, pass, record } = openCenter();
  signIn(101, { releasePhone: false });
  const rows = record();
  callOut(101, ROAMER);
  pass(1);
  release(101);
  t.same(rows, [
    [0, "center", "call-dialled"],
    [0, 101, "occupied"],
    [0, 101, "other-side-alerting"],
    [1, 101, "dial-failed"],
    [1, 101, "connect-failed"],
    [1, "center", "call-over"],
    [1, 101, "became-idle"],
  ]);
  t.end();
});

test("what stands in the way of a call", (t) => {
  const { signIn, call, answer, callOut } = openCenter();
  t.equal(callOut(101, ROAMER), "not-signed-in");
  signIn(101);
  t.equal(callOut(101, ROAMER, { queue: 27 }), "no-such-queue");
  call();
  t.equal(callOut(101, ROAMER), "call-in-the-way", "a call that rings");
  answer(101);
  t.equal(callOut(101, ROAMER), "call-in-the-way", "a call that is talked");
  t.end();
});
