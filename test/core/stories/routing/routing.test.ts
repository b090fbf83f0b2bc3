// Stories of which call comes to which agent.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("the agent who is idle longest gets the call", (t) => {
  const { signIn, sayBusy, sayFree, call, agentsOf, pass } = openCenter();
  for (const agent of [101, 102, 103]) signIn(agent);
  pass(10);
  sayBusy(101);
  pass(10);
  sayFree(101);
  t.same([agentsOf(call()), agentsOf(call()), agentsOf(call()), agentsOf(call())], [[102], [103], [101], []]);
  t.end();
});

test("the call that waits longest gets the agent", (t) => {
  const { signIn, call, agentsOf, pass } = openCenter();
  const first = call();
  pass(5);
  const second = call();
  signIn(101);
  t.same([agentsOf(first), agentsOf(second)], [[101], []]);
  signIn(102);
  t.same([agentsOf(first), agentsOf(second)], [[101], [102]]);
  t.end();
});

test("an agent gets calls of the queues that it is signed in to, and of no other", (t) => {
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

test("queues that the agent is not configured for are dropped without a word", (t) => {
  const { signIn, session } = openCenter();
  signIn(101, { queues: [26, 99] });
  t.same(session(101).skills, [26]);
  t.end();
});

test("skills chosen during a call count after it", (t) => {
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

test("who signs in to a queue while idle stands there by how long it has been idle", (t) => {
  const { center, signIn, chooseSkills, pass } = openCenter();
  signIn(101, { queues: [26] });
  pass(10);
  signIn(102);
  pass(10);
  chooseSkills(101, [25, 26]);
  t.same([...(center.state.queues.get(25)?.free ?? [])], [101, 102]);
  t.same([...(center.state.queues.get(26)?.free ?? [])], [101, 102]);
  t.end();
});

test("a call for an agent by name waits until that agent is idle, though others are", (t) => {
  const { signIn, call, agentsOf, sayBusy, sayFree, record, pass } = openCenter();
  signIn(101);
  signIn(102);
  sayBusy(101);
  const rows = record();
  const id = call({ agent: 101 });
  pass(20);
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

test("a call for an agent by name needs no skill, nor that the agent is signed in yet", (t) => {
  const { signIn, call, agentsOf, pass } = openCenter();
  const id = call({ agent: 101 }, { patience: 60 });
  pass(30);
  signIn(101, { queues: [] });
  t.same(agentsOf(id), [101]);
  t.end();
});

test("a call by name comes before those of the queues, and the next one after it", (t) => {
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

test("of two queues, the call that waits longest comes first", (t) => {
  const { signIn, call, agentsOf, pass } = openCenter();
  const sales = call({ queue: 26 });
  pass(60);
  const support = call({ queue: 25 });
  signIn(101);
  t.same([agentsOf(sales), agentsOf(support)], [[101], []]);
  t.end();
});
