// Stories of queues and agents that are added to a running center.
import { test } from "tap";
import { addQueuesAndAgents } from "../../../../src/core/index.ts";
import { openCenter } from "../../../support/center.ts";

test("a new queue takes calls, which new and earlier agents can answer", (t) => {
  const { center, signIn, chooseSkills, call, agentsOf, answer } = openCenter({ agents: 1 });
  signIn(101);
  const earlier = call({ queue: 25 });
  answer(101);
  center.perform(addQueuesAndAgents, {
    queues: [{ id: 27, name: "Returns" }],
    agents: [
      { id: 101, name: "Somebody else", password: "other", queues: [25, 27] },
      { id: 102, name: "Ben", password: "secret", queues: [27] },
    ],
  });
  t.same([agentsOf(earlier), center.agent(101)?.name], [[101], "Agent 101"]);
  t.equal(center.state.queues.get(27)?.accessCode, "60027");
  const first = call({ queue: 27 });
  t.same(agentsOf(first), []);
  signIn(102);
  t.same(agentsOf(first), [102]);
  const second = call({ queue: 27 });
  center.perform(addQueuesAndAgents, { queues: [], agents: [] });
  t.same(agentsOf(second), []);
  signIn(101, { force: true });
  chooseSkills(101, "all");
  t.same(agentsOf(second), [101]);
  t.end();
});

test("an existing queue keeps its calls and its name", (t) => {
  const { center, call } = openCenter({ agents: 0 });
  const waiting = call({ queue: 25 });
  center.perform(addQueuesAndAgents, { queues: [{ id: 25, name: "Another name" }], agents: [] });
  const queue = center.state.queues.get(25);
  t.same([queue?.name, queue?.waiting, queue?.counts.arrived], ["Support", [waiting], 1]);
  t.end();
});
