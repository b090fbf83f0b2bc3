// Stories of the limits for waiting calls, current calls and previews.
import { test } from "tap";
import { MAX_CALLS, MAX_PREVIEWS, MAX_WAITING } from "../../../../src/core/index.ts";
import { openCenter } from "../../../support/center.ts";

test("a caller beyond the limit of a queue is rejected, and the call ends", (t) => {
  const { call, record, events, center } = openCenter({ queues: { 25: { maxWaiting: 2 } } });
  const [first, second] = [call({ queue: 25 }), call({ queue: 25 })];
  const rows = record();
  const third = call({ queue: 25 });
  t.same(rows, [
    [0, "center", "callArrived"],
    [0, "center", "callTurnedAway"],
    [0, "center", "callOver"],
  ]);
  t.same(events("callTurnedAway"), [{ type: "callTurnedAway", call: third, queue: 25, full: "queue" }]);
  t.same([...center.state.calls.keys()], [first, second]);
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 2,
    answered: 0,
    abandoned: 0,
    turnedAway: 1,
    answeredInTime: 0,
  });
  t.end();
});

test("a queue has room again when a waiting caller is served", (t) => {
  const { call, signIn, center } = openCenter({ queues: { 25: { maxWaiting: 1 } } });
  call({ queue: 25 });
  signIn(101, { queues: [25] });
  const next = call({ queue: 25 });
  t.same([center.state.queues.get(25)?.waiting, center.state.queues.get(25)?.counts.turnedAway], [[next], 0]);
  t.end();
});

test("an unanswered call goes back to the head of a full queue", (t) => {
  const { call, signIn, runFor, center } = openCenter({ queues: { 25: { maxWaiting: 1 } } });
  signIn(101, { queues: [25] });
  const [first, second] = [call({ queue: 25 }), call({ queue: 25 })];
  runFor(30);
  t.same(center.state.queues.get(25)?.waiting, [first, second]);
  t.end();
});

test("a caller who is transferred to a full queue is rejected", (t) => {
  const { call, signIn, answer, transfer, events, center } = openCenter({ queues: { 26: { maxWaiting: 1 } } });
  signIn(101, { queues: [25] });
  const id = call({ queue: 25 });
  answer(101);
  call({ queue: 26 });
  transfer(101, { queue: 26 });
  t.same(events("callTurnedAway"), [{ type: "callTurnedAway", call: id, queue: 26, full: "queue" }]);
  t.equal(center.call(id), undefined);
  t.end();
});

test("by default, 10,000 callers can wait in a queue, and as many direct calls for one agent", (t) => {
  const { call, center, events } = openCenter();
  for (let i = 0; i <= MAX_WAITING; i++) {
    call({ queue: 25 });
    call({ agent: 101 });
  }
  t.same([center.state.queues.get(25)?.waiting.length, center.agent(101)?.waiting.length], [10_000, 10_000]);
  t.same(
    events("callTurnedAway").map(({ full }) => full),
    ["queue", "agent"],
  );
  t.end();
});

test("beyond 100,000 current calls, callers are rejected, and calls of agents are refused, until a call ends", (t) => {
  const { call, signIn, answer, callOut, consult, hangUpAsCustomer, events, center } = openCenter({
    queues: { 25: { maxWaiting: MAX_CALLS } },
  });
  signIn(101, { queues: [26] });
  signIn(102, { queues: [] });
  const talkingCall = call({ queue: 26 });
  answer(101);
  const first = call({ queue: 25 });
  while (center.state.calls.size < MAX_CALLS) call({ queue: 25 });
  const beyond = call({ queue: 25 });
  t.same(events("callTurnedAway"), [{ type: "callTurnedAway", call: beyond, queue: 25, full: "center" }]);
  t.same([callOut(102, "13900000008"), consult(101, { agent: 102 })], ["center-full", "center-full"]);
  t.equal(center.call(talkingCall)?.legs[0]?.state, "talking");
  hangUpAsCustomer(first);
  t.equal(center.call(callOut(102, "13900000008"))?.feature, "outbound");
  t.equal(center.state.calls.size, 100_000);
  t.end();
});

test("an agent has at most 1,000 previews, and a further one replaces the oldest", (t) => {
  const { signIn, offerPreview, callPreviewedNumber, center } = openCenter();
  signIn(101);
  for (let i = 0; i <= MAX_PREVIEWS; i++) offerPreview(101, ["13900000008"], "");
  t.equal(center.agent(101)?.session?.previews.length, 1_000);
  t.equal(callPreviewedNumber(101, "13900000008", 1), "no-such-preview");
  t.equal(center.call(callPreviewedNumber(101, "13900000008", 2))?.feature, "preview");
  t.end();
});
