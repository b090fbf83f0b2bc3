// Stories of wrap-up after a call, and of states that were booked during a call or wrap-up.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../../support/center.ts";

/** Opens a center in which agent 101 has talked for ten seconds. */
function openWithCall(details: SigningIn = {}) {
  const stage = openCenter();
  stage.signIn(101, details);
  const id = stage.call();
  stage.answer(101);
  stage.runFor(10);
  return { ...stage, id };
}

test("with autoEnterIdle off, wrap-up follows a call until the agent leaves it", (t) => {
  const { record, hangUpAsCustomer, cancelWork, runFor, events, id } = openWithCall({ autoEnterIdle: false });
  const rows = record();
  hangUpAsCustomer(id);
  runFor(15);
  cancelWork(101);
  t.same(rows, [
    [10, 101, "otherSideLeft"],
    [10, 101, "leftCall"],
    [10, 101, "phoneOnHook"],
    [10, 101, "wrapUpBegan"],
    [10, "center", "callOver"],
    [25, 101, "wrapUpEnded"],
  ]);
  t.same(events("wrapUpBegan"), [{ type: "wrapUpBegan", agent: 101, asked: false }]);
  t.end();
});

test("an unanswered call has no wrap-up", (t) => {
  const { signIn, call, hangUpAsCustomer, stateOf } = openCenter();
  signIn(101, { autoEnterIdle: false });
  hangUpAsCustomer(call());
  t.equal(stateOf(101), "idle");
  t.end();
});

test("a busy state booked during a call begins when the call ends", (t) => {
  const { record, sayBusy, release, runFor, events } = openWithCall();
  const rows = record();
  t.equal(sayBusy(101, 204), "done");
  runFor(20);
  release(101);
  t.same(rows, [
    [30, 101, "leftCall"],
    [30, 101, "otherSideLeft"],
    [30, 101, "phoneOnHook"],
    [30, 101, "becameBusy"],
    [30, "center", "callOver"],
  ]);
  t.same(events("becameBusy"), [{ type: "becameBusy", agent: 101, reason: 204, again: false }]);
  t.end();
});

test("a rest booked during a call begins when the call ends, with its full length", (t) => {
  const { record, rest, hangUpAsCustomer, runFor, events, id } = openWithCall();
  const rows = record();
  rest(101, 60, 3);
  runFor(50);
  hangUpAsCustomer(id);
  runFor(60);
  t.same(rows, [
    [60, 101, "otherSideLeft"],
    [60, 101, "leftCall"],
    [60, 101, "phoneOnHook"],
    [60, 101, "restBegan"],
    [60, "center", "callOver"],
    [120, 101, "restOverstayed"],
  ]);
  t.same(events("restBegan"), [{ type: "restBegan", agent: 101, restCause: 3, granted: 60_000 }]);
  t.end();
});

test("the latest booking replaces the earlier one", (t) => {
  const { sayBusy, rest, release, stateOf, session } = openWithCall();
  rest(101);
  sayBusy(101, 204);
  release(101);
  t.equal(stateOf(101), "busy");
  t.equal(session(101).booking, undefined);
  t.end();
});

test("a booking can be canceled by the operation for its state or by sayFree", (t) => {
  const { sayBusy, cancelBusy, cancelRest, rest, sayFree, release, record, stateOf } = openWithCall();
  const rows = record();
  sayBusy(101);
  t.equal(cancelRest(101), "state-forbids", "no rest is booked");
  t.equal(cancelBusy(101), "done");
  t.equal(cancelBusy(101), "state-forbids", "no busy state is booked any more");
  rest(101);
  t.equal(cancelBusy(101), "state-forbids");
  t.equal(sayFree(101), "done");
  t.equal(sayFree(101), "state-forbids", "nothing is booked");
  t.same(rows, [], "there are no events");
  release(101);
  t.equal(stateOf(101), "idle");
  t.end();
});

test("a busy state booked during a call begins after the wrap-up", (t) => {
  const { sayBusy, release, cancelWork, record, runFor } = openWithCall({ autoEnterIdle: false });
  sayBusy(101, 200);
  const rows = record();
  release(101);
  runFor(5);
  cancelWork(101);
  t.same(rows, [
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, 101, "phoneOnHook"],
    [10, 101, "wrapUpBegan"],
    [10, "center", "callOver"],
    [15, 101, "wrapUpEnded"],
    [15, 101, "becameBusy"],
  ]);
  t.end();
});

test("a rest booked during wrap-up begins after it, before any waiting call", (t) => {
  const { release, rest, call, cancelWork, record, runFor } = openWithCall({ autoEnterIdle: false });
  release(101);
  call();
  const rows = record();
  rest(101, 60);
  runFor(5);
  cancelWork(101);
  t.same(rows, [
    [15, 101, "wrapUpEnded"],
    [15, 101, "restBegan"],
  ]);
  t.end();
});

test("sayFree ends wrap-up and cancels every booking", (t) => {
  const { release, rest, sayFree, record, stateOf } = openWithCall({ autoEnterIdle: false });
  release(101);
  rest(101, 60);
  const rows = record();
  sayFree(101);
  t.same(rows, [[10, 101, "wrapUpEnded"]]);
  t.equal(stateOf(101), "idle");
  t.end();
});
