// Tests over real HTTPS that a client gets findings for exactly its mistakes, and a correct client gets none.
import { test } from "tap";
import { beginIncomingCall, hangUpAsCustomer, Refusal } from "../../../src/core/index.ts";
import type { OpenSimulator } from "../../../src/open-simulator.ts";
import { FINDING_KINDS } from "../../../src/world/findings/kinds/index.ts";
import { openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { HttpsClient, openHttps } from "./https.ts";

const SETTINGS = { authMode: "dynamic", statisticsOutsideCall: "answer", pushRetry: "1ms" };

/** Returns the findings so far: kind, agent and number of times. */
const listFindings = (sim: OpenSimulator) =>
  sim.defaultWorld.findings.list().map(({ kind, agent, times }) => [kind, agent, times]);

/** Returns how many times a kind was found so far; undefined if never. */
const countFinding = (sim: OpenSimulator, kind: string) =>
  sim.defaultWorld.findings.list().find((finding) => finding.kind === kind)?.times;

/** Lets a customer call agent 101; returns the id of the call. */
function callAda(sim: OpenSimulator): string {
  const outcome = sim.defaultWorld.center.perform(beginIncomingCall, { from: "13800000001", to: { agent: 101 } });
  if (outcome instanceof Refusal) throw new Error(outcome.sentence);
  return outcome;
}

test("a client that makes every mistake gets the findings of exactly its mistakes", async (t) => {
  const { sim, wall } = await openHttps(t, SETTINGS);
  const world = sim.defaultWorld;
  const ada = new HttpsClient(t, sim, 101);
  const ben = new HttpsClient(t, sim, 102);

  await ada.signIn();
  wall.advance(10_100);
  await ada.pollAll(wall); // 3 polls before resetskill
  await ada.send("POST", "onlineagent/{}/resetskill/true");
  await ada.send("GET", "agentevent/{}");
  await ada.send("GET", "agentevent/{}"); // without a pause
  for (let i = 0; i < 12; i++) await ada.send("GET", "calldata/{}/statistics"); // 7 over the limit, and 2 findings of statistics-too-often
  wall.advance(2_000);
  await ada.send("POST", "onlineagent/{}/cancelbusy"); // the agent is not busy
  world.center.perform(hangUpAsCustomer, { call: callAda(sim) });
  await ada.pollAll(wall);
  wall.advance(2_000);
  await ada.send("POST", "voicecall/{}/hold"); // the customer has hung up
  await ada.send("POST", "voicecall/{}/dropcall/1-1"); // no such call
  await ada.send("GET", "onlineagent/{}/agentstatus", { hasContentType: false });
  await ada.send("GET", "onlineagent/{}/agentstatus", { contentType: "text/xml" });
  await ada.send("PUT", "voicecall/{}/callinner", { body: { called: "x" }, isCompressed: true });
  await ada.send("PUT", "onlineagent/{}/heartbeat");
  await ada.send("POST", "onlineagent/{}/rest/soon/1");
  for (let i = 0; i < 11; i++) await ada.send("GET", "onlineagent/{}/agentstatus", { keepsConnection: false }); // 2 findings
  wall.advance(60_000);
  await ada.pollAll(wall);
  wall.advance(95_000);
  await ada.pollAll(wall); // close to the limit of 2 minutes

  await ada.signIn({}, "onlineagent/{}/forcelogin"); // replaces the client's own session
  await ada.send("POST", "onlineagent/{}/resetskill/true");
  await ada.pollAll(wall);
  for (const seconds of [61, 60]) {
    wall.advance(seconds * 1_000);
    await ada.pollAll(wall);
  }
  await ada.send("GET", "onlineagent/{}/agentstatus", { guid: ada.guids.at(-3) }); // the Guid of the sign-in, two minutes old
  await ben.signIn({ phonenum: "40039" });
  await ada.send("GET", "onlineagent/{}/agentstatus", { guid: ben.guids.at(-1) });

  world.changeSettings({ pollHold: "10m" });
  const polls = [ada.send("GET", "agentevent/{}")];
  await until(() => world.isListenedTo);
  const { count } = world.journal;
  polls.push(ada.send("GET", "agentevent/{}")); // a second poll while the first is held
  await polls[0];
  await until(() => world.journal.count === count + 1 && world.isListenedTo);
  callAda(sim);
  await polls[1];
  world.changeSettings({ pollHold: "0s" });

  await ada.signIn(); // refused with 100-002
  await ada.pollAll(wall); // continues despite the refusal
  await ada.send("DELETE", "onlineagent/{}/forcelogout");

  const receiver = await openReceiver(t, (_, nth) => (nth <= 2 ? REFUSED : { body: '{"retcode":"0"}' }));
  await ada.signIn({ callBackUri: receiver.url, serviceToken: "token", phonenum: "40039" }); // Ben's phone
  await ben.send("DELETE", "onlineagent/{}/logout");
  for (const failed of [1, 2]) {
    await until(() => countFinding(sim, "push-unanswered") === failed);
    wall.advance(1);
  }
  await until(() => receiver.pushes.length === 3);
  await ada.send("POST", "onlineagent/{}/resetskill/true");
  wall.advance(80_000);
  await ada.send("POST", "onlineagent/{}/handshake"); // too late
  await ada.send("DELETE", "onlineagent/{}/logout");
  await ada.signIn({ callBackUri: "http://192.0.2.1/", serviceToken: "token" });
  await until(() => countFinding(sim, "push-not-sent") === 1);
  world.clientObserver.onRunEnded();

  const expected: Record<string, number> = {
    "skills-missing": 3,
    "polling-too-fast": 1,
    "queries-over-limit": 7,
    "statistics-too-often": 2,
    "illegal-in-state": 1,
    "auto-answer-by-default": 2,
    "call-released": 1,
    "unknown-call": 1,
    "content-type-missing": 1,
    "content-type-undocumented": 1,
    "compressed-body": 1,
    "refused-request": 2,
    "outdated-operation": 1,
    "connection-per-request": 2,
    "polling-too-slow": 1,
    "sign-out-missing": 1,
    "stale-guid": 1,
    "foreign-guid": 1,
    "two-polls-at-once": 1,
    "refusal-ignored": 7,
    "phone-shared": 1,
    "push-unanswered": 2,
    "handshake-too-rare": 1,
    "push-not-sent": 1,
    "signed-in-at-end": 1,
  };
  t.strictSame(
    listFindings(sim),
    Object.entries(expected).map(([kind, times]) => [kind, 101, times]),
  );
  t.strictSame(
    Object.keys(expected).sort(),
    FINDING_KINDS.map(({ name }) => name).sort(),
    "every kind of finding occurs",
  );
  for (const { kind, sentence } of world.findings.list())
    t.match(sentence, /^The client of agent 101 [a-z].*[^.]\.$/, kind);
});

/** Plays a short working day: calls that are answered, held, retrieved and released, queries of statistics, and a rest. */
async function playWorkingDay(
  sim: OpenSimulator,
  ada: HttpsClient,
  receiveEvents: () => Promise<unknown>,
): Promise<void> {
  await ada.send("POST", "onlineagent/{}/resetskill/true");
  await receiveEvents();
  for (let i = 0; i < 3; i++) {
    const callId = callAda(sim);
    await receiveEvents();
    await ada.send("PUT", `voicecall/{}/answer?callid=${callId}`);
    await receiveEvents();
    await ada.send("GET", "calldata/{}/statistics");
    await ada.send("POST", "voicecall/{}/hold");
    await receiveEvents();
    await ada.send("POST", "voicecall/{}/gethold");
    await receiveEvents();
    await ada.send("DELETE", "voicecall/{}/release");
    await receiveEvents();
  }
  await ada.send("POST", "onlineagent/{}/rest/60/0");
  await receiveEvents();
  await ada.send("POST", "onlineagent/{}/cancelrest");
  await receiveEvents();
  await ada.send("DELETE", "onlineagent/{}/logout");
  sim.defaultWorld.clientObserver.onRunEnded();
}

test("a correct client that polls across Guid rotations gets no findings", async (t) => {
  const { sim, wall } = await openHttps(t, { authMode: "dynamic" });
  const ada = new HttpsClient(t, sim, 101);
  await ada.signIn({ autoanswer: false });
  await playWorkingDay(sim, ada, async () => {
    for (let i = 0; i < 40; i++) await ada.pollAll(wall);
  });
  t.ok(ada.guids.length > 2);
  t.strictSame(listFindings(sim), []);
});

test("a correct client with pushed events gets no findings", async (t) => {
  const { sim, wall } = await openHttps(t, { authMode: "dynamic" });
  const ada = new HttpsClient(t, sim, 101);
  const receiver = await openReceiver(t);
  await ada.signIn({ autoanswer: false, callBackUri: receiver.url, serviceToken: "token" });
  await playWorkingDay(sim, ada, async () => {
    await until(() => sim.defaultWorld.center.agent(101)?.mailbox.waiting.length === 0);
    wall.advance(20_000);
    await ada.send("POST", "onlineagent/{}/handshake");
  });
  t.ok(receiver.pushes.length > 10);
  t.strictSame(listFindings(sim), []);
});
