// Stories of an agent who keeps the customer until the target of the transfer answers.
import { test } from "tap";
import { type Arrangement, openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

const OUTSIDE = "13900000009";

/** Opens a center in which agent 101 has talked with a customer of queue 25 for ten seconds, and 102 is idle. */
function openWithCall(arrangement: Arrangement = {}) {
  const stage = openCenter(arrangement);
  stage.signIn(101);
  const id = stage.call();
  stage.answer(101);
  stage.signIn(102);
  stage.runFor(10);
  return { ...stage, id, rows: stage.record() };
}

/** Opens the same center, in which the transferred call rings at 102. */
function openWithTransfer() {
  const stage = openWithCall();
  stage.transfer(101, { agent: 102 }, "success");
  stage.rows.length = 0;
  return stage;
}

test("if the target agent answers, the agent gets the result and leaves", (t) => {
  const { transfer, answer, runFor, rows, events, counted, id } = openWithCall();
  transfer(101, { agent: 102 }, "success");
  runFor(5);
  answer(102);
  runFor(5);
  t.same(rows, [
    [10, 101, "otherSideAlerting"],
    [10, 102, "occupied"],
    [10, 102, "phoneAlerting"],
    [10, 102, "phoneOffHook"],
    [10, 102, "callAnnounced"],
    [10, 102, "ringing"],
    [10, 102, "otherSideAlerting"],
    [15, 102, "talking"],
    [15, 101, "transferResult"],
    [15, 101, "leftCall"],
    [15, 101, "transferred"],
    [15, 101, "phoneOnHook"],
    [15, 101, "becameIdle"],
  ]);
  t.same(events("transferResult"), [{ type: "transferResult", agent: 101, call: id, succeeded: true, stays: false }]);
  t.equal(events("ringing").at(-1)?.transferredBy, 101);
  t.same(counted(101), { talktime: 15, answernums: 1, transferoutnums: 1 });
  t.same(counted(102), { talktime: 5, answernums: 1, transfernums: 1 });
  t.end();
});

test("if the target agent rejects or does not answer, the agent talks with the customer again", (t) => {
  for (const refuses of [true, false]) {
    const { release, runFor, rows, events, counted, id } = openWithTransfer();
    if (refuses) release(102);
    else runFor(30);
    t.same(
      rows.filter(([, who]) => who === 101).map(([, , what]) => what),
      ["transferResult", "talking"],
    );
    t.same(events("transferResult"), [
      { type: "transferResult", agent: 101, call: id, succeeded: false, stays: false },
    ]);
    t.same([counted(101)["transferoutnums"], counted(102)["transfernums"]], [undefined, undefined]);
  }
  t.end();
});

test("a transfer to an agent who is not idle fails immediately", (t) => {
  const { transfer, sayBusy, rows } = openWithCall();
  sayBusy(102);
  rows.length = 0;
  transfer(101, { agent: 102 }, "success");
  t.same(rows, [
    [10, 101, "transferResult"],
    [10, 101, "talking"],
  ]);
  t.end();
});

test("a transfer to a queue with a free agent moves the call to that queue", (t) => {
  const { transfer, answer, release, events, counted, center, id } = openWithCall();
  transfer(101, { queue: 26 }, "success");
  t.equal(events("ringing").at(-1)?.queueName, "Sales");
  release(102);
  t.equal(center.call(id)?.queue, 25, "the queue does not change if nobody takes the call");
  transfer(101, { queue: 26 }, "success");
  t.equal(events("allBusy").length, 1, "102 is busy now, because it rejected a call");
  t.equal(answer(102), "nothing-to-answer");
  t.same(counted(101), { talktime: 10, answernums: 1 });
  t.end();
});

test("a transfer to an outside number that answers succeeds", (t) => {
  const { transfer, runFor, rows, counted, center, id } = openWithCall();
  transfer(101, { number: OUTSIDE }, "success");
  runFor(10);
  t.same(rows, [
    [10, 101, "otherSideAlerting"],
    [13, "center", "outsideAnswered"],
    [13, 101, "transferResult"],
    [13, 101, "leftCall"],
    [13, 101, "transferred"],
    [13, 101, "phoneOnHook"],
    [13, 101, "becameIdle"],
  ]);
  t.same(
    center.call(id)?.outside.map(({ number, state }) => [number, state]),
    [
      [CUSTOMER_NUMBER, "here"],
      [OUTSIDE, "here"],
    ],
  );
  t.same(counted(101), { talktime: 13, answernums: 1, transferoutnums: 1 });
  t.end();
});

test("a transfer to an outside number that does not answer fails", (t) => {
  for (const [does, after] of [
    ["busy", 0],
    ["refuse", 3],
    ["noAnswer", 60],
  ] as const) {
    const { transfer, runFor, rows, center, id } = openWithCall({ habits: [{ number: OUTSIDE, does }] });
    transfer(101, { number: OUTSIDE }, "success");
    runFor(90);
    t.same(rows, [
      ...(does === "busy" ? [] : [[10, 101, "otherSideAlerting"]]),
      [10 + after, 101, "transferResult"],
      [10 + after, 101, "talking"],
    ]);
    t.equal(center.call(id)?.outside.length, 1);
  }
  t.end();
});

test("a transfer to an IVR works like a release, because an IVR answers immediately", (t) => {
  const { transfer, rows } = openWithCall();
  transfer(101, { ivr: 7 }, "success");
  t.same(
    rows.map(([, , what]) => what),
    ["leftCall", "otherSideLeft", "transferred", "phoneOnHook", "becameIdle", "callAtIvr"],
  );
  t.end();
});

test("a transferred outbound call keeps its feature", (t) => {
  const { signIn, callOut, transfer, answer, runFor, events, counted } = openCenter();
  signIn(101);
  signIn(102);
  callOut(101, OUTSIDE);
  runFor(13);
  transfer(101, { agent: 102 }, "success");
  answer(102);
  t.same(
    events("talking").map(({ agent, feature, talkCause }) => [agent, feature, talkCause]),
    [
      [101, "outbound", "dialed"],
      [102, "outbound", "answered"],
    ],
  );
  t.same(counted(101), { talktime: 10, calloutnums: 1, transferoutnums: 1 });
  t.same(counted(102), { answernums: 1, transfernums: 1 });
  t.end();
});
