// Stories of the assignment of calls to agents.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("the agent who is idle longest gets the call", (t) => {
  const { signIn, sayBusy, sayFree, call, agentsOf, runFor } = openCenter();
  for (const agent of [101, 102, 103]) signIn(agent);
  runFor(10);
  sayBusy(101);
  runFor(10);
  sayFree(101);
  t.same([agentsOf(call()), agentsOf(call()), agentsOf(call()), agentsOf(call())], [[102], [103], [101], []]);
  t.end();
});

test("an agent gets the call that waits longest", (t) => {
  const { signIn, call, agentsOf, runFor } = openCenter();
  const first = call();
  runFor(5);
  const second = call();
  signIn(101);
  t.same([agentsOf(first), agentsOf(second)], [[101], []]);
  signIn(102);
  t.same([agentsOf(first), agentsOf(second)], [[101], [102]]);
  t.end();
});

test("an agent only gets calls of the queues that it is signed in to", (t) => {
  const { signIn, chooseSkills, call, agentsOf } = openCenter();
  signIn(101, { queues: [26] });
  const support = call({ queue: 25 });
  const sales = call({ queue: 26 });
  t.same([agentsOf(support), agentsOf(sales)], [[], [101]]);
  signIn(102, { queues: [] });
  t.same(agentsOf(support), []);
  chooseSkills(102, [25]);
  t.same(agentsOf(support), [102]);
  t.end();
});

test("a sign-in ignores queues that are not configured for the agent", (t) => {
  const { signIn, session } = openCenter();
  signIn(101, { queues: [26, 99] });
  t.same(session(101).skills, [26]);
  t.end();
});

test("skills chosen during a call apply after it", (t) => {
  const { signIn, call, chooseSkills, release, agentsOf, answer } = openCenter();
  signIn(101, { queues: [25] });
  call({ queue: 25 });
  answer(101);
  chooseSkills(101, [26]);
  const sales = call({ queue: 26 });
  t.same(agentsOf(sales), []);
  release(101);
  t.same(agentsOf(sales), [101]);
  t.end();
});

test("an idle agent who joins a queue is ranked by its whole idle time", (t) => {
  const { center, signIn, chooseSkills, runFor } = openCenter();
  signIn(101, { queues: [26] });
  runFor(10);
  signIn(102);
  runFor(10);
  chooseSkills(101, [25, 26]);
  t.same([...(center.state.queues.get(25)?.freeAgents ?? [])], [101, 102]);
  t.same([...(center.state.queues.get(26)?.freeAgents ?? [])], [101, 102]);
  t.end();
});

test("a direct call waits until its agent is idle, even if others are idle", (t) => {
  const { signIn, call, agentsOf, sayBusy, sayFree, record, runFor } = openCenter();
  signIn(101);
  signIn(102);
  sayBusy(101);
  const rows = record();
  const id = call({ agent: 101 });
  runFor(20);
  sayFree(101);
  t.same(rows, [
    [0, "center", "callArrived"],
    [20, 101, "busyEnded"],
    [20, 101, "occupied"],
    [20, 101, "phoneAlerting"],
    [20, 101, "phoneOffHook"],
    [20, 101, "callAnnounced"],
    [20, 101, "ringing"],
    [20, 101, "otherSideAlerting"],
  ]);
  t.same(agentsOf(id), [101]);
  t.end();
});

test("a direct call requires no skill, and can wait for an agent who is not signed in", (t) => {
  const { signIn, call, agentsOf, runFor } = openCenter();
  const id = call({ agent: 101 }, { patience: 60 });
  runFor(30);
  signIn(101, { queues: [] });
  t.same(agentsOf(id), [101]);
  t.end();
});

test("direct calls precede calls of the queues", (t) => {
  const { signIn, call, agentsOf, answer, release } = openCenter();
  const queued = call();
  const first = call({ agent: 101 });
  const second = call({ agent: 101 });
  signIn(101);
  t.same([agentsOf(queued), agentsOf(first), agentsOf(second)], [[], [101], []]);
  answer(101);
  release(101);
  t.same([agentsOf(queued), agentsOf(second)], [[], [101]]);
  answer(101);
  release(101);
  t.same(agentsOf(queued), [101]);
  t.end();
});

test("the call that has waited longest in either of two queues comes first", (t) => {
  const { signIn, call, agentsOf, runFor } = openCenter();
  const sales = call({ queue: 26 });
  runFor(60);
  const support = call({ queue: 25 });
  signIn(101);
  t.same([agentsOf(sales), agentsOf(support)], [[101], []]);
  t.end();
});
