// Trouble made on purpose is no finding; what a client makes of it may be one.
import { test } from "tap";
import { kinds, openWatched } from "./arrange.ts";

type Gateway = Awaited<ReturnType<typeof openWatched>>;

/** The world's clock goes as fast as the wall. */
function follow({ world }: Gateway): void {
  world.setClock({ kind: "paced", factor: 1 });
}

test("retcodes that a fault makes may be followed by as many more requests as they strike", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  gateway.world.faults.add({ times: 10, effect: { retcode: "100-006" } });
  for (let i = 0; i < 12; i++) await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(kinds(gateway), []);
});

test("Guids that a fault invalidates are neither stale nor another's; who goes on with one ignores what it is told", async (t) => {
  const gateway = await openWatched(t, { settings: { authMode: "dynamic" } });
  const ada = await gateway.signedIn(101);
  gateway.world.faults.add({ times: 1, effect: { guid: "invalidated" } });
  for (let i = 0; i < 3; i++) t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "100-006");
  t.strictSame(kinds(gateway), []);
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame(kinds(gateway), ["refusal-ignored"]);
  gateway.world.findings.clear();
  await ada.signIn({}, "forcelogin");
  t.strictSame(kinds(gateway), [], "signing in by force is the remedy");
});

test("who is kicked out and signs in again has done nothing wrong", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  gateway.world.faults.add({ times: 1, effect: { kick: true } });
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "100-006");
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  t.strictSame(kinds(gateway), []);
});

test("a silence that faults have made is none", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  follow(gateway);
  gateway.world.faults.add({ times: 2, effect: { status: 503 } });
  for (let i = 0; i < 2; i++) {
    gateway.wall.pass(59_000);
    await ada.send("GET", "agentevent/{}");
  }
  await ada.poll();
  t.strictSame(kinds(gateway), []);
  gateway.world.faults.add({ effect: { switchOver: true } });
  gateway.wall.pass(60_000);
  await ada.poll();
  gateway.wall.pass(60_000);
  t.equal(gateway.center.agent(101)?.session, undefined);
  t.strictSame(kinds(gateway), [], "nor the sign-out that follows from it");
});

test("a Guid that lapses while faults keep the next one away is not stale", async (t) => {
  const gateway = await openWatched(t, { settings: { authMode: "dynamic" } });
  const ada = await gateway.signedIn(101);
  follow(gateway);
  gateway.world.faults.add({ operations: ["getAgentEvent"], effect: { status: 503 } });
  for (let i = 0; i < 2; i++) {
    gateway.wall.pass(61_000);
    await ada.get("onlineagent/{}/agentstatus");
    await ada.send("GET", "agentevent/{}");
  }
  t.strictSame(kinds(gateway), []);
});

test("what an event that could not be read told cannot be known", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  gateway.call({ agent: 101 });
  gateway.wall.pass(1_000);
  await ada.pollAll();
  gateway.wall.pass(1_000);
  await ada.post("voicecall/{}/hold");
  gateway.world.faults.add({ times: 1, effect: { truncated: true } });
  await ada.send("GET", "agentevent/{}");
  gateway.wall.pass(1_000);
  t.equal((await ada.post("voicecall/{}/hold")).retcode, "200-014");
  await ada.poll();
  gateway.wall.pass(1_000);
  t.strictSame(kinds(gateway), []);
});

test("an empty answer that could not be read is polled for at once", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  gateway.wall.pass(1_000);
  gateway.world.faults.add({ times: 1, effect: { malformed: true } });
  await ada.send("GET", "agentevent/{}");
  await ada.poll();
  t.strictSame(kinds(gateway), []);
});

test("a sign-in whose answer could not be read is asked for again, by force too", async (t) => {
  const gateway = await openWatched(t);
  const ada = gateway.client(101);
  gateway.world.faults.add({ times: 1, effect: { malformed: true } });
  await ada.send("PUT", "onlineagent/{}", { body: { password: "secret", phonenum: "40038" } });
  t.equal((await ada.signIn()).body.retcode, "100-002");
  await ada.signIn({}, "forcelogin");
  gateway.world.faults.add({ times: 1, effect: { malformed: true } });
  await ada.send("GET", "onlineagent/{}/agentstatus");
  await ada.signIn({}, "forcelogin");
  t.strictSame(kinds(gateway), []);
});

test("who has lost events cannot know where its agent stands", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  const call = gateway.call({ agent: 101 });
  gateway.world.faults.add({ for: "1s", effect: { events: "lost" } });
  gateway.customerHangsUp(call);
  gateway.wall.pass(5_000);
  await ada.pollAll();
  gateway.wall.pass(5_000);
  t.equal((await ada.delete("voicecall/{}/release")).retcode, "200-017");
  t.strictSame(kinds(gateway), []);
});
