// Stories of an agent who transfers its call and leaves immediately, before the result is known.
import { test } from "tap";
import { type Arrangement, openCenter, type Stage } from "../../../support/center.ts";
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

/** The events that the agent of a release transfer gets. */
const LEAVE_EVENTS = [
  [10, 101, "leftCall"],
  [10, 101, "otherSideLeft"],
  [10, 101, "transferred"],
  [10, 101, "phoneOnHook"],
  [10, 101, "becameIdle"],
];

/** Returns how many calls of the queues 25 and 26 arrived, were answered and were abandoned. */
const readFigures = ({ center }: Pick<Stage, "center">) =>
  [25, 26].map((id) => {
    const { arrived, answered, abandoned } = center.state.queues.get(id)?.counts ?? {};
    return [arrived, answered, abandoned];
  });

test("the events of a call that is released to an agent have the transferring agent", (t) => {
  const stage = openWithCall();
  const { transfer, answer, hangUpAsCustomer, runFor, rows, events, counted, id } = stage;
  t.equal(transfer(101, { agent: 102 }, "release", { data: "order 7" }), "done");
  runFor(5);
  answer(102);
  t.equal(stage.center.call(id)?.data, "order 7");
  runFor(20);
  hangUpAsCustomer(id);
  t.same(rows, [
    ...LEAVE_EVENTS,
    [10, 102, "occupied"],
    [10, 102, "phoneAlerting"],
    [10, 102, "phoneOffHook"],
    [10, 102, "callAnnounced"],
    [10, 102, "ringing"],
    [10, 102, "otherSideAlerting"],
    [15, 102, "talking"],
    [35, 102, "otherSideLeft"],
    [35, 102, "leftCall"],
    [35, 102, "phoneOnHook"],
    [35, 102, "becameIdle"],
    [35, "center", "callOver"],
  ]);
  t.same(
    events("ringing").map(({ agent, call, caller, transferredBy }) => [agent, call, caller, transferredBy]),
    [
      [101, id, CUSTOMER_NUMBER, undefined],
      [102, id, CUSTOMER_NUMBER, 101],
    ],
  );
  t.equal(events("talking").at(-1)?.transferredBy, 101);
  t.same(counted(101), { talktime: 10, answernums: 1, transferoutnums: 1 });
  t.same(counted(102), { talktime: 20, answernums: 1, transfernums: 1 });
  t.same(readFigures(stage), [
    [1, 1, 0],
    [0, 0, 0],
  ]);
  t.end();
});

test("a call can be released to an agent under another queue, and abandoned before the answer", (t) => {
  const stage = openWithCall();
  const { transfer, hangUpAsCustomer, runFor, rows, events, counted, id } = stage;
  transfer(101, { agent: 102 }, "release", { queue: 26 });
  rows.length = 0;
  runFor(5);
  hangUpAsCustomer(id);
  t.same(rows, [
    [15, "center", "callAbandoned"],
    [15, 102, "otherSideLeft"],
    [15, 102, "leftCall"],
    [15, 102, "phoneOnHook"],
    [15, 102, "becameIdle"],
    [15, "center", "callOver"],
  ]);
  t.same(events("callAbandoned"), [{ type: "callAbandoned", call: id, queue: undefined }]);
  t.equal(events("ringing").at(-1)?.queueName, "Sales");
  t.same(
    [counted(102), readFigures(stage)],
    [
      {},
      [
        [1, 1, 0],
        [0, 0, 0],
      ],
    ],
  );
  t.end();
});

test("a call that is released to a busy agent waits for it as a direct call", (t) => {
  const { transfer, sayBusy, cancelBusy, runFor, agentsOf, id } = openWithCall();
  sayBusy(102);
  transfer(101, { agent: 102 });
  runFor(60);
  t.same(agentsOf(id), []);
  cancelBusy(102);
  t.same(agentsOf(id), [102]);
  t.end();
});

test("a call that is released to a queue waits behind earlier calls", (t) => {
  const stage = openWithCall();
  const { transfer, call, sayBusy, sayFree, answer, release, events, agentsOf, counted, id } = stage;
  sayBusy(102);
  const earlier = call({ queue: 26 });
  transfer(101, { queue: 26 });
  release(101);
  sayFree(102);
  t.same([agentsOf(earlier), agentsOf(id)], [[102], []]);
  answer(102);
  release(102);
  t.same(agentsOf(id), [102]);
  answer(102);
  t.same(
    events("callQueued").map(({ call: queued, queue }) => [queued, queue]),
    [
      [id, 25],
      [earlier, 26],
      [id, 26],
    ],
  );
  t.equal(counted(102)["transfernums"], 1);
  t.same(readFigures(stage), [
    [1, 1, 0],
    [2, 2, 0],
  ]);
  t.end();
});

test("a call can be released to an IVR, which hangs up at its end", (t) => {
  const { transfer, runFor, rows, counted, center } = openWithCall();
  transfer(101, { ivr: 7 });
  runFor(30);
  t.same(rows, [...LEAVE_EVENTS, [10, "center", "callAtIvr"], [30, "center", "callOver"]]);
  t.same(counted(101), { talktime: 10, answernums: 1, transferivrnums: 1 });
  t.equal(center.state.calls.size, 0);
  t.end();
});

test("after a release to an outside number, both outside parties talk until one hangs up", (t) => {
  const stage = openWithCall();
  const { transfer, hangUpAsCustomer, runFor, rows, counted, id } = stage;
  transfer(101, { number: OUTSIDE });
  runFor(30);
  hangUpAsCustomer(id);
  t.same(rows, [...LEAVE_EVENTS, [13, "center", "outsideAnswered"], [40, "center", "callOver"]]);
  t.same(counted(101), { talktime: 10, answernums: 1, transferoutnums: 1 });
  t.same(readFigures(stage)[0], [1, 1, 0]);
  t.end();
});

test("if the outside number does not answer, the customer is disconnected", (t) => {
  for (const [does, seconds] of [
    ["busy", 10],
    ["refuse", 13],
    ["noAnswer", 70],
  ] as const) {
    const { transfer, runFor, rows, center } = openWithCall({ habits: [{ number: "139*", does }] });
    transfer(101, { number: OUTSIDE });
    runFor(90);
    t.same(rows, [...LEAVE_EVENTS, [seconds, "center", "callOver"]]);
    t.equal(center.state.calls.size, 0);
  }
  t.end();
});

test("if the customer hangs up while the outside number rings, that call is canceled", (t) => {
  const { transfer, hangUpAsCustomer, runFor, rows, id } = openWithCall();
  transfer(101, { number: OUTSIDE });
  runFor(1);
  hangUpAsCustomer(id);
  runFor(30);
  t.same(rows.slice(5), [[11, "center", "callOver"]]);
  t.end();
});

test("with transfernums set to made, a transfer counts for the agent who made it", (t) => {
  const { transfer, answer, counted, runFor } = openWithCall({ settings: { transfernums: "made" } });
  transfer(101, { agent: 102 });
  answer(102);
  transfer(102, { number: OUTSIDE });
  runFor(3);
  t.same(counted(101), { talktime: 10, answernums: 1, transfernums: 1 });
  t.same(counted(102), { answernums: 1, transfernums: 1, transferoutnums: 1 });
  t.end();
});
