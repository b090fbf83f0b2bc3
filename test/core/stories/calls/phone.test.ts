// Stories of the agent's phone: it is picked up after a delay, not at all, or by the agent's client.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../../support/center.ts";

/** Opens a center in which a customer's call alerts at agent 101, whose phone is picked up after some seconds. */
function openWithAlertingPhone(details: SigningIn = {}, seconds = 4) {
  const stage = openCenter({ settings: { phonePickUp: seconds * 1_000 } });
  stage.signIn(101, details);
  const rows = stage.record();
  const id = stage.call();
  return { ...stage, id, rows };
}

/** The events of a call that alerts at the phone. */
const ALERTS = [
  [0, "center", "callArrived"],
  [0, "center", "callQueued"],
  [0, 101, "occupied"],
  [0, 101, "phoneAlerting"],
];

test("the phone is picked up after four seconds, and the ring time counts from the first alert", (t) => {
  const { answer, runFor, rows } = openWithAlertingPhone();
  t.equal(answer(101), "nothing-to-answer", "the phone is not linked, and has not been picked up");
  runFor(60);
  t.same(rows, [
    ...ALERTS,
    [4, 101, "phoneOffHook"],
    [4, 101, "callAnnounced"],
    [4, 101, "ringing"],
    [4, 101, "otherSideAlerting"],
    [30, 101, "notAnswered"],
    [30, 101, "phoneOnHook"],
    [30, 101, "becameBusy"],
  ]);
  t.end();
});

test("if the phone is not picked up within the ring time, the call is withdrawn", (t) => {
  const { runFor, rows, counted } = openWithAlertingPhone({}, 31);
  runFor(40);
  t.same(rows, [...ALERTS, [30, 101, "notAnswered"], [30, 101, "phoneOnHook"], [30, 101, "becameBusy"]]);
  t.same(counted(101), { noanswernums: 1, busynums: 1, busytime: 10 });
  t.end();
});

test("the customer can hang up while the phone alerts", (t) => {
  const { hangUpAsCustomer, runFor, rows, id } = openWithAlertingPhone();
  runFor(2);
  hangUpAsCustomer(id);
  runFor(60);
  t.same(rows, [
    ...ALERTS,
    [2, "center", "callAbandoned"],
    [2, 101, "otherSideLeft"],
    [2, 101, "leftCall"],
    [2, 101, "phoneOnHook"],
    [2, 101, "becameIdle"],
    [2, "center", "callOver"],
  ]);
  t.end();
});

test("a client can pick up its linked phone, or answer the call, to begin the conversation", (t) => {
  for (const verb of ["pickUpPhone", "answer"] as const) {
    const stage = openWithAlertingPhone({ phoneLinkage: true });
    stage.runFor(1);
    t.equal(stage[verb](101), "done");
    stage.runFor(10);
    t.same(stage.rows, [
      ...ALERTS,
      [1, 101, "phoneOffHook"],
      [1, 101, "callAnnounced"],
      [1, 101, "ringing"],
      [1, 101, "otherSideAlerting"],
      [1, 101, "talking"],
    ]);
  }
  t.end();
});

test("picking up a linked phone dials the call of its agent", (t) => {
  const { signIn, callOut, pickUpPhone, runFor, record, events } = openCenter({ settings: { phonePickUp: 4_000 } });
  signIn(101, { phoneLinkage: true });
  const rows = record();
  callOut(101);
  runFor(1);
  t.equal(pickUpPhone(101), "done");
  runFor(3);
  t.same(rows, [
    [0, "center", "callDialed"],
    [0, 101, "phoneAlerting"],
    [0, 101, "occupied"],
    [1, 101, "phoneOffHook"],
    [1, 101, "occupied"],
    [1, 101, "otherSideAlerting"],
    [4, "center", "outsideAnswered"],
    [4, 101, "talking"],
  ]);
  t.same(
    events("occupied").map(({ told }) => told),
    [false, true],
  );
  t.end();
});

test("the delay applies to both phones of an internal call and to the phone of a transfer", (t) => {
  const { signIn, callInside, release, transfer, call, answer, runFor, record } = openCenter({
    settings: { phonePickUp: 4_000 },
  });
  signIn(101);
  signIn(102, { autoAnswer: true });
  const rows = record();
  callInside(101, { agent: 102 });
  runFor(20);
  t.same(
    rows.filter(([, , what]) => what === "phoneOffHook" || what === "talking"),
    [
      [4, 101, "phoneOffHook"],
      [8, 102, "phoneOffHook"],
      [8, 102, "talking"],
      [8, 101, "talking"],
    ],
  );
  release(101);
  call({ agent: 101 });
  runFor(4);
  answer(101);
  transfer(101, { agent: 102 }, "success");
  rows.length = 0;
  runFor(20);
  t.same(
    rows.map(([seconds, who, what]) => `${seconds} ${who} ${what}`).filter((row) => /OffHook|talking|Result/.test(row)),
    ["28 102 phoneOffHook", "28 102 talking", "28 101 transferResult"],
  );
  t.end();
});

test("hanging up a linked phone ends all of its calls", (t) => {
  const { signIn, call, answer, hold, callOut, hangUpPhone, runFor, record, counted } = openCenter();
  signIn(101, { phoneLinkage: true });
  call();
  answer(101);
  hold(101);
  callOut(101);
  runFor(10);
  const rows = record();
  t.equal(hangUpPhone(101), "done");
  t.same(rows, [
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, "center", "callOver"],
    [10, 101, "leftCall"],
    [10, 101, "otherSideLeft"],
    [10, 101, "phoneOnHook"],
    [10, 101, "becameIdle"],
    [10, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 10, answernums: 1, calloutnums: 1, keepnums: 1, agentrelease: 2 });
  t.end();
});

test("hanging up a linked phone that rings rejects the call", (t) => {
  const { signIn, call, hangUpPhone, counted, stateOf } = openCenter();
  signIn(101, { phoneLinkage: true });
  call();
  t.equal(hangUpPhone(101), "done");
  t.same([stateOf(101), counted(101)], ["busy", { redirectnums: 1, busynums: 1 }]);
  t.end();
});

test("only a linked phone can be picked up or hung up by its client, and only in a suitable state", (t) => {
  const { signIn, call, answer, pickUpPhone, hangUpPhone } = openCenter();
  t.same([pickUpPhone(101), hangUpPhone(101)], ["not-signed-in", "not-signed-in"]);
  signIn(101);
  t.same([pickUpPhone(101), hangUpPhone(101)], ["phone-not-linked", "phone-not-linked"]);
  signIn(102, { phoneLinkage: true });
  t.same([pickUpPhone(102), hangUpPhone(102)], ["phone-silent", "nothing-to-release"]);
  call({ agent: 102 });
  answer(102);
  t.equal(pickUpPhone(102), "phone-silent", "it is already off hook");
  t.end();
});
