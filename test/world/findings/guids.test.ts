// Tests of findings about Guids: expired ones, those of other agents, and requests that continue after a refusal.
import { test } from "tap";
import { findOnlyFinding, listFindingKinds, listFindingSentences, openWithFakeWall } from "./arrange.ts";

const DYNAMIC = { settings: { authMode: "dynamic" } };

test("a request with an expired Guid is reported", async (t) => {
  const gateway = await openWithFakeWall(t, DYNAMIC);
  const ada = await gateway.signInAgent(101);
  ada.storesNewGuid = false;
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (const seconds of [61, 58]) {
    gateway.wall.advance(seconds * 1_000);
    await ada.poll();
  }
  t.strictSame(listFindingKinds(gateway), []);
  gateway.wall.advance(1_000);
  t.equal((await ada.poll()).retcode, "000-003");
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "stale-guid",
    severity: "error",
    sentence: "The client of agent 101 sent an expired Guid, last with getAgentEvent.",
    entries: [8],
  });
});

test("a client that polls with new Guids but sends other requests with the first is reported when that one has expired", async (t) => {
  const gateway = await openWithFakeWall(t, DYNAMIC);
  const ada = await gateway.signInAgent(101);
  const first = ada.guid;
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (let minute = 0; minute < 5; minute++) {
    gateway.wall.advance(61_000);
    await ada.poll();
  }
  t.strictSame(listFindingKinds(gateway), []);
  ada.guid = first;
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "000-003");
  t.strictSame(listFindingKinds(gateway), ["stale-guid"]);
});

test("a request with the Guid of another agent is reported, and the sentence names that agent", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  ada.guid = ben.guid;
  await ada.get("onlineagent/{}/agentstatus");
  await ada.post("onlineagent/{}/saybusy");
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "foreign-guid",
    agent: 101,
    times: 2,
    sentence: "The client of agent 101 sent the Guid of agent 102 (2 times), last with sayBusy.",
  });
});

test("an unknown Guid is refused without a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  ada.guid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6.AgentGateway1";
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(listFindingKinds(gateway), []);
});

test("after a sign-out, three requests may have been in flight, and the fourth is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await ada.delete("onlineagent/{}/logout");
  for (let i = 0; i < 3; i++) await ada.poll();
  t.strictSame(listFindingKinds(gateway), []);
  for (let i = 0; i < 2; i++) await ada.poll();
  t.hasStrict(findOnlyFinding(gateway), {
    kind: "refusal-ignored",
    severity: "error",
    sentence: "The client of agent 101 got 100-006 and continued as before with 2 more requests.",
  });
});

test("only the client whose session was replaced is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const elsewhere = gateway.client(101);
  t.equal((await elsewhere.signIn()).body.retcode, "100-002");
  await elsewhere.signIn({}, "forcelogin");
  await elsewhere.post("onlineagent/{}/resetskill/true");
  for (let i = 0; i < 4; i++) {
    await ada.get("onlineagent/{}/agentstatus");
    await elsewhere.get("onlineagent/{}/agentstatus");
  }
  t.hasStrict(findOnlyFinding(gateway), { kind: "refusal-ignored", times: 1 });
});

test("a client that uses the existing session on the same connection after 100-002 is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  t.equal((await ada.signIn()).body.retcode, "100-002");
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 101 got 100-002 and continued as before with 1 more request.",
  ]);
});

test("a client that repeats a sign-in after 100-002 is reported", async (t) => {
  const gateway = await openWithFakeWall(t);
  await gateway.signInAgent(101);
  const elsewhere = gateway.client(101);
  for (let i = 0; i < 3; i++) await elsewhere.signIn();
  t.strictSame(listFindingKinds(gateway), []);
  await elsewhere.signIn();
  t.strictSame(listFindingKinds(gateway), ["refusal-ignored"]);
});

test("a forced sign-in after 100-002 or 100-006 is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  await ada.signIn();
  await ada.signIn({}, "forcelogin");
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.delete("onlineagent/{}/logout");
  await ada.poll();
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.pollAll();
  t.strictSame(listFindingKinds(gateway), []);
});
