// Stories of a transfer that ends while it rings at its target agent.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

/** Opens a center in which agent 101 has talked with a customer of queue 25 for ten seconds and transfers it. The phone of 102 rings. */
function openWithTransfer() {
  const stage = openCenter();
  stage.signIn(101);
  const id = stage.call();
  stage.answer(101);
  stage.signIn(102);
  stage.runFor(10);
  stage.transfer(101, { agent: 102 }, "success");
  return { ...stage, id, rows: stage.record() };
}

test("a transfer can be canceled before the answer", (t) => {
  const { cancelTransfer, rows, events, counted, id } = openWithTransfer();
  t.equal(cancelTransfer(101), "done");
  t.same(rows, [
    [10, 102, "otherSideLeft"],
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 102, "becameIdle"],
    [10, 101, "talking"],
  ]);
  t.same(events("otherSideLeft"), [{ type: "otherSideLeft", agent: 102, call: id, number: "101" }]);
  t.equal(cancelTransfer(101), "nothing-to-take-back");
  t.same([counted(101), counted(102)], [{ talktime: 10, answernums: 1 }, {}]);
  t.end();
});

test("if the customer hangs up before the answer, the call ends for both agents", (t) => {
  const { hangUpAsCustomer, rows, center, id } = openWithTransfer();
  hangUpAsCustomer(id);
  t.same(rows, [
    [10, 101, "otherSideLeft"],
    [10, 102, "otherSideLeft"],
    [10, 101, "leftCall"],
    [10, 101, "phoneOnHook"],
    [10, 101, "becameIdle"],
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 102, "becameIdle"],
    [10, "center", "callOver"],
  ]);
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 1,
    answered: 1,
    abandoned: 0,
    turnedAway: 0,
    answeredInTime: 1,
  });
  t.end();
});

test("if the agent hangs up before the answer, the call ends for all parties", (t) => {
  const { release, rows, counted } = openWithTransfer();
  release(101);
  t.same(rows, [
    [10, 102, "otherSideLeft"],
    [10, 102, "leftCall"],
    [10, 102, "phoneOnHook"],
    [10, 102, "becameIdle"],
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, 101, "phoneOnHook"],
    [10, 101, "becameIdle"],
    [10, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 10, answernums: 1, agentrelease: 1 });
  t.end();
});
