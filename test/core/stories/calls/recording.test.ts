// Stories of calls that are recorded because of a setting of their queue or agent.
import { test } from "tap";
import { changeDetails } from "../../../../src/core/index.ts";
import { openCenter, type Row, START } from "../../../support/center.ts";

/** Returns the events of recordings and conversations. */
const selectRecordingEvents = (rows: readonly Row[]) =>
  rows.filter(([, , what]) => /^(recording|talking|leftCall)/.test(what));

test("a recording lasts from the answer to the end of the agent's leg, including hold", (t) => {
  const { signIn, call, answer, hold, retrieve, release, runFor, record, events } = openCenter({
    queues: { 25: { isRecorded: true } },
  });
  signIn(101);
  const id = call();
  runFor(5);
  const rows = record();
  answer(101);
  runFor(10);
  hold(101);
  runFor(10);
  retrieve(101);
  runFor(10);
  release(101);
  t.same(rows, [
    [5, 101, "talking"],
    [5, 101, "recordingBegan"],
    [15, 101, "held"],
    [25, 101, "talking"],
    [35, 101, "leftCall"],
    [35, 101, "otherSideLeft"],
    [35, 101, "recordingEnded"],
    [35, 101, "phoneOnHook"],
    [35, 101, "becameIdle"],
    [35, "center", "callOver"],
  ]);
  t.same(events("recordingEnded"), [
    {
      type: "recordingEnded",
      agent: 101,
      call: id,
      task: 1,
      begunAt: START + 5_000,
      format: "aLaw",
      recorded: 30_000,
    },
  ]);
  t.end();
});

test("a recording ends when the customer hangs up", (t) => {
  const { signIn, call, answer, hangUpAsCustomer, record } = openCenter({ queues: { 25: { isRecorded: true } } });
  signIn(101);
  const id = call();
  answer(101);
  const rows = record();
  hangUpAsCustomer(id);
  t.same(rows, [
    [0, 101, "otherSideLeft"],
    [0, 101, "leftCall"],
    [0, 101, "recordingEnded"],
    [0, 101, "phoneOnHook"],
    [0, 101, "becameIdle"],
    [0, "center", "callOver"],
  ]);
  t.end();
});

test("all calls of a recorded queue and of a recorded agent are recorded, including outbound ones", (t) => {
  const { signIn, call, callOut, answer, release, runFor, events, center } = openCenter({
    queues: { 25: { isRecorded: true } },
  });
  signIn(101);
  call({ queue: 26 });
  answer(101);
  release(101);
  callOut(101);
  runFor(3);
  release(101);
  t.same(events("recordingBegan"), []);
  callOut(101, "13900000009", { queue: 25 });
  runFor(3);
  release(101);
  center.perform(changeDetails, { agent: 101, selfRecord: { record: true, beforeTalking: false } });
  call({ queue: 26 });
  answer(101);
  t.same(
    events("recordingBegan").map(({ task, agent, queue, feature }) => [task, agent, queue, feature]),
    [
      [1, 101, 25, "outbound"],
      [2, 101, 26, "inbound"],
    ],
  );
  t.end();
});

test("in a success transfer, the result precedes the end of the recording, and another recording begins", (t) => {
  const { signIn, call, answer, transfer, runFor, record } = openCenter({ queues: { 25: { isRecorded: true } } });
  signIn(101);
  call();
  answer(101);
  signIn(102);
  transfer(101, { agent: 102 }, "success");
  runFor(10);
  const rows = record();
  answer(102);
  t.same(rows, [
    [10, 102, "talking"],
    [10, 102, "recordingBegan"],
    [10, 101, "transferResult"],
    [10, 101, "recordingEnded"],
    [10, 101, "leftCall"],
    [10, 101, "transferred"],
    [10, 101, "phoneOnHook"],
    [10, 101, "becameIdle"],
  ]);
  t.end();
});

test("in a release transfer, the recording ends with the agent's leg", (t) => {
  const { signIn, call, answer, transfer, record } = openCenter({ queues: { 25: { isRecorded: true } } });
  signIn(101);
  call();
  answer(101);
  const rows = record();
  transfer(101, { ivr: 7 });
  t.same(rows, [
    [0, 101, "leftCall"],
    [0, 101, "otherSideLeft"],
    [0, 101, "transferred"],
    [0, 101, "recordingEnded"],
    [0, 101, "phoneOnHook"],
    [0, 101, "becameIdle"],
    [0, "center", "callAtIvr"],
  ]);
  t.end();
});

test("in a three-way call, each recording ends with its call", (t) => {
  const { signIn, call, answer, hold, callOut, joinThreeWay, hangUpAsCustomer, release, runFor, record, events } =
    openCenter({ queues: { 25: { isRecorded: true } } });
  signIn(101);
  const customer = call();
  answer(101);
  hold(101);
  const second = callOut(101, "13900000009", { queue: 25 });
  runFor(10);
  joinThreeWay(101, customer);
  const rows = record();
  hangUpAsCustomer(second);
  runFor(10);
  release(101);
  t.same(selectRecordingEvents(rows), [
    [10, 101, "recordingEnded"],
    [10, 101, "talking"],
    [20, 101, "leftCall"],
    [20, 101, "recordingEnded"],
  ]);
  t.same(
    events("recordingEnded").map(({ call: ended, task }) => [ended, task]),
    [
      [second, 2],
      [customer, 1],
    ],
  );
  t.end();
});

test("an agent who keeps the customer after a three-way call is still recorded", (t) => {
  const { signIn, call, answer, hold, callInside, joinThreeWay, release, hangUpAsCustomer, runFor, events } =
    openCenter({
      queues: { 25: { isRecorded: true } },
    });
  signIn(101);
  signIn(102, { queues: [26] });
  const customer = call();
  answer(101);
  hold(101);
  callInside(101, { agent: 102 }, { queue: 25 });
  answer(102);
  joinThreeWay(101, customer);
  runFor(10);
  release(101);
  runFor(10);
  hangUpAsCustomer(customer);
  t.same(
    events("recordingEnded").map(({ agent, call: ended, begunAt }) => [agent, ended === customer, begunAt - START]),
    [
      [101, false, 0],
      [101, true, 0],
      [102, true, 0],
    ],
  );
  t.end();
});
