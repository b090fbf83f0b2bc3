// Stories of parties that are removed from a three-way call by call id, number, phone or sign-out.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

/** Opens a center in which agent 101, a customer and agent 102 talk from the beginning. The customer's call is the first. */
function openWithThreeWayCall() {
  const stage = openCenter();
  stage.signIn(101, { phoneLinkage: true, phone: "40001" });
  const customer = stage.call();
  stage.answer(101);
  stage.signIn(102, { phone: "40002" });
  stage.hold(101);
  const second = stage.callInside(101, { agent: 102 });
  stage.answer(102);
  stage.joinThreeWay(101, customer);
  const rows = stage.record();
  stage.runFor(10);
  return { ...stage, customer, second, rows };
}

test("if the agent drops the customer's call, it still talks with the colleague", (t) => {
  const { dropCall, rows, customer, center, counted } = openWithThreeWayCall();
  t.equal(dropCall(101, customer), "done");
  t.same(rows, [
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, "center", "callOver"],
    [10, 101, "talking"],
  ]);
  t.same(
    [...center.state.calls.values()].map(({ feature, legs }) => [feature, legs.map(({ state }) => state)]),
    [["internal", ["talking", "talking"]]],
  );
  t.same(counted(101), { talktime: 10, answernums: 1, intercallnums: 1, keepnums: 1, agentrelease: 1 });
  t.end();
});

test("if the agent drops the second call, it still talks with the customer", (t) => {
  const { dropCall, rows, second, events, customer, agentsOf } = openWithThreeWayCall();
  t.equal(dropCall(101, second), "done");
  t.same(rows, [
    [10, 101, "leftCall"],
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 102, "becameIdle"],
    [10, "center", "callOver"],
    [10, 101, "talking"],
  ]);
  t.equal(events("talking").at(-1)?.call, customer);
  t.same(agentsOf(customer), [101]);
  t.end();
});

test("if the colleague drops the second call, only the colleague leaves", (t) => {
  const { dropCall, second, customer, rows, agentsOf } = openWithThreeWayCall();
  t.equal(dropCall(102, customer), "nothing-to-drop");
  t.equal(dropCall(102, second), "done");
  t.same(
    rows.filter(([, who]) => who === 101).map(([, , what]) => what),
    ["otherSideLeft", "talkPassed", "talking"],
  );
  t.same(agentsOf(customer), [101]);
  t.end();
});

test("the agent removes another party by work number, phone or number", (t) => {
  for (const [number, left] of [
    ["102", "customer"],
    ["40002", "customer"],
    [CUSTOMER_NUMBER, "second"],
  ] as const) {
    const stage = openWithThreeWayCall();
    t.equal(stage.disconnect(101, number), "done");
    t.same([...stage.center.state.calls.keys()], [stage[left]]);
    t.equal(stage.rows.at(-2)?.[2], "talking");
    t.equal(stage.counted(101)["agentrelease"], undefined);
  }
  t.end();
});

test("if the colleague removes the agent, the colleague still talks with the customer", (t) => {
  const { disconnect, release, runFor, rows, customer, agentsOf, events, counted, center } = openWithThreeWayCall();
  t.equal(disconnect(102, CUSTOMER_NUMBER), "no-such-number", "the customer is in the agent's other call");
  t.equal(disconnect(102, "40001"), "done");
  t.same(agentsOf(customer), [102]);
  runFor(10);
  release(102);
  t.same(rows, [
    [10, 101, "talkPassed"],
    [10, 101, "leftCall"],
    [10, 101, "phoneOnHook"],
    [10, 102, "talkPassed"],
    [10, 102, "talking"],
    [10, "center", "callMerged"],
    [10, 101, "becameIdle"],
    [20, 102, "leftCall"],
    [20, 102, "otherSideLeft"],
    [20, 102, "phoneOnHook"],
    [20, 102, "becameIdle"],
    [20, "center", "callOver"],
  ]);
  t.equal(events("phoneOnHook")[0]?.by, "platform");
  t.equal(center.state.calls.size, 0);
  t.same(counted(101), { talktime: 10, answernums: 1, intercallnums: 1, keepnums: 1 });
  t.end();
});

test("if the agent removes itself, hangs up its phone or is signed out by force, the others still talk", (t) => {
  // A forced sign-out ends the call without a request of the agent, so it doesn't count as a release.
  for (const [leave, agentrelease] of [
    [({ disconnect }) => disconnect(101, "101"), 1],
    [({ hangUpPhone }) => hangUpPhone(101), 1],
    [({ signOut }) => signOut(101, "simulator"), undefined],
  ] as [(stage: ReturnType<typeof openWithThreeWayCall>) => unknown, number | undefined][]) {
    const stage = openWithThreeWayCall();
    t.equal(leave(stage), "done");
    t.same(stage.rows.slice(0, 5), [
      [10, 101, "talkPassed"],
      [10, 101, "leftCall"],
      [10, 101, "phoneOnHook"],
      [10, 102, "talkPassed"],
      [10, 102, "talking"],
    ]);
    t.same(stage.agentsOf(stage.customer), [102]);
    t.equal(stage.counted(101)["agentrelease"], agentrelease);
  }
  t.end();
});

test("if the colleague is signed out by force, agent and customer still talk", (t) => {
  const { signOut, rows, customer, agentsOf, stateOf } = openWithThreeWayCall();
  signOut(102, "simulator");
  t.same(rows, [
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 101, "otherSideLeft"],
    [10, 101, "talkPassed"],
    [10, 101, "talking"],
    [10, "center", "callOver"],
    [10, 102, "signedOut"],
  ]);
  t.same([agentsOf(customer), stateOf(101)], [[101], "occupied"]);
  t.end();
});
