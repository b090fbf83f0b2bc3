// Tests of findings about polls that are too fast, too slow or concurrent.
import { type Test, test } from "tap";
import { START } from "../../support/gateway.ts";
import { findOnlyFinding, listFindingKinds, listFindingSentences, openWithFakeWall } from "./arrange.ts";

/** Opens a gateway and a client that has fetched all events, so that its next poll is held. */
async function openWithHeldPoll(t: Test) {
  const gateway = await openWithFakeWall(t, { settings: { pollHold: "10m" } });
  const ada = gateway.client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  await ada.poll();
  await ada.poll();
  return { gateway, ada };
}

test("a poll right after an empty answer is reported, with the count, the interval and the requests", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(50);
  await ada.poll();
  gateway.advance(1);
  gateway.wall.advance(20);
  await ada.poll();
  t.strictSame(findOnlyFinding(gateway), {
    kind: "polling-too-fast",
    severity: "warning",
    agent: 101,
    connection: undefined,
    sentence: "The client of agent 101 polled again as soon as 20 ms after an empty answer (2 times).",
    rule: "Poll again 200 to 500 ms after an empty answer, and immediately only after an event.",
    page: "cec_07_1274",
    times: 2,
    first: { wall: START + 50, world: START },
    last: { wall: START + 70, world: START + 1_000 },
    entries: [6, 7],
  });
});

test("a poll 200 ms after an empty answer, or right after an event, is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.wall.advance(200);
  await ada.poll();
  gateway.wall.advance(200);
  await ada.post("onlineagent/{}/saybusy");
  await ada.pollAll();
  t.strictSame(listFindingKinds(gateway), []);
});

test("silence of more than three quarters of maxTime is reported, and the sentence has the limit", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.world.setClock({ kind: "paced", factor: 1 });
  gateway.wall.advance(90_000);
  await ada.poll();
  t.strictSame(listFindingKinds(gateway), []);
  gateway.wall.advance(91_500);
  await ada.poll();
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 101 sent nothing for 91.5 s; after 2m its agent is signed out.",
  ]);
});

test("at 60x the limit is in wall time, and a manual advance is not silence", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await gateway.signInAgent(101);
  gateway.advance(100);
  await ada.get("onlineagent/{}/agentstatus");
  gateway.world.setClock({ kind: "paced", factor: 60 });
  gateway.wall.advance(60_000);
  await ada.poll();
  t.strictSame(listFindingKinds(gateway), []);
});

test("two concurrent polls are reported, and the older one gets an empty answer", async (t) => {
  const { gateway, ada } = await openWithHeldPoll(t);
  const older = ada.poll();
  await gateway.waitForHeldPolls(1);
  const newer = ada.poll();
  t.strictSame(await older, { message: "", retcode: "0" });
  t.hasStrict(findOnlyFinding(gateway), { kind: "two-polls-at-once", times: 1, entries: [6] });
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await newer).event?.eventType, "AgentState_SetNotReady_Success");
});

test("a canceled poll and a new one are not concurrent polls", async (t) => {
  const { gateway, ada } = await openWithHeldPoll(t);
  const canceled = ada.start("GET", "agentevent/{}").on("error", () => {});
  canceled.end();
  await gateway.waitForHeldPolls(1);
  canceled.destroy();
  await gateway.waitForHeldPolls(0);
  const next = ada.poll();
  await gateway.waitForHeldPolls(1);
  await ada.post("onlineagent/{}/saybusy");
  await next;
  t.strictSame(listFindingKinds(gateway), []);
});

test("a held poll is not silence", async (t) => {
  const { gateway, ada } = await openWithHeldPoll(t);
  const held = ada.poll();
  await gateway.waitForHeldPolls(1);
  gateway.world.setClock({ kind: "paced", factor: 1 });
  gateway.wall.advance(100_000);
  await ada.post("onlineagent/{}/saybusy");
  await held;
  t.strictSame(listFindingKinds(gateway), []);
});
