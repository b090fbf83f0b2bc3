// Stories of rests: granted, over time, ended, carried on.
import { test } from "tap";
import { openCenter } from "../../support/center.ts";

test("a rest is granted to who is idle, and no call comes meanwhile", (t) => {
  const { signIn, rest, cancelRest, call, record, pass, events } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 600, 200);
  call();
  pass(300);
  cancelRest(101);
  t.same(rows, [
    [0, 101, "rest-began"],
    [0, "center", "call-arrived"],
    [0, "center", "call-queued"],
    [300, 101, "rest-ended"],
    [300, 101, "occupied"],
    [300, 101, "phone-alerting"],
    [300, 101, "phone-off-hook"],
    [300, 101, "call-announced"],
    [300, 101, "ringing"],
    [300, 101, "other-side-alerting"],
  ]);
  t.same(events("rest-began"), [{ type: "rest-began", agent: 101, cause: 200, granted: 600_000 }]);
  t.end();
});

test("when the granted time is over the agent is reminded, once, and goes on resting", (t) => {
  const { signIn, rest, cancelRest, record, pass, stateOf } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 60);
  pass(100);
  t.equal(stateOf(101), "rest");
  pass(100);
  cancelRest(101);
  t.same(rows, [
    [0, 101, "rest-began"],
    [60, 101, "rest-overstayed"],
    [200, 101, "rest-ended"],
  ]);
  t.end();
});

test("a rest that was ended in time is not overstayed by the next", (t) => {
  const { signIn, rest, sayFree, record, pass } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 60);
  pass(30);
  sayFree(101);
  rest(101, 60);
  pass(59);
  sayFree(101);
  t.same(rows, [
    [0, 101, "rest-began"],
    [30, 101, "rest-ended"],
    [30, 101, "rest-began"],
    [89, 101, "rest-ended"],
  ]);
  t.end();
});

test("asked for again while resting: anew with its own time, or prolonged by it", (t) => {
  const { signIn, rest, record, pass } = openCenter();
  signIn(101);
  const rows = record();
  rest(101, 60);
  pass(30);
  rest(101, 10, 0, true);
  pass(50);
  rest(101, 5, 0, true);
  pass(20);
  rest(101, 60);
  pass(100);
  t.same(rows, [
    [0, 101, "rest-began"],
    [30, 101, "rest-prolonged"],
    [70, 101, "rest-overstayed"],
    [80, 101, "rest-prolonged"],
    [85, 101, "rest-overstayed"],
    [100, 101, "rest-began"],
    [160, 101, "rest-overstayed"],
  ]);
  t.end();
});

test("busy asked for again while busy: anew, or carried on", (t) => {
  const { signIn, sayBusy, record, pass, session, events } = openCenter();
  signIn(101);
  const rows = record();
  sayBusy(101, 200);
  pass(10);
  sayBusy(101, 201, true);
  t.match(session(101).state, { name: "busy", reason: 200 });
  pass(10);
  sayBusy(101, 202);
  t.same(rows, [
    [0, 101, "became-busy"],
    [20, 101, "became-busy"],
  ]);
  t.same(
    events("became-busy").map(({ reason }) => reason),
    [200, 202],
  );
  t.end();
});

test("signing out ends a rest without a word, and nothing of it comes later", (t) => {
  const { signIn, rest, signOut, record, pass } = openCenter();
  signIn(101);
  rest(101, 60);
  const rows = record();
  signOut(101);
  signIn(101);
  rest(101, 90);
  pass(60);
  t.same(rows, [
    [0, 101, "signed-out"],
    [0, 101, "signed-in"],
    [0, 101, "became-idle"],
    [0, 101, "skills-chosen"],
    [0, 101, "rest-began"],
  ]);
  t.end();
});
