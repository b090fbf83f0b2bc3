// Tests that faults cause no findings.
// The reaction of a client to a fault can cause one.
import { test } from "tap";
import { listFindingKinds, openWithFakeWall } from "./arrange.ts";

type Gateway = Awaited<ReturnType<typeof openWithFakeWall>>;

/** Makes the world's clock follow the wall clock. */
function followWallClock({ world }: Gateway): void {
  world.setClock({ kind: "paced", factor: 1 });
}

test("a client may continue after retcodes from a fault as often as the fault applies", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.world.faults.add({ times: 10, effect: { retcode: "100-006" } });
  for (let i = 0; i < 12; i++) await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(listFindingKinds(gateway), []);
});

test("a Guid that a fault invalidates is neither stale nor foreign, but continuing with it is reported", async (t) => {
  const gateway = await openWithFakeWall(t, { settings: { authMode: "dynamic" } });
  const ada = await gateway.signInAgent(101);
  gateway.world.faults.add({ times: 1, effect: { guid: "invalidated" } });
  for (let i = 0; i < 3; i++) t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "100-006");
  t.strictSame(listFindingKinds(gateway), []);
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame(listFindingKinds(gateway), ["refusal-ignored"]);
  gateway.world.findings.clear();
  await ada.signIn({}, "forcelogin");
  t.strictSame(listFindingKinds(gateway), [], "signing in by force is the remedy");
});

test("signing in again after a forced sign-out is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.world.faults.add({ times: 1, effect: { kick: true } });
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "100-006");
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  t.strictSame(listFindingKinds(gateway), []);
});

test("silence that faults cause is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  followWallClock(gateway);
  gateway.world.faults.add({ times: 2, effect: { status: 503 } });
  for (let i = 0; i < 2; i++) {
    gateway.wall.advance(59_000);
    await ada.send("GET", "agentevent/{}");
  }
  await ada.poll();
  t.strictSame(listFindingKinds(gateway), []);
  gateway.world.faults.add({ effect: { switchOver: true } });
  gateway.wall.advance(60_000);
  await ada.poll();
  gateway.wall.advance(60_000);
  t.equal(gateway.center.agent(101)?.session, undefined);
  t.strictSame(listFindingKinds(gateway), [], "the sign-out that follows is not a finding either");
});

test("a Guid that expires while faults withhold the next one is not stale", async (t) => {
  const gateway = await openWithFakeWall(t, { settings: { authMode: "dynamic" } });
  const ada = await gateway.signInAgent(101);
  followWallClock(gateway);
  gateway.world.faults.add({ operations: ["getAgentEvent"], effect: { status: 503 } });
  for (let i = 0; i < 2; i++) {
    gateway.wall.advance(61_000);
    await ada.get("onlineagent/{}/agentstatus");
    await ada.send("GET", "agentevent/{}");
  }
  t.strictSame(listFindingKinds(gateway), []);
});

test("a client is not expected to know the content of an unreadable event", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.call({ agent: 101 });
  gateway.wall.advance(1_000);
  await ada.pollAll();
  gateway.wall.advance(1_000);
  await ada.post("voicecall/{}/hold");
  gateway.world.faults.add({ times: 1, effect: { truncated: true } });
  await ada.send("GET", "agentevent/{}");
  gateway.wall.advance(1_000);
  t.equal((await ada.post("voicecall/{}/hold")).retcode, "200-014");
  await ada.poll();
  gateway.wall.advance(1_000);
  t.strictSame(listFindingKinds(gateway), []);
});

test("a client may poll immediately after an unreadable empty answer", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(1_000);
  gateway.world.faults.add({ times: 1, effect: { malformed: true } });
  await ada.send("GET", "agentevent/{}");
  await ada.poll();
  t.strictSame(listFindingKinds(gateway), []);
});

test("a client may sign in again, even by force, if the answer was unreadable", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = gateway.client(101);
  gateway.world.faults.add({ times: 1, effect: { malformed: true } });
  await ada.send("PUT", "onlineagent/{}", { body: { password: "secret", phonenum: "40038" } });
  t.equal((await ada.signIn()).body.retcode, "100-002");
  await ada.signIn({}, "forcelogin");
  gateway.world.faults.add({ times: 1, effect: { malformed: true } });
  await ada.send("GET", "onlineagent/{}/agentstatus");
  await ada.signIn({}, "forcelogin");
  t.strictSame(listFindingKinds(gateway), []);
});

test("a client that lost events is not expected to know its agent's state", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  const call = gateway.call({ agent: 101 });
  gateway.world.faults.add({ for: "1s", effect: { events: "lost" } });
  gateway.hangUpAsCustomer(call);
  gateway.wall.advance(5_000);
  await ada.pollAll();
  gateway.wall.advance(5_000);
  t.equal((await ada.delete("voicecall/{}/release")).retcode, "200-017");
  t.strictSame(listFindingKinds(gateway), []);
});
