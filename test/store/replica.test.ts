// Tests of replicas that continue the worlds of each other: when one asks for them, and when one is silent.
import { test } from "tap";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import { until } from "../support/waiting.ts";
import { CHECKPOINT_EVERY, LEASE_MS, openStore, SCENARIO } from "./replicas.ts";

/** Opens two replicas. The first has the world `tests`, in which agent 101 has signed in and fetched its first events. */
async function openTwo(t: Parameters<typeof openStore>[0]) {
  const opened = openStore(t);
  const first = await opened.openReplica("one");
  await first.control("POST", "/worlds", { name: "tests", clock: "manual", scenario: SCENARIO });
  const ada = first.client(101, "tests");
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.pollAll();
  const second = await opened.openReplica("two");
  return { ...opened, first, second, ada, again: second.client(101, "tests", ada.guid) };
}

test("a request brings the world to the replica that gets it", async (t) => {
  const { first, second, again, settled } = await openTwo(t);
  const before = await first.hash("tests");
  t.equal((await settled(again.get("onlineagent/{}/agentstatus"))).retcode, "0");
  t.same([before, first.worlds.get("tests")], [await second.hash("tests"), undefined]);
});

test("a replica does not take back at once what it has handed over", async (t) => {
  const { first, second, wall } = await openTwo(t);
  await second.hash("tests");
  t.equal((await first.control("GET", "/worlds/tests")).status, 503);
  wall.advance(1_000);
  t.equal((await first.control("GET", "/worlds/tests")).status, 200);
});

test("a held poll is answered without an event when its world is handed over, and the next one gets the event", async (t) => {
  const { first, second, ada, again, settled } = await openTwo(t);
  await first.control("PATCH", "/worlds/tests/settings", { pollHold: "1h" });
  const world = first.worlds.get("tests");
  const held = ada.get("agentevent/{}");
  await until(() => world !== undefined && first.deliveries.of(world).heldPolls > 0);
  await second.control("POST", "/worlds/tests/calls", { to: { agent: 101 } });
  t.same(await held, { message: "", retcode: "0" });
  t.equal((await settled(again.get("agentevent/{}"))).event?.eventType, "AgentState_Busy");
});

test("the worlds of a silent replica continue at another one after their lease", async (t) => {
  const { first, second, again, settled, wall } = await openTwo(t);
  const before = await first.hash("tests");
  first.kill();
  t.equal((await settled(again.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  wall.advance(LEASE_MS);
  t.equal((await settled(again.get("onlineagent/{}/agentstatus"))).retcode, "0");
  t.equal(await second.hash("tests"), before);
});

test("an event whose answer may not have left comes again after a crash", async (t) => {
  const { first, ada, again, settled, wall } = await openTwo(t);
  await first.control("POST", "/worlds/tests/calls", { to: { agent: 101 } });
  t.equal((await ada.get("agentevent/{}")).event?.eventType, "AgentState_Busy");
  first.kill();
  wall.advance(LEASE_MS);
  t.equal((await settled(again.get("agentevent/{}"))).event?.eventType, "AgentState_Busy");
});

test("an event whose answer has left does not come again after a crash", async (t) => {
  const { first, ada, again, settled, wall } = await openTwo(t);
  await first.control("POST", "/worlds/tests/calls", { to: { agent: 101 } });
  await ada.get("agentevent/{}");
  wall.advance(LEASE_MS / 2);
  await waitForNextTurn();
  first.kill();
  wall.advance(LEASE_MS);
  t.equal((await settled(again.get("agentevent/{}"))).event?.eventType, "AgentOther_PhoneAlerting");
});

test("a replica whose lease has run out answers nothing more", async (t) => {
  const { first, ada, settled, wall } = await openTwo(t);
  first.kill();
  wall.advance(LEASE_MS);
  t.equal((await settled(ada.get("calldata/{}/statistics"))).retcode, "000-004");
  t.match(first.warnings.at(-1), /^world tests is no longer served here: its lease has run out/);
});

test("a replica that was replaced writes nothing more", async (t) => {
  const { second, ada, shared } = await openTwo(t);
  Object.assign(shared.worlds.get("tests") ?? {}, { heldUntil: 0 });
  const taken = await second.hash("tests");
  t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "000-004");
  t.equal(await second.hash("tests"), taken);
});

test("after a hand-over, moments before the last stored state are forgotten", async (t) => {
  const { first, second, ada, shared, wall } = await openTwo(t);
  first.worlds.get("tests")?.travel.start(CHECKPOINT_EVERY);
  for (const state of ["saybusy", "sayfree", "saybusy", "sayfree", "saybusy"])
    await ada.post(`onlineagent/{}/${state}`);
  wall.advance(500);
  await second.hash("tests");
  const { position = 0 } = shared.worlds.get("tests") ?? {};
  const rewound = await second.control("POST", "/worlds/tests/rewind", { to: { input: 1 } });
  t.same([position > 0, second.worlds.get("tests")?.tape.firstKept, rewound.status], [true, position, 409]);
});

test("an input that the store refuses for the time of a lease is refused, and has not happened", async (t) => {
  const { first, ada, settled } = await openTwo(t);
  first.store.refuses = "OOM command not allowed";
  const before = await first.hash("tests");
  t.equal((await settled(ada.post("onlineagent/{}/saybusy"))).retcode, "000-004");
  t.match(
    first.warnings.at(-1),
    /^world tests is no longer served here: the store did not write for as long as its lease lasted \(OOM/,
  );
  first.store.refuses = undefined;
  t.equal(await first.hash("tests"), before);
});

test("an input that the store refuses for a short time waits, and its world stays", async (t) => {
  const { first, ada, settled, wall } = await openTwo(t);
  const world = first.worlds.get("tests");
  first.store.refuses = "OOM command not allowed";
  const answer = ada.post("onlineagent/{}/saybusy");
  await waitForNextTurn();
  wall.after(1_000, () => {
    first.store.refuses = undefined;
  });
  t.equal((await settled(answer)).retcode, "0");
  t.equal(first.worlds.get("tests"), world);
});

test("a request to a world of another replica waits for a store that fails, for a second", async (t) => {
  const { first, second, again, settled, wall } = await openTwo(t);
  second.store.isCut = true;
  t.equal((await settled(again.get("onlineagent/{}/agentstatus"))).retcode, "000-004");
  const answer = again.get("onlineagent/{}/agentstatus");
  await waitForNextTurn();
  wall.after(900, () => {
    second.store.isCut = false;
  });
  t.equal((await settled(answer)).retcode, "0");
  t.equal(first.worlds.get("tests"), undefined);
});

test("lines whose answer was lost are stored once, even if others have followed", async (t) => {
  const { first, second, ada, settled, shared } = await openTwo(t);
  first.store.losesAnswer = true;
  const busy = ada.post("onlineagent/{}/saybusy");
  await waitForNextTurn();
  const free = ada.post("onlineagent/{}/sayfree");
  t.same([(await settled(busy)).retcode, (await settled(free)).retcode], ["0", "0"]);
  const taped = (shared.lines.get("tests") ?? []).filter((line) => /"operation":"say(?:Busy|Free)"/.test(line));
  t.same([taped.length, (await second.hash("tests")) === undefined], [2, false]);
});

test("an input waits until the store can be reached again", async (t) => {
  const { first, ada, settled, wall } = await openTwo(t);
  first.store.isCut = true;
  const answer = ada.post("onlineagent/{}/saybusy");
  await waitForNextTurn();
  wall.after(200, () => {
    first.store.isCut = false;
  });
  t.equal((await settled(answer)).retcode, "0");
});
