// Tests of replicas that continue the worlds of each other: when one asks for them, and when one is silent.
import { test } from "tap";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { until } from "../support/waiting.ts";
import { LEASE_MS, openStore, openTwoReplicas, PAGE, SCENARIO } from "./replicas.ts";

test("a request brings the world to the replica that gets it", async (t) => {
  const { first, second, adaAtSecond, settle } = await openTwoReplicas(t);
  const before = await first.readHash("tests");
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "0");
  t.same([before, first.worlds.get("tests")], [await second.readHash("tests"), undefined]);
});

test("a replica does not take back at once what it has handed over", async (t) => {
  const { first, second, wall } = await openTwoReplicas(t);
  await second.readHash("tests");
  t.equal((await first.sendToControl("GET", "/worlds/tests")).status, 503);
  wall.advance(1_000);
  t.equal((await first.sendToControl("GET", "/worlds/tests")).status, 200);
});

test("a held poll is answered without an event when its world is handed over, and the next one gets the event", async (t) => {
  const { first, second, ada, adaAtSecond, settle } = await openTwoReplicas(t);
  await first.sendToControl("PATCH", "/worlds/tests/settings", { pollHold: "1h" });
  const world = first.worlds.get("tests");
  const held = ada.get("agentevent/{}");
  await until(() => world !== undefined && first.deliveries.of(world).heldPolls > 0);
  await second.sendToControl("POST", "/worlds/tests/calls", { to: { agent: 101 } });
  t.same(await held, { message: "", retcode: "0" });
  t.equal((await settle(adaAtSecond.get("agentevent/{}"))).event?.eventType, "AgentState_Busy");
});

