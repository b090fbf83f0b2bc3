// Stories of the end of a call: the agent hangs up, the customer hangs up, or the customer abandons the call.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("the agent can hang up", (t) => {
  const { signIn, call, answer, release, record, runFor, events, center } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  const rows = record();
  runFor(42);
  release(101);
  t.same(rows, [
    [42, 101, "leftCall"],
    [42, 101, "otherSideLeft"],
    [42, 101, "phoneOnHook"],
    [42, 101, "becameIdle"],
    [42, "center", "callOver"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: id, by: "agent", stillTalking: false }]);
  t.same(events("phoneOnHook"), [{ type: "phoneOnHook", agent: 101, call: id, by: "agent" }]);
  t.equal(center.call(id), undefined);
  t.end();
});

test("the customer can hang up", (t) => {
  const { signIn, call, answer, hangUpAsCustomer, record, runFor, events } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  const rows = record();
  runFor(42);
  hangUpAsCustomer(id);
  t.same(rows, [
    [42, 101, "otherSideLeft"],
    [42, 101, "leftCall"],
    [42, 101, "phoneOnHook"],
    [42, 101, "becameIdle"],
    [42, "center", "callOver"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: id, by: "other", stillTalking: false }]);
  t.same(events("phoneOnHook"), [{ type: "phoneOnHook", agent: 101, call: id, by: "platform" }]);
  t.equal(hangUpAsCustomer(id), "no-such-call");
  t.end();
});

test("the customer hangs up when its talk time is over", (t) => {
  const { signIn, call, answer, record, runFor } = openCenter();
  signIn(101);
  call({ queue: 25 }, { talk: 90, patience: 20 });
  runFor(10);
  const rows = record();
  answer(101);
  runFor(300);
  t.same(rows, [
    [10, 101, "talking"],
    [100, 101, "otherSideLeft"],
    [100, 101, "leftCall"],
    [100, 101, "phoneOnHook"],
    [100, 101, "becameIdle"],
    [100, "center", "callOver"],
  ]);
  t.end();
});

test("a waiting customer abandons the call when its patience ends", (t) => {
  const { signIn, call, record, runFor, center, events } = openCenter();
  const rows = record();
  const id = call({ queue: 25 }, { patience: 30 });
  runFor(40);
  signIn(101);
  t.same(rows, [
    [0, "center", "callArrived"],
    [0, "center", "callQueued"],
    [30, "center", "callAbandoned"],
    [30, "center", "callOver"],
    [40, 101, "signedIn"],
    [40, 101, "becameIdle"],
    [40, 101, "skillsChosen"],
  ]);
  t.same(events("callAbandoned"), [{ type: "callAbandoned", call: id, queue: 25 }]);
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 1,
    answered: 0,
    abandoned: 1,
    turnedAway: 0,
    answeredInTime: 0,
  });
  t.end();
});

test("an abandoned call does not block the calls behind it", (t) => {
  const { signIn, call, runFor, agentsOf } = openCenter();
  call({ queue: 25 }, { patience: 30 });
  call({ agent: 101 }, { patience: 30 });
  const nextQueueCall = call({ queue: 25 });
  const nextDirectCall = call({ agent: 101 });
  runFor(30);
  signIn(101);
  signIn(102);
  t.same([agentsOf(nextDirectCall), agentsOf(nextQueueCall)], [[101], [102]]);
  t.end();
});

test("a customer can abandon a ringing call", (t) => {
  const { signIn, call, record, runFor, events, counted } = openCenter();
  signIn(101);
  const id = call({ queue: 25 }, { patience: 20 });
  const rows = record();
  runFor(60);
  t.same(rows, [
    [20, "center", "callAbandoned"],
    [20, 101, "otherSideLeft"],
    [20, 101, "leftCall"],
    [20, 101, "phoneOnHook"],
    [20, 101, "becameIdle"],
    [20, "center", "callOver"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: id, by: "other", stillTalking: false }]);
  t.same(counted(101), {}, "the call did not ring for its full time");
  t.end();
});

test("after an answer, the customer's patience has no effect, even if the call rang at another agent first", (t) => {
  const { signIn, call, answer, runFor, center } = openCenter();
  signIn(101);
  signIn(102);
  const id = call({ queue: 25 }, { patience: 45 });
  runFor(40);
  answer(102);
  runFor(60);
  t.equal(center.call(id)?.legs[0]?.state, "talking");
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 1,
    answered: 1,
    abandoned: 0,
    turnedAway: 0,
    answeredInTime: 0,
  });
  t.end();
});

test("a release without a call is refused", (t) => {
  const { signIn, call, release, answer, hold } = openCenter();
  t.equal(release(101), "not-signed-in");
  signIn(101);
  t.equal(release(101), "nothing-to-release");
  call();
  answer(101);
  hold(101);
  t.equal(release(101), "nothing-to-release", "release does not hang up a held call");
  t.end();
});
