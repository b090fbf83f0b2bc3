// Stories of calls that an agent ends by call id or by a party's number.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

/** Opens a center in which agent 101 has a customer on hold and talks with an outside number. */
function openWithTwoCalls() {
  const stage = openCenter();
  stage.signIn(101, { phone: "40001" });
  const first = stage.call();
  stage.answer(101);
  stage.hold(101);
  const second = stage.callOut(101, "13900000009");
  stage.runFor(10);
  return { ...stage, first, second, rows: stage.record() };
}

test("dropping a held call does not affect the current call", (t) => {
  const { dropCall, rows, first, second, center, events } = openWithTwoCalls();
  t.equal(dropCall(101, first), "done");
  t.same(rows, [
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, "center", "callOver"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: first, by: "agent", stillTalking: true }]);
  t.equal(center.call(second)?.legs[0]?.state, "talking");
  t.equal(dropCall(101, first), "nothing-to-drop");
  t.end();
});

test("dropping the current call leaves the other one on hold", (t) => {
  const { dropCall, retrieve, first, second, center } = openWithTwoCalls();
  t.equal(dropCall(101, second), "done");
  t.equal(center.call(first)?.legs[0]?.state, "held");
  t.equal(retrieve(101), "done");
  t.end();
});

test("a call that rings or is dialed can be dropped", (t) => {
  const { signIn, call, callOut, sayFree, dropCall, record, counted } = openCenter();
  t.equal(dropCall(101, "1767603600-1"), "not-signed-in");
  signIn(101);
  const id = call({ agent: 101 });
  const rows = record();
  t.equal(dropCall(102, id), "not-signed-in");
  dropCall(101, id);
  sayFree(101);
  rows.length = 0;
  dropCall(101, callOut(101));
  t.same(
    rows.slice(-5).map(([, , what]) => what),
    ["phoneOnHook", "dialFailed", "connectFailed", "callOver", "becameIdle"],
  );
  t.same(counted(101), { busynums: 1, agentrelease: 1 });
  t.end();
});

test("disconnecting either number ends a two-party call", (t) => {
  for (const number of ["13900000009", "101", "40001"]) {
    const { disconnect, rows, counted } = openWithTwoCalls();
    t.equal(disconnect(101, number), "done");
    t.same(rows, [
      [10, 101, "leftCall"],
      [10, 101, "otherSideLeft"],
      [10, "center", "callOver"],
    ]);
    t.same(counted(101), { talktime: 10, answernums: 1, calloutnums: 1, keepnums: 1, agentrelease: 1 });
  }
  t.end();
});

test("disconnecting a number that is being called cancels that call", (t) => {
  const { signIn, callOut, disconnect, events } = openCenter();
  signIn(101);
  callOut(101, "13900000009");
  t.equal(disconnect(101, "13900000009"), "done");
  t.equal(events("dialFailed")[0]?.failure, "givenUp");
  t.end();
});

test("a colleague can be disconnected by its work number", (t) => {
  const { signIn, callInside, answer, disconnect, record } = openCenter();
  signIn(101);
  signIn(102);
  callInside(101, { agent: 102 });
  answer(102);
  const rows = record();
  t.equal(disconnect(101, "102"), "done");
  t.same(rows, [
    [0, 101, "leftCall"],
    [0, 101, "phoneOnHook"],
    [0, 101, "becameIdle"],
    [0, 102, "otherSideLeft"],
    [0, 102, "leftCall"],
    [0, 102, "phoneOnHook"],
    [0, 102, "becameIdle"],
    [0, "center", "callOver"],
  ]);
  t.end();
});

test("only parties of the current call can be disconnected", (t) => {
  const { signIn, call, disconnect } = openCenter();
  t.equal(disconnect(101, "101"), "not-signed-in");
  signIn(101);
  t.equal(disconnect(101, "101"), "nothing-to-disconnect");
  call();
  t.equal(disconnect(101, CUSTOMER_NUMBER), "nothing-to-disconnect", "a call that rings");
  const stage = openWithTwoCalls();
  t.equal(stage.disconnect(101, CUSTOMER_NUMBER), "no-such-number", "the customer on hold");
  t.equal(stage.disconnect(101, "102"), "no-such-number");
  t.end();
});