test("a replica takes no lease for a world that waits to be adopted, so another replica can take it", async (t) => {
  const { first, second, openReplica, shared, wall } = await openTwoReplicas(t);
  const third = await openReplica("three");
  const names = ["a", "b", "c", "d", "e"];
  for (const name of names) await first.sendToControl("POST", "/worlds", { name, clock: "manual", scenario: SCENARIO });
  const before = await first.readHash("e");
  first.kill();
  wall.advance(LEASE_MS);
  let beginReads = () => {};
  second.store.beforeReads = new Promise((resolve) => (beginReads = resolve));
  const answers = names.map((name) => second.sendToControl("GET", `/worlds/${name}`));
  await until(() => names.slice(0, 4).every((name) => shared.worlds.get(name)?.owner.startsWith("two")));
  t.equal(await third.readHash("e"), before);
  beginReads();
  t.same(
    (await Promise.all(answers)).map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
});

test("the worlds of a silent replica continue at another one after their lease", async (t) => {
  const { first, second, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  const before = await first.readHash("tests");
  first.kill();
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  wall.advance(LEASE_MS);
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "0");
  t.equal(await second.readHash("tests"), before);
});

test("a web page can read the answer about a world that is not here", async (t) => {
  const { first, adaAtSecond, settle } = await openTwoReplicas(t);
  first.kill();
  const reply = await settle(adaAtSecond.send("GET", "onlineagent/{}/agentstatus", { headers: { origin: PAGE } }));
  t.strictSame([reply.body.retcode, reply.header("Access-Control-Allow-Origin")], ["000-004", PAGE]);
});

test("a world of a silent replica is read while its lease lasts, and served when it ends", async (t) => {
  const { first, second, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  const before = await first.readHash("tests");
  first.kill();
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  const reads = [second.store.reads];
  wall.advance(LEASE_MS);
  const hash = await second.readHash("tests");
  t.same([...reads, second.store.reads, hash], [1, 1, before]);
});

test("a world that was read while its lease lasted is read again if its replica was not silent after all", async (t) => {
  const { first, second, ada, adaAtSecond, shared, settle, wall } = await openTwoReplicas(t);
  shared.listeners.clear();
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  await settle(ada.post("onlineagent/{}/saybusy"));
  const before = await first.readHash("tests");
  first.kill();
  wall.advance(LEASE_MS);
  t.same([await second.readHash("tests"), second.store.reads], [before, 2]);
});

test("a world that was read while its lease lasted is kept for five seconds", async (t) => {
  const { second, adaAtSecond, shared, settle, wall } = await openTwoReplicas(t);
  shared.listeners.clear();
  const reads: number[] = [];
  for (const passed of [0, 2_000, 4_000]) {
    for (let moved = 0; moved < passed; moved += 100) {
      wall.advance(100);
      await waitForNextTurn();
    }
    t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
    reads.push(second.store.reads);
  }
  t.same(reads, [1, 1, 2]);
});

test("an event whose answer may not have left comes again after a crash", async (t) => {
  const { first, ada, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  await first.sendToControl("POST", "/worlds/tests/calls", { to: { agent: 101 } });
  t.equal((await ada.get("agentevent/{}")).event?.eventType, "AgentState_Busy");
  first.kill();
  wall.advance(LEASE_MS);
  t.equal((await settle(adaAtSecond.get("agentevent/{}"))).event?.eventType, "AgentState_Busy");
});

test("an event whose answer has left does not come again after a crash", async (t) => {
  const { first, ada, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  await first.sendToControl("POST", "/worlds/tests/calls", { to: { agent: 101 } });
  await ada.get("agentevent/{}");
  wall.advance(LEASE_MS / 2);
  await waitForNextTurn();
  first.kill();
  wall.advance(LEASE_MS);
  t.equal((await settle(adaAtSecond.get("agentevent/{}"))).event?.eventType, "AgentOther_PhoneAlerting");
});

test("a replica whose lease has run out answers nothing more", async (t) => {
  const { first, ada, settle, wall } = await openTwoReplicas(t);
  first.kill();
  wall.advance(LEASE_MS);
  t.equal((await settle(ada.get("calldata/{}/statistics"))).retcode, "000-004");
  t.match(first.warnings.at(-1), /^world tests is no longer served here: its lease has run out/);
});

test("a replica that was replaced writes nothing more", async (t) => {
  const { second, ada, shared } = await openTwoReplicas(t);
  Object.assign(shared.worlds.get("tests") ?? {}, { heldUntil: 0 });
  const taken = await second.readHash("tests");
  t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "000-004");
  t.equal(await second.readHash("tests"), taken);
});

test("an input that the store refuses for the time of a lease is refused, and has not happened", async (t) => {
  const { first, ada, settle } = await openTwoReplicas(t);
  first.store.refuses = "OOM command not allowed";
  const before = await first.readHash("tests");
  t.equal((await settle(ada.post("onlineagent/{}/saybusy"))).retcode, "000-004");
  t.match(
    first.warnings.at(-1),
    /^world tests is no longer served here: the store did not write for as long as the lease lasted \(OOM/,
  );
  first.store.refuses = undefined;
  t.equal(await first.readHash("tests"), before);
});

test("an input that the store refuses for a short time waits, and its world stays", async (t) => {
  const { first, ada, settle, wall } = await openTwoReplicas(t);
  const world = first.worlds.get("tests");
  first.store.refuses = "OOM command not allowed";
  const answer = ada.post("onlineagent/{}/saybusy");
  await waitForNextTurn();
  wall.after(1_000, () => {
    first.store.refuses = undefined;
  });
  t.equal((await settle(answer)).retcode, "0");
  t.equal(first.worlds.get("tests"), world);
});

test("a request to a world of another replica waits for a store that fails, for a second", async (t) => {
  const { first, second, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  second.store.isCut = true;
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  const answer = adaAtSecond.get("onlineagent/{}/agentstatus");
  await waitForNextTurn();
  wall.after(900, () => {
    second.store.isCut = false;
  });
  t.equal((await settle(answer)).retcode, "0");
  t.equal(first.worlds.get("tests"), undefined);
});

test("a request waits ten seconds for a store that does not answer, and the world is served when it does", async (t) => {
  const { first, second, adaAtSecond, settle, wall } = await openTwoReplicas(t);
  let answerReads = () => {};
  second.store.beforeReads = new Promise((resolve) => (answerReads = resolve));
  first.kill();
  wall.advance(LEASE_MS);
  const before = wall.now();
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  t.equal(wall.now() - before, 10_000);
  answerReads();
  t.equal((await settle(adaAtSecond.get("onlineagent/{}/agentstatus"))).retcode, "0");
});

test("lines whose answer was lost are stored once, even if others have followed", async (t) => {
  const { first, second, ada, settle, shared } = await openTwoReplicas(t);
  first.store.losesAnswer = true;
  const busy = ada.post("onlineagent/{}/saybusy");
  await waitForNextTurn();
  const free = ada.post("onlineagent/{}/sayfree");
  t.same([(await settle(busy)).retcode, (await settle(free)).retcode], ["0", "0"]);
  const taped = (shared.lines.get("tests") ?? []).filter((line) => /"operation":"say(?:Busy|Free)"/.test(line));
  t.same([taped.length, (await second.readHash("tests")) === undefined], [2, false]);
});

test("an input waits until the store can be reached again", async (t) => {
  const { first, ada, settle, wall } = await openTwoReplicas(t);
  first.store.isCut = true;
  const answer = ada.post("onlineagent/{}/saybusy");
  await waitForNextTurn();
  wall.after(200, () => {
    first.store.isCut = false;
  });
  t.equal((await settle(answer)).retcode, "0");
});

test("a default world that the store refuses is closed", async (t) => {
  const { shared, openReplica } = openStore(t);
  shared.refusesBases = true;
  const { openedDefaults, worlds } = await openReplica("one");
  t.same([openedDefaults.map(({ isClosed }) => isClosed), worlds.get("default")], [[true], undefined]);
});
