// Over real HTTPS: a client that makes every mistake gets exactly those findings; correct clients get none.
import { test } from "tap";
import { hangUpAsCustomer, incomingCall, Refusal } from "../../../src/core/index.ts";
import type { OpenSimulator } from "../../../src/open-simulator.ts";
import { FINDING_KINDS } from "../../../src/world/findings/kinds/index.ts";
import { openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { HttpsClient, openHttps } from "./https.ts";

const OF_PAGE = { authMode: "dynamic", statisticsOutsideCall: "answer", pushRetry: "1ms" };

/** What was found by now: kind, agent and how often. */
const found = (sim: OpenSimulator) =>
  sim.defaultWorld.findings.list().map(({ kind, agent, times }) => [kind, agent, times]);

/** How often a kind was found by now. */
const timesOf = (sim: OpenSimulator, kind: string) =>
  sim.defaultWorld.findings.list().find((finding) => finding.kind === kind)?.times;

/** A customer calls agent 101. */
function call(sim: OpenSimulator): string {
  const made = sim.defaultWorld.center.perform(incomingCall, { from: "13800000001", to: { agent: 101 } });
  if (made instanceof Refusal) throw new Error(made.sentence);
  return made;
}

test("a client that makes every mistake gets the findings of exactly its mistakes", async (t) => {
  const { sim, wall } = await openHttps(t, OF_PAGE);
  const world = sim.defaultWorld;
  const ada = new HttpsClient(t, sim, 101);
  const ben = new HttpsClient(t, sim, 102);

  await ada.signIn();
  wall.pass(10_100);
  await ada.pollAll(wall); // 3 polls without a queue
  await ada.ask("POST", "onlineagent/{}/resetskill/true");
  await ada.ask("GET", "agentevent/{}");
  await ada.ask("GET", "agentevent/{}"); // again at once
  for (let i = 0; i < 12; i++) await ada.ask("GET", "calldata/{}/statistics"); // 7 beyond the limit, 2 beyond reason
  wall.pass(2_000);
  await ada.ask("POST", "onlineagent/{}/cancelbusy"); // it is not busy
  world.center.perform(hangUpAsCustomer, { call: call(sim) });
  await ada.pollAll(wall);
  wall.pass(2_000);
  await ada.ask("POST", "voicecall/{}/hold"); // nobody is there any more
  await ada.ask("POST", "voicecall/{}/dropcall/1-1"); // nobody's call
  await ada.ask("GET", "onlineagent/{}/agentstatus", { typed: false });
  await ada.ask("GET", "onlineagent/{}/agentstatus", { type: "text/xml" });
  await ada.ask("PUT", "voicecall/{}/callinner", { body: { called: "x" }, zipped: true });
  await ada.ask("PUT", "onlineagent/{}/heartbeat");
  await ada.ask("POST", "onlineagent/{}/rest/soon/1");
  for (let i = 0; i < 11; i++) await ada.ask("GET", "onlineagent/{}/agentstatus", { keeps: false }); // the tenth on
  wall.pass(60_000);
  await ada.pollAll(wall);
  wall.pass(95_000);
  await ada.pollAll(wall); // 95 s later

  await ada.signIn({}, "onlineagent/{}/forcelogin"); // over its own session
  await ada.ask("POST", "onlineagent/{}/resetskill/true");
  await ada.pollAll(wall);
  for (const seconds of [61, 60]) {
    wall.pass(seconds * 1_000);
    await ada.pollAll(wall);
  }
  await ada.ask("GET", "onlineagent/{}/agentstatus", { guid: ada.guids.at(-3) }); // of the sign-in, two minutes ago
  await ben.signIn({ phonenum: "40039" });
  await ada.ask("GET", "onlineagent/{}/agentstatus", { guid: ben.guids.at(-1) });

  world.changeSettings({ pollHold: "10m" });
  const polls = [ada.ask("GET", "agentevent/{}")];
  await until(() => world.isListenedTo);
  const { count } = world.journal;
  polls.push(ada.ask("GET", "agentevent/{}")); // two at a time
  await polls[0];
  await until(() => world.journal.count === count + 1 && world.isListenedTo);
  call(sim);
  await polls[1];
  world.changeSettings({ pollHold: "0s" });

  await ada.signIn(); // 100-002
  await ada.pollAll(wall); // and on it goes
  await ada.ask("DELETE", "onlineagent/{}/forcelogout");

  const receiver = await openReceiver(t, (_, nth) => (nth <= 2 ? REFUSED : { body: '{"retcode":"0"}' }));
  await ada.signIn({ callBackUri: receiver.url, serviceToken: "token", phonenum: "40039" }); // which is ben's
  await ben.ask("DELETE", "onlineagent/{}/logout");
  for (const failed of [1, 2]) {
    await until(() => timesOf(sim, "push-unanswered") === failed);
    wall.pass(1);
  }
  await until(() => receiver.pushes.length === 3);
  await ada.ask("POST", "onlineagent/{}/resetskill/true");
  wall.pass(80_000);
  await ada.ask("POST", "onlineagent/{}/handshake"); // that late
  await ada.ask("DELETE", "onlineagent/{}/logout");
  await ada.signIn({ callBackUri: "http://192.0.2.1/", serviceToken: "token" });
  await until(() => timesOf(sim, "push-not-sent") === 1);
  world.clientObserver.runEnded();

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
    found(sim),
    Object.entries(expected).map(([kind, times]) => [kind, 101, times]),
  );
  t.strictSame(Object.keys(expected).sort(), FINDING_KINDS.map(({ name }) => name).sort(), "which is all there is");
  for (const { kind, sentence } of world.findings.list())
    t.match(sentence, /^The client of agent 101 [a-z].*[^.]\.$/, kind);
});

