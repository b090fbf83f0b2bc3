// Stories of queues without agents, of their overflow queues, and of routing to the lowest work number.
import { test } from "tap";
import { STRATEGIES } from "../../../../src/core/model/strategy.ts";
import { openCenter, type Stage } from "../../../support/center.ts";

/** Returns the waiting calls of each queue. */
const listWaitingCalls = ({ center }: Stage) =>
  Object.fromEntries([...center.state.queues.values()].map((queue) => [queue.id, queue.waiting]));

test("a call for an unstaffed queue goes to its overflow queue, and counts there", (t) => {
  const { signIn, sayBusy, call, record, events, center } = openCenter({ queues: { 25: { overflow: 26 } } });
  signIn(101, { queues: [26] });
  sayBusy(101);
  const rows = record();
  const id = call({ queue: 25 });
  t.same(rows, [
    [0, "center", "callArrived"],
    [0, "center", "callQueued"],
  ]);
  t.same(events("callQueued"), [{ type: "callQueued", call: id, queue: 26 }]);
  t.same([center.call(id)?.called, center.call(id)?.queue], ["60025", 26], "the dialed number does not change");
  t.same(center.state.queues.get(26)?.counts, {
    arrived: 1,
    answered: 0,
    abandoned: 0,
    turnedAway: 0,
    answeredInTime: 0,
  });
  t.end();
});

test("calls wait in their queue while any agent is signed in to it, in any state", (t) => {
  const stage = openCenter({ queues: { 25: { overflow: 26 } } });
  stage.signIn(101, { queues: [25], status: "busy" });
  stage.signIn(102, { queues: [26] });
  const id = stage.call({ queue: 25 });
  t.same(listWaitingCalls(stage), { 25: [id], 26: [] });
  t.end();
});

test("an overflow chain is followed to its first staffed queue, or to its end", (t) => {
  const queues = { 25: { overflow: 26 }, 26: { overflow: 27 }, 27: {} };
  const stage = openCenter({ queues });
  const first = stage.call({ queue: 25 });
  stage.signIn(101, { queues: [26], status: "busy" });
  const second = stage.call({ queue: 25 });
  t.same(listWaitingCalls(stage), { 25: [], 26: [second], 27: [first] });
  t.end();
});

test("in an overflow cycle without agents, a call waits in its original queue", (t) => {
  const stage = openCenter({ queues: { 25: { overflow: 26 }, 26: { overflow: 25 }, 27: { overflow: 25 } } });
  const [first, second, third] = [25, 26, 27].map((queue) => stage.call({ queue }));
  t.same(listWaitingCalls(stage), { 25: [first], 26: [second], 27: [third] });
  stage.signIn(101, { queues: [26], status: "busy" });
  const fourth = stage.call({ queue: 27 });
  t.same(listWaitingCalls(stage)[26], [second, fourth]);
  t.end();
});

test("a call that is transferred to an unstaffed queue goes to its overflow queue", (t) => {
  const { signIn, call, answer, transfer, agentsOf, center } = openCenter({ queues: { 26: { overflow: 25 } } });
  signIn(101, { queues: [25] });
  const id = call();
  answer(101);
  signIn(102, { queues: [25] });
  transfer(101, { queue: 26 });
  t.same([agentsOf(id), center.call(id)?.queue], [[102], 25]);
  t.end();
});

test("with routing lowestNumber, the free agent with the lowest work number gets the call", (t) => {
  const { signIn, call, callInside, agentsOf, runFor } = openCenter({
    agents: 4,
    settings: { routing: "lowestNumber" },
  });
  for (const agent of [104, 103, 102]) {
    signIn(agent);
    runFor(10);
  }
  t.same([agentsOf(call()), agentsOf(call())], [[102], [103]]);
  signIn(101);
  t.same(agentsOf(callInside(104, { queue: 25 })), [104, 101]);
  t.end();
});

test("the free agent with the lowest work number is found among any number of agents", (t) => {
  const freeAgents = new Set(Array.from({ length: 200_000 }, (_, i) => 300_000 - i));
  t.equal(STRATEGIES.lowestNumber.choose(freeAgents), 100_001);
  t.end();
});
