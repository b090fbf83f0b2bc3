// Stories of an agent who adds an outside number to its call: the transfer modes talk and three-party.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

const EXPERT = "13900000009";

/** Opens a center in which agent 101 has talked with a customer for ten seconds and calls an expert, who answers at second 13. */
function openWithTransfer(mode: "talk" | "threeParty") {
  const stage = openCenter();
  stage.signIn(101);
  const id = stage.call();
  stage.answer(101);
  stage.runFor(10);
  const rows = stage.record();
  stage.transfer(101, { number: EXPERT }, mode);
  return { ...stage, id, rows };
}

/** Opens the same center at second 20, seven seconds after the answer of the expert. */
function openWithThreeWayCall(mode: "talk" | "threeParty") {
  const stage = openWithTransfer(mode);
  stage.runFor(10);
  stage.rows.length = 0;
  return stage;
}

test("in mode talk, the agent gets the event of a talk with the expert before that of the three-way call", (t) => {
  const { runFor, rows, events, id } = openWithTransfer("talk");
  runFor(3);
  t.same(rows, [
    [10, 101, "otherSideAlerting"],
    [13, "center", "outsideAnswered"],
    [13, 101, "transferResult"],
    [13, 101, "talking"],
    [13, 101, "threeWayBegan"],
  ]);
  t.same(events("transferResult"), [{ type: "transferResult", agent: 101, call: id, succeeded: true, stays: true }]);
  const { call, talkCause, caller, called } = events("talking").at(-1) ?? {};
  t.same([call, talkCause, caller, called], [id, "moved", CUSTOMER_NUMBER, EXPERT]);
  t.same(events("threeWayBegan"), [
    { type: "threeWayBegan", agent: 101, call: id, partners: [CUSTOMER_NUMBER, EXPERT], helped: false },
  ]);
  t.end();
});

test("in mode threeParty, the agent gets only the event of the three-way call", (t) => {
  const { runFor, rows, counted } = openWithTransfer("threeParty");
  runFor(10);
  t.same(rows, [
    [10, 101, "otherSideAlerting"],
    [13, "center", "outsideAnswered"],
    [13, 101, "transferResult"],
    [13, 101, "threeWayBegan"],
  ]);
  t.same(counted(101), { talktime: 20, answernums: 1 });
  t.end();
});

for (const mode of ["talk", "threeParty"] as const) {
  test(`in mode ${mode}, an agent who leaves first has transferred the call, and the others still talk`, (t) => {
    const { release, actAsOutsideParty, runFor, rows, counted, center, id } = openWithThreeWayCall(mode);
    release(101);
    runFor(10);
    t.equal(center.call(id)?.outside.length, 2);
    actAsOutsideParty(id, "hangs-up", EXPERT);
    t.same(rows, [
      [20, 101, "leftCall"],
      [20, 101, "transferred"],
      [20, 101, "phoneOnHook"],
      [20, 101, "becameIdle"],
      [30, "center", "callOver"],
    ]);
    t.same(counted(101), { talktime: 20, answernums: 1, transferoutnums: 1, agentrelease: 1 });
    t.same(center.state.queues.get(25)?.counts, {
      arrived: 1,
      answered: 1,
      abandoned: 0,
      turnedAway: 0,
      answeredInTime: 1,
    });
    t.end();
  });

  test(`in mode ${mode}, if the customer or the expert leaves first, the other still talks with the agent`, (t) => {
    for (const [leaving, remaining] of [
      [CUSTOMER_NUMBER, EXPERT],
      [EXPERT, CUSTOMER_NUMBER],
    ] as const) {
      const { actAsOutsideParty, cancelTransfer, release, runFor, rows, events, counted, center, id } =
        openWithThreeWayCall(mode);
      actAsOutsideParty(id, "hangs-up", leaving);
      t.same(
        center.call(id)?.outside.map(({ number }) => number),
        [remaining],
      );
      t.equal(cancelTransfer(101), "nothing-to-take-back");
      runFor(10);
      release(101);
      t.same(rows, [
        [20, 101, "otherSideLeft"],
        [20, 101, "talking"],
        [30, 101, "leftCall"],
        [30, 101, "otherSideLeft"],
        [30, 101, "phoneOnHook"],
        [30, 101, "becameIdle"],
        [30, "center", "callOver"],
      ]);
      t.same(
        events("otherSideLeft").map(({ number }) => number),
        [leaving, remaining],
      );
      t.same(counted(101), { talktime: 30, answernums: 1, agentrelease: 1 });
    }
    t.end();
  });

  test(`in mode ${mode}, canceling the transfer removes the expert, before or after the answer`, (t) => {
    for (const seconds of [1, 10]) {
      const { cancelTransfer, runFor, rows, center, counted, id } = openWithTransfer(mode);
      runFor(seconds);
      rows.length = 0;
      t.equal(cancelTransfer(101), "done");
      runFor(30);
      t.same(rows, [[10 + seconds, 101, "talking"]]);
      t.same(
        center.call(id)?.outside.map(({ number }) => number),
        [CUSTOMER_NUMBER],
      );
      t.same(counted(101), { talktime: 40 + seconds, answernums: 1 });
    }
    t.end();
  });

  test(`in mode ${mode}, either other party can be disconnected by number`, (t) => {
    for (const number of [CUSTOMER_NUMBER, EXPERT]) {
      const { disconnect, rows, center, id } = openWithThreeWayCall(mode);
      t.equal(disconnect(101, number), "done");
      t.same(rows, [
        [20, 101, "otherSideLeft"],
        [20, 101, "talking"],
      ]);
      t.equal(center.call(id)?.outside.length, 1);
      t.equal(disconnect(101, number), "no-such-number");
    }
    t.end();
  });

  test(`in mode ${mode}, an expert who rejects leaves agent and customer in the call`, (t) => {
    const { actAsOutsideParty, rows, id } = openWithTransfer(mode);
    rows.length = 0;
    actAsOutsideParty(id, "refuses");
    t.same(rows, [
      [10, 101, "connectFailed"],
      [10, 101, "talking"],
    ]);
    t.end();
  });

  test(`in mode ${mode}, the call ends if the customer or the agent hangs up before the answer`, (t) => {
    for (const leave of ["customer", "agent"] as const) {
      const { hangUpAsCustomer, release, runFor, center, rows, id } = openWithTransfer(mode);
      if (leave === "customer") hangUpAsCustomer(id);
      else release(101);
      runFor(10);
      t.equal(rows.at(-1)?.[2], "callOver");
      t.equal(center.state.calls.size, 0);
    }
    t.end();
  });
}

test("if the agent removes the expert while its phone rings, the agent talks with the customer again", (t) => {
  const { disconnect, runFor, rows } = openWithTransfer("threeParty");
  rows.length = 0;
  t.equal(disconnect(101, EXPERT), "done");
  runFor(10);
  t.same(rows, [[10, 101, "talking"]]);
  t.end();
});

test("the customer's own number cannot be added", (t) => {
  const { transfer, cancelTransfer, events, center, id } = openWithTransfer("talk");
  cancelTransfer(101);
  transfer(101, { number: CUSTOMER_NUMBER }, "talk");
  t.equal(events("connectFailed").length, 1);
  t.equal(center.call(id)?.outside.length, 1);
  t.end();
});
