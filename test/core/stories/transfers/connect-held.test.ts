// Stories of an agent who connects its held customer with its second call, and leaves.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

/** Opens a center in which agent 101 holds a customer of queue 25 and talks with an outside number or with 102. */
function openWithTwoCalls(third: "outside" | "colleague") {
  const stage = openCenter({ queues: { 25: { isRecorded: true } } });
  stage.signIn(101, { autoEnterIdle: false });
  stage.signIn(102);
  const customer = stage.call();
  stage.answer(101);
  stage.hold(101);
  const second = third === "outside" ? stage.callOut(101, "13900000009") : stage.callInside(101, { agent: 102 });
  stage.runFor(10);
  stage.answer(102);
  return { ...stage, customer, second, rows: stage.record() };
}

test("two connected outside parties talk until one of them hangs up", (t) => {
  const { connectHeld, hangUpAsCustomer, runFor, rows, events, counted, center, customer, second } =
    openWithTwoCalls("outside");
  t.equal(connectHeld(101, customer), "done");
  runFor(30);
  t.equal(center.call(customer)?.outside.length, 2);
  hangUpAsCustomer(customer);
  t.same(rows, [
    [10, 101, "talkPassed"],
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, 101, "phoneOnHook"],
    [10, 101, "recordingEnded"],
    [10, "center", "callMerged"],
    [10, 101, "wrapUpBegan"],
    [40, "center", "callOver"],
  ]);
  t.same(events("leftCall"), [{ type: "leftCall", agent: 101, call: second, by: "transfer", stillTalking: false }]);
  t.same(events("otherSideLeft"), [{ type: "otherSideLeft", agent: 101, call: customer, number: CUSTOMER_NUMBER }]);
  t.same(counted(101), { talktime: 10, answernums: 1, calloutnums: 1, keepnums: 1 });
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 1,
    answered: 1,
    abandoned: 0,
    turnedAway: 0,
    answeredInTime: 1,
  });
  t.end();
});

test("the colleague talks with the customer under the customer's call id", (t) => {
  const { connectHeld, hangUpAsCustomer, runFor, rows, events, counted, customer } = openWithTwoCalls("colleague");
  connectHeld(101, customer);
  t.same(
    rows.filter(([, who]) => who === 102).map(([, , what]) => what),
    ["talkPassed", "talking"],
  );
  t.equal(events("talking").at(-1)?.call, customer);
  rows.length = 0;
  runFor(30);
  hangUpAsCustomer(customer);
  t.same(rows, [
    [40, 102, "otherSideLeft"],
    [40, 102, "leftCall"],
    [40, 102, "phoneOnHook"],
    [40, 102, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(counted(102), { talktime: 30, answernums: 1 });
  t.end();
});

test("connecting is refused without a held customer and a second call", (t) => {
  const { signIn, call, answer, hold, callOut, connectHeld, transfer, runFor } = openCenter();
  t.equal(connectHeld(101, "1767603600-1"), "not-signed-in");
  signIn(101);
  t.equal(connectHeld(101, "1767603600-1"), "nothing-to-connect");
  const customer = call();
  answer(101);
  t.equal(connectHeld(101, customer), "nothing-held-to-connect", "the call in progress");
  hold(101);
  callOut(101);
  t.equal(connectHeld(101, customer), "nothing-to-connect", "the other side has not answered");
  runFor(3);
  transfer(101, { number: "13900000010" }, "threeParty");
  t.equal(connectHeld(101, customer), "call-forbids", "a call that is being transferred");
  t.end();
});
