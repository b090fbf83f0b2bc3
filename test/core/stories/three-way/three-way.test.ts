// Stories of an agent who joins its held customer and its second call into a three-way call.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

const EXPERT = "13900000009";

/** Opens a center at second 20: agent 101 has held a customer since second 10, and talks with an outside expert or with 102. */
function openWithTwoCalls(third: "outside" | "colleague") {
  const stage = openCenter();
  stage.signIn(101, { phoneLinkage: true });
  const customer = stage.call();
  stage.answer(101);
  stage.signIn(102);
  stage.runFor(10);
  stage.hold(101);
  const second = third === "outside" ? stage.callOut(101, EXPERT) : stage.callInside(101, { agent: 102 });
  stage.runFor(10);
  if (third === "colleague") stage.answer(102);
  return { ...stage, customer, second, rows: stage.record() };
}

/** Opens the same center with a three-way call: all three have talked from second 20 to second 30. */
function openWithThreeWayCall(third: "outside" | "colleague") {
  const stage = openWithTwoCalls(third);
  stage.joinThreeWay(101, stage.customer);
  stage.rows.length = 0;
  stage.runFor(10);
  return stage;
}

test("a three-way call has the id of the second call, and the first call is reported as left", (t) => {
  const { joinThreeWay, rows, events, customer, second } = openWithTwoCalls("outside");
  t.equal(joinThreeWay(101, customer), "done");
  t.same(rows, [
    [20, 101, "threeWayBegan"],
    [20, 101, "otherSideLeft"],
  ]);
  t.same(events("threeWayBegan"), [
    { type: "threeWayBegan", agent: 101, call: second, partners: [CUSTOMER_NUMBER, EXPERT], helped: false },
  ]);
  t.same(events("otherSideLeft"), [{ type: "otherSideLeft", agent: 101, call: customer, number: CUSTOMER_NUMBER }]);
  t.end();
});

test("if the agent leaves, customer and expert still talk in the customer's call", (t) => {
  const { release, hangUpAsCustomer, runFor, rows, customer, events, counted, center } =
    openWithThreeWayCall("outside");
  release(101);
  t.same(
    center.call(customer)?.outside.map(({ number }) => number),
    [CUSTOMER_NUMBER, EXPERT],
  );
  runFor(10);
  hangUpAsCustomer(customer);
  t.same(rows, [
    [30, 101, "talkPassed"],
    [30, 101, "leftCall"],
    [30, 101, "phoneOnHook"],
    [30, "center", "callMerged"],
    [30, 101, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.equal(events("phoneOnHook")[0]?.by, "agent");
  t.same(counted(101), { talktime: 30, answernums: 1, calloutnums: 1, keepnums: 1, agentrelease: 1 });
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 1,
    answered: 1,
    abandoned: 0,
    turnedAway: 0,
    answeredInTime: 1,
  });
  t.end();
});

test("if the agent leaves, the colleague talks with the customer under the customer's call id", (t) => {
  const { release, runFor, rows, customer, events, counted, agentsOf, center } = openWithThreeWayCall("colleague");
  release(101);
  runFor(10);
  t.same(agentsOf(customer), [102]);
  t.equal(center.state.calls.size, 1);
  release(102);
  t.same(rows, [
    [30, 101, "talkPassed"],
    [30, 101, "leftCall"],
    [30, 101, "phoneOnHook"],
    [30, 102, "talkPassed"],
    [30, 102, "talking"],
    [30, "center", "callMerged"],
    [30, 101, "becameIdle"],
    [40, 102, "leftCall"],
    [40, 102, "otherSideLeft"],
    [40, 102, "phoneOnHook"],
    [40, 102, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(
    events("talking")
      .slice(-1)
      .map(({ agent, call, talkCause, feature, caller }) => [agent, call, talkCause, feature, caller]),
    [[102, customer, "moved", "inbound", CUSTOMER_NUMBER]],
  );
  t.same(counted(101), { talktime: 30, answernums: 1, intercallnums: 1, keepnums: 1, agentrelease: 1 });
  t.same(counted(102), { talktime: 20, answernums: 1, agentrelease: 1 });
  t.end();
});

test("a colleague who holds the agent when the agent leaves then holds the customer", (t) => {
  const { hold, retrieve, joinThreeWay, release, rows, customer, center } = openWithTwoCalls("colleague");
  hold(102);
  joinThreeWay(101, customer);
  rows.length = 0;
  release(101);
  t.same(
    rows.filter(([, who]) => who === 102).map(([, , what]) => what),
    ["talkPassed", "held"],
  );
  t.equal(retrieve(102, customer), "done");
  t.equal(center.call(customer)?.legs[0]?.state, "talking");
  t.end();
});

test("if the customer leaves, agent and third party still talk in the second call", (t) => {
  for (const third of ["outside", "colleague"] as const) {
    const { hangUpAsCustomer, rows, customer, second, events, center } = openWithThreeWayCall(third);
    hangUpAsCustomer(customer);
    t.same(rows, [
      [30, 101, "otherSideLeft"],
      [30, 101, "talkPassed"],
      [30, 101, "talking"],
      [30, "center", "callOver"],
    ]);
    t.same(events("otherSideLeft").slice(1), [
      { type: "otherSideLeft", agent: 101, call: second, number: CUSTOMER_NUMBER },
    ]);
    t.same([...center.state.calls.keys()], [second]);
  }
  t.end();
});

test("if the third party leaves, agent and customer still talk in the first call, which can then be released", (t) => {
  const { hangUpAsCustomer, release, runFor, rows, customer, second, events, counted } =
    openWithThreeWayCall("outside");
  hangUpAsCustomer(second);
  runFor(10);
  t.same(events("talking").at(-1)?.call, customer);
  release(101);
  t.same(rows, [
    [30, 101, "otherSideLeft"],
    [30, 101, "talkPassed"],
    [30, 101, "talking"],
    [30, "center", "callOver"],
    [40, 101, "leftCall"],
    [40, 101, "otherSideLeft"],
    [40, 101, "phoneOnHook"],
    [40, 101, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 40, answernums: 1, calloutnums: 1, keepnums: 1, agentrelease: 1 });
  t.end();
});

test("in a three-way call, hold, transfer and consultation are refused", (t) => {
  const { hold, retrieve, transfer, consult, callOut, joinThreeWay, connectHeld, signIn, customer } =
    openWithThreeWayCall("outside");
  signIn(103);
  t.equal(hold(101), "hold-forbidden");
  t.equal(retrieve(101), "nothing-held");
  t.equal(transfer(101, { agent: 103 }), "call-forbids");
  t.equal(consult(101, { agent: 103 }), "call-forbids");
  t.equal(callOut(101), "call-in-the-way");
  t.equal(joinThreeWay(101, customer), "nothing-held-to-join");
  t.equal(connectHeld(101, customer), "nothing-held-to-connect");
  t.end();
});

test("a join without a matching held and current call is refused", (t) => {
  const { signIn, call, callOut, answer, hold, runFor, joinThreeWay } = openCenter();
  t.equal(joinThreeWay(101, "1767603600-1"), "not-signed-in");
  signIn(101);
  t.equal(joinThreeWay(101, "1767603600-1"), "nothing-to-join");
  const customer = call();
  answer(101);
  t.equal(joinThreeWay(101, customer), "nothing-held-to-join", "the call in progress");
  hold(101);
  callOut(101);
  t.equal(joinThreeWay(101, customer), "nothing-to-join", "the other side has not answered");
  runFor(3);
  t.equal(joinThreeWay(101, "1767603600-9"), "nothing-held-to-join");
  t.end();
});
