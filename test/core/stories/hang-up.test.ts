// Stories of how a call ends: the agent hangs up, the customer does, or the customer gives up before anyone answers.
import { test } from "tap";
import { openCenter } from "../../support/center.ts";

test("the agent hangs up", (t) => {
  const { signIn, call, answer, release, record, pass, events, center } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  const rows = record();
  pass(42);
  release(101);
  t.same(rows, [
    [42, 101, "left-call"],
    [42, 101, "other-side-left"],
    [42, 101, "phone-on-hook"],
    [42, 101, "became-idle"],
    [42, "center", "call-over"],
  ]);
  t.same(events("left-call"), [{ type: "left-call", agent: 101, call: id, by: "agent", stillTalking: false }]);
  t.same(events("phone-on-hook"), [{ type: "phone-on-hook", agent: 101, call: id, by: "agent" }]);
  t.equal(center.call(id), undefined);
  t.end();
});

test("the customer hangs up", (t) => {
  const { signIn, call, answer, customerHangsUp, record, pass, events } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  const rows = record();
  pass(42);
  customerHangsUp(id);
  t.same(rows, [
    [42, 101, "other-side-left"],
    [42, 101, "left-call"],
    [42, 101, "phone-on-hook"],
    [42, 101, "became-idle"],
    [42, "center", "call-over"],
  ]);
  t.same(events("left-call"), [{ type: "left-call", agent: 101, call: id, by: "other", stillTalking: false }]);
  t.same(events("phone-on-hook"), [{ type: "phone-on-hook", agent: 101, call: id, by: "platform" }]);
  t.equal(customerHangsUp(id), "no-such-call");
  t.end();
});

test("the customer has said all that was to be said", (t) => {
  const { signIn, call, answer, record, pass } = openCenter();
  signIn(101);
  call({ queue: 25 }, { talk: 90, patience: 20 });
  pass(10);
  const rows = record();
  answer(101);
  pass(300);
  t.same(rows, [
    [10, 101, "talking"],
    [100, 101, "other-side-left"],
    [100, 101, "left-call"],
    [100, 101, "phone-on-hook"],
    [100, 101, "became-idle"],
    [100, "center", "call-over"],
  ]);
  t.end();
});

test("the customer gives up while waiting", (t) => {
  const { signIn, call, record, pass, center, events } = openCenter();
  const rows = record();
  const id = call({ queue: 25 }, { patience: 30 });
  pass(40);
  signIn(101);
  t.same(rows, [
    [0, "center", "call-arrived"],
    [0, "center", "call-queued"],
    [30, "center", "call-abandoned"],
    [30, "center", "call-over"],
    [40, 101, "signed-in"],
    [40, 101, "became-idle"],
    [40, 101, "skills-chosen"],
  ]);
  t.same(events("call-abandoned"), [{ type: "call-abandoned", call: id, queue: 25 }]);
  t.same(center.state.queues.get(25)?.figures, { arrived: 1, answered: 0, abandoned: 1, turnedAway: 0 });
  t.end();
});

test("who gave up keeps nobody waiting behind", (t) => {
  const { signIn, call, pass, agentsOf } = openCenter();
  call({ queue: 25 }, { patience: 30 });
  call({ agent: 101 }, { patience: 30 });
  const behind = call({ queue: 25 });
  const behindByName = call({ agent: 101 });
  pass(30);
  signIn(101);
  signIn(102);
  t.same([agentsOf(behindByName), agentsOf(behind)], [[101], [102]]);
  t.end();
});

test("the customer gives up while it rings", (t) => {
  const { signIn, call, record, pass, events, counted } = openCenter();
  signIn(101);
  const id = call({ queue: 25 }, { patience: 20 });
  const rows = record();
  pass(60);
  t.same(rows, [
    [20, "center", "call-abandoned"],
    [20, 101, "other-side-left"],
    [20, 101, "left-call"],
    [20, 101, "phone-on-hook"],
    [20, 101, "became-idle"],
    [20, "center", "call-over"],
  ]);
  t.same(events("left-call"), [{ type: "left-call", agent: 101, call: id, by: "other", stillTalking: false }]);
  t.same(counted(101), {}, "it is no call left unanswered for long");
  t.end();
});

test("patience ends with the answer, also with one by another agent later on", (t) => {
  const { signIn, call, answer, pass, center } = openCenter();
  signIn(101);
  signIn(102);
  const id = call({ queue: 25 }, { patience: 45 });
  pass(40);
  answer(102);
  pass(60);
  t.equal(center.call(id)?.legs[0]?.state, "talking");
  t.same(center.state.queues.get(25)?.figures, { arrived: 1, answered: 1, abandoned: 0, turnedAway: 0 });
  t.end();
});

test("who has no call has nothing to hang up", (t) => {
  const { signIn, call, release, answer, hold } = openCenter();
  t.equal(release(101), "not-signed-in");
  signIn(101);
  t.equal(release(101), "nothing-to-release");
  call();
  answer(101);
  hold(101);
  t.equal(release(101), "nothing-to-release", "a held call is not hung up so");
  t.end();
});
