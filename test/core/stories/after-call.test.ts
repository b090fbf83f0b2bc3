// Stories of what follows a call: wrap-up, and what was booked during the call or the wrap-up.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../support/center.ts";

/** An agent who has talked for ten seconds. */
function talking(details: SigningIn = {}) {
  const stage = openCenter();
  stage.signIn(101, details);
  const id = stage.call();
  stage.answer(101);
  stage.pass(10);
  return { ...stage, id };
}

test("autoEnterIdle off: wrap-up follows, until the agent leaves it", (t) => {
  const { record, customerHangsUp, cancelWork, pass, events, id } = talking({ autoEnterIdle: false });
  const rows = record();
  customerHangsUp(id);
  pass(15);
  cancelWork(101);
  t.same(rows, [
    [10, 101, "other-side-left"],
    [10, 101, "left-call"],
    [10, 101, "phone-on-hook"],
    [10, 101, "wrap-up-began"],
    [10, "center", "call-over"],
    [25, 101, "wrap-up-ended"],
  ]);
  t.same(events("wrap-up-began"), [{ type: "wrap-up-began", agent: 101, asked: false }]);
  t.end();
});

test("no wrap-up follows a call that the agent did not answer", (t) => {
  const { signIn, call, customerHangsUp, stateOf } = openCenter();
  signIn(101, { autoEnterIdle: false });
  customerHangsUp(call());
  t.equal(stateOf(101), "idle");
  t.end();
});

test("busy booked during a call comes when the call is over", (t) => {
  const { record, sayBusy, release, pass, events } = talking();
  const rows = record();
  t.equal(sayBusy(101, 204), "done");
  pass(20);
  release(101);
  t.same(rows, [
    [30, 101, "left-call"],
    [30, 101, "other-side-left"],
    [30, 101, "phone-on-hook"],
    [30, 101, "became-busy"],
    [30, "center", "call-over"],
  ]);
  t.same(events("became-busy"), [{ type: "became-busy", agent: 101, reason: 204, again: false }]);
  t.end();
});

test("rest booked during a call begins when the call is over, for all of its time", (t) => {
  const { record, rest, customerHangsUp, pass, events, id } = talking();
  const rows = record();
  rest(101, 60, 3);
  pass(50);
  customerHangsUp(id);
  pass(60);
  t.same(rows, [
    [60, 101, "other-side-left"],
    [60, 101, "left-call"],
    [60, 101, "phone-on-hook"],
    [60, 101, "rest-began"],
    [60, "center", "call-over"],
    [120, 101, "rest-overstayed"],
  ]);
  t.same(events("rest-began"), [{ type: "rest-began", agent: 101, cause: 3, granted: 60_000 }]);
  t.end();
});

test("what is booked last holds", (t) => {
  const { sayBusy, rest, release, stateOf, session } = talking();
  rest(101);
  sayBusy(101, 204);
  release(101);
  t.equal(stateOf(101), "busy");
  t.equal(session(101).booking, undefined);
  t.end();
});

test("a booking can be taken back, by its own name or by saying free", (t) => {
  const { sayBusy, cancelBusy, cancelRest, rest, sayFree, release, record, stateOf } = talking();
  const rows = record();
  sayBusy(101);
  t.equal(cancelRest(101), "state-forbids", "no rest is booked");
  t.equal(cancelBusy(101), "done");
  t.equal(cancelBusy(101), "state-forbids", "no busy is booked any more");
  rest(101);
  t.equal(cancelBusy(101), "state-forbids");
  t.equal(sayFree(101), "done");
  t.equal(sayFree(101), "state-forbids", "nothing is booked");
  t.same(rows, [], "nothing of this is told");
  release(101);
  t.equal(stateOf(101), "idle");
  t.end();
});

test("busy booked during a call waits for the wrap-up to end", (t) => {
  const { sayBusy, release, cancelWork, record, pass } = talking({ autoEnterIdle: false });
  sayBusy(101, 200);
  const rows = record();
  release(101);
  pass(5);
  cancelWork(101);
  t.same(rows, [
    [10, 101, "left-call"],
    [10, 101, "other-side-left"],
    [10, 101, "phone-on-hook"],
    [10, 101, "wrap-up-began"],
    [10, "center", "call-over"],
    [15, 101, "wrap-up-ended"],
    [15, 101, "became-busy"],
  ]);
  t.end();
});

test("rest booked during wrap-up begins after it, and no call slips in between", (t) => {
  const { release, rest, call, cancelWork, record, pass } = talking({ autoEnterIdle: false });
  release(101);
  call();
  const rows = record();
  rest(101, 60);
  pass(5);
  cancelWork(101);
  t.same(rows, [
    [15, 101, "wrap-up-ended"],
    [15, 101, "rest-began"],
  ]);
  t.end();
});

test("saying free ends wrap-up, whatever was booked", (t) => {
  const { release, rest, sayFree, record, stateOf } = talking({ autoEnterIdle: false });
  release(101);
  rest(101, 60);
  const rows = record();
  sayFree(101);
  t.same(rows, [[10, 101, "wrap-up-ended"]]);
  t.equal(stateOf(101), "idle");
  t.end();
});
