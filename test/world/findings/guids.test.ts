// Findings about Guids and about what they are refused with: stale ones, those of others, and going on all the same.
import { test } from "tap";
import { kinds, only, openWatched, sentences } from "./arrange.ts";

const DYNAMIC = { settings: { authMode: "dynamic" } };

test("shows the Guid of the sign-in when its time is over", async (t) => {
  const gateway = await openWatched(t, DYNAMIC);
  const ada = await gateway.signedIn(101);
  ada.follows = false;
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (const seconds of [61, 58]) {
    gateway.wall.pass(seconds * 1_000);
    await ada.poll();
  }
  t.strictSame(kinds(gateway), []);
  gateway.wall.pass(1_000);
  t.equal((await ada.poll()).retcode, "000-003");
  t.match(only(gateway), {
    kind: "stale-guid",
    severity: "error",
    sentence: "The client of agent 101 sent an expired Guid, last with getAgentEvent.",
    entries: [8],
  });
});

test("polls with new Guids, and shows the first one with everything else: found long after it was forgotten", async (t) => {
  const gateway = await openWatched(t, DYNAMIC);
  const ada = await gateway.signedIn(101);
  const first = ada.guid;
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (let minute = 0; minute < 5; minute++) {
    gateway.wall.pass(61_000);
    await ada.poll();
  }
  t.strictSame(kinds(gateway), []);
  ada.guid = first;
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "000-003");
  t.strictSame(kinds(gateway), ["stale-guid"]);
});

test("shows the Guid of another agent, who is told", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  const ben = await gateway.signedIn(102);
  ada.guid = ben.guid;
  await ada.get("onlineagent/{}/agentstatus");
  await ada.post("onlineagent/{}/saybusy");
  t.match(only(gateway), {
    kind: "foreign-guid",
    agent: 101,
    times: 2,
    sentence: "The client of agent 101 sent the Guid of agent 102 (2 times), last with sayBusy.",
  });
});

test("a Guid that nobody ever had is refused, and that is all", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  ada.guid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6.AgentGateway1";
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(kinds(gateway), []);
});

test("polls on when it is signed out: what was under way is let pass, the fourth request is not", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  await ada.delete("onlineagent/{}/logout");
  for (let i = 0; i < 3; i++) await ada.poll();
  t.strictSame(kinds(gateway), []);
  for (let i = 0; i < 2; i++) await ada.poll();
  t.match(only(gateway), {
    kind: "refusal-ignored",
    severity: "error",
    sentence: "The client of agent 101 got 100-006 and continued as before with 2 more requests.",
  });
});

test("goes on with the Guid of a session that another client has ended; the other one is not meant", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  const elsewhere = gateway.client(101);
  t.equal((await elsewhere.signIn()).body.retcode, "100-002");
  await elsewhere.signIn({}, "forcelogin");
  await elsewhere.post("onlineagent/{}/resetskill/true");
  for (let i = 0; i < 4; i++) {
    await ada.get("onlineagent/{}/agentstatus");
    await elsewhere.get("onlineagent/{}/agentstatus");
  }
  t.match(only(gateway), { kind: "refusal-ignored", times: 1 });
});

test("signs in again and is told 100-002: it goes on with the session that is there, on the same connection", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  t.equal((await ada.signIn()).body.retcode, "100-002");
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(sentences(gateway), [
    "The client of agent 101 got 100-002 and continued as before with 1 more request.",
  ]);
});

test("tries to sign in again and again, although it is told 100-002", async (t) => {
  const gateway = await openWatched(t);
  await gateway.signedIn(101);
  const elsewhere = gateway.client(101);
  for (let i = 0; i < 3; i++) await elsewhere.signIn();
  t.strictSame(kinds(gateway), []);
  await elsewhere.signIn();
  t.strictSame(kinds(gateway), ["refusal-ignored"]);
});

test("after 100-002 it signs in by force, after 100-006 again: nothing", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  await ada.signIn();
  await ada.signIn({}, "forcelogin");
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.delete("onlineagent/{}/logout");
  await ada.poll();
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.pollAll();
  t.strictSame(kinds(gateway), []);
});
