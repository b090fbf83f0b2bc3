// Tests of findings about sessions: no sign-out, no queues, and sessions that last beyond a run.
import { test } from "tap";
import { findOnlyFinding, listFindingKinds, listFindingSentences, openWithFakeWall } from "./arrange.ts";

test("silence that ends in a sign-out is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  await gateway.signInAgent(101);
  gateway.world.setClock({ kind: "paced", factor: 1 });
  gateway.wall.advance(120_000);
  t.equal(gateway.center.agent(101)?.session, undefined);
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "sign-out-missing",
    sentence:
      "The client of agent 101 stopped sending requests without a sign-out, until the gateway signed its agent out.",
    entries: [5],
  });
});

test("a forced sign-in over the client's own session without an earlier refusal is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await ada.signIn({}, "forcelogin");
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "sign-out-missing",
    sentence: "The client of agent 101 signed in by force over its own session, without a sign-out.",
  });
});

test("neither a sign-out nor a forced one is a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await ada.delete("onlineagent/{}/logout");
  await ada.signIn();
  await ada.delete("onlineagent/{}/forcelogout");
  gateway.advance(3_600);
  t.strictSame(listFindingKinds(gateway), []);
});

test("an agent who is idle for more than ten seconds without queues is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = gateway.client(101);
  await ada.signIn();
  gateway.wall.advance(10_000);
  await ada.pollAll();
  t.strictSame(listFindingKinds(gateway), []);
  gateway.wall.advance(2_500);
  await ada.poll();
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 101 has not requested resetskill 12.5 s after the sign-in: its idle agent gets no calls from queues.",
  ]);
});

test("an agent without queues is not a finding if it is busy, has none configured or chose none", async (t) => {
  const gateway = await openWithFakeWall(t);
  const busy = gateway.client(101);
  await busy.signIn({ status: 3 });
  const unassigned = gateway.client(103);
  await unassigned.signIn({ phonenum: "40040" });
  const queueless = gateway.client(102);
  await queueless.signIn({ phonenum: "40039" });
  await queueless.post("onlineagent/{}/resetskill/false?skillid=");
  gateway.wall.advance(60_000);
  for (const client of [busy, unassigned, queueless]) await client.pollAll();
  t.strictSame(listFindingKinds(gateway), []);
});

test("at the end of a run, agents who are still signed in are reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  await ben.delete("onlineagent/{}/logout");
  gateway.world.clientObserver.onRunEnded();
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "signed-in-at-end",
    severity: "note",
    agent: 101,
    sentence: "The client of agent 101 was still signed in when the run ended.",
  });
});