/** A working day in short: a call is answered, held, taken back and hung up, a rest taken, statistics looked at. */
async function work(sim: OpenSimulator, ada: HttpsClient, next: () => Promise<unknown>): Promise<void> {
  await ada.ask("POST", "onlineagent/{}/resetskill/true");
  await next();
  for (let i = 0; i < 3; i++) {
    const made = call(sim);
    await next();
    await ada.ask("PUT", `voicecall/{}/answer?callid=${made}`);
    await next();
    await ada.ask("GET", "calldata/{}/statistics");
    await ada.ask("POST", "voicecall/{}/hold");
    await next();
    await ada.ask("POST", "voicecall/{}/gethold");
    await next();
    await ada.ask("DELETE", "voicecall/{}/release");
    await next();
  }
  await ada.ask("POST", "onlineagent/{}/rest/60/0");
  await next();
  await ada.ask("POST", "onlineagent/{}/cancelrest");
  await next();
  await ada.ask("DELETE", "onlineagent/{}/logout");
  sim.defaultWorld.clientObserver.runEnded();
}

test("a correct client that polls across Guid rotations gets no findings", async (t) => {
  const { sim, wall } = await openHttps(t, { authMode: "dynamic" });
  const ada = new HttpsClient(t, sim, 101);
  await ada.signIn({ autoanswer: false });
  await work(sim, ada, async () => {
    for (let i = 0; i < 40; i++) await ada.pollAll(wall);
  });
  t.ok(ada.guids.length > 2);
  t.strictSame(found(sim), []);
});

test("a correct client with pushed events gets no findings", async (t) => {
  const { sim, wall } = await openHttps(t, { authMode: "dynamic" });
  const ada = new HttpsClient(t, sim, 101);
  const receiver = await openReceiver(t);
  await ada.signIn({ autoanswer: false, callBackUri: receiver.url, serviceToken: "token" });
  await work(sim, ada, async () => {
    await until(() => sim.defaultWorld.center.agent(101)?.mailbox.waiting.length === 0);
    wall.pass(20_000);
    await ada.ask("POST", "onlineagent/{}/handshake");
  });
  t.ok(receiver.pushes.length > 10);
  t.strictSame(found(sim), []);
});
