// Stories of an inbound call: answered manually, automatically, or by an agent who is always off hook.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("an agent answers a call manually", (t) => {
  const { signIn, call, answer, record, runFor } = openCenter();
  signIn(101);
  const rows = record();
  runFor(5);
  call();
  runFor(3);
  answer(101);
  t.same(rows, [
    [5, "center", "callArrived"],
    [5, "center", "callQueued"],
    [5, 101, "occupied"],
    [5, 101, "phoneAlerting"],
    [5, 101, "phoneOffHook"],
    [5, 101, "callAnnounced"],
    [5, 101, "ringing"],
    [5, 101, "otherSideAlerting"],
    [8, 101, "talking"],
  ]);
  t.end();
});

test("with autoAnswer, the phone answers a call automatically", (t) => {
  const { signIn, call, record } = openCenter();
  signIn(101, { autoAnswer: true });
  const rows = record();
  call();
  t.same(rows, [
    [0, "center", "callArrived"],
    [0, "center", "callQueued"],
    [0, 101, "occupied"],
    [0, 101, "phoneAlerting"],
    [0, 101, "phoneOffHook"],
    [0, 101, "callAnnounced"],
    [0, 101, "autoAnswered"],
    [0, 101, "talking"],
  ]);
  t.end();
});

test("an agent who is always off hook gets no events of its phone during the call", (t) => {
  const { signIn, call, answer, release, record, runFor } = openCenter();
  signIn(101, { releasePhone: false });
  const rows = record();
  call();
  answer(101);
  runFor(60);
  release(101);
  t.same(rows, [
    [0, "center", "callArrived"],
    [0, "center", "callQueued"],
    [0, 101, "occupied"],
    [0, 101, "callAnnounced"],
    [0, 101, "ringing"],
    [0, 101, "otherSideAlerting"],
    [0, 101, "talking"],
    [60, 101, "leftCall"],
    [60, 101, "otherSideLeft"],
    [60, 101, "becameIdle"],
    [60, "center", "callOver"],
  ]);
  t.end();
});

test("the talking event of a call from a queue has the caller, the access code and the queue; otherSideAlerting has the caller's number", (t) => {
  const { signIn, call, answer, events } = openCenter();
  signIn(101);
  const id = call({ queue: 26 }, { from: "13912345678" });
  answer(101);
  t.equal(id, "1767603600-1");
  t.same(events("talking"), [
    {
      type: "talking",
      talkCause: "answered",
      waited: 0,
      agent: 101,
      call: "1767603600-1",
      feature: "inbound",
      caller: "13912345678",
      called: "60026",
      queue: 26,
      queueName: "Sales",
      media: "voice",
      assists: false,
    },
  ]);
  t.same(events("otherSideAlerting"), [
    {
      type: "otherSideAlerting",
      agent: 101,
      call: "1767603600-1",
      number: "13912345678",
      workNumber: undefined,
      assists: false,
    },
  ]);
  t.end();
});

test("the events of a direct call have the caller and the agent's phone, and no queue", (t) => {
  const { signIn, call, events } = openCenter();
  signIn(101, { phone: "40077" });
  call({ agent: 101 }, { from: "13912345678" });
  t.same(events("ringing"), [
    {
      type: "ringing",
      agent: 101,
      call: "1767603600-1",
      feature: "inbound",
      caller: "13912345678",
      called: "40077",
      queue: undefined,
      queueName: undefined,
      media: "voice",
      assists: false,
      transferredBy: undefined,
    },
  ]);
  t.end();
});

test("only a ringing call can be answered, and only by its agent", (t) => {
  const { signIn, call, answer, record } = openCenter();
  signIn(101);
  signIn(102);
  t.equal(answer(101), "nothing-to-answer");
  t.equal(answer(103), "not-signed-in");
  const id = call();
  const rows = record();
  t.equal(answer(102), "nothing-to-answer");
  t.equal(answer(101, "1767603600-9"), "nothing-to-answer");
  t.equal(answer(101, id), "done");
  t.equal(answer(101, id), "nothing-to-answer");
  t.same(rows, [[0, 101, "talking"]]);
  t.end();
});

test("a call to an unknown destination is refused", (t) => {
  const { call, record } = openCenter();
  const rows = record();
  t.equal(call({ queue: 27 }), "no-such-queue");
  t.equal(call({ agent: 999 }), "unknown-agent");
  t.same(rows, []);
  t.end();
});
