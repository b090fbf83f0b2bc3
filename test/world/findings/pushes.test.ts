// Tests of findings about pushed events: receivers that do not acknowledge, and handshakes that are too rare.
import { test } from "tap";
import { signInWithPushTo, TOKEN, untilAllPushed } from "../../support/pushing.ts";
import { ACKNOWLEDGED, openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { findOnlyFinding, listFindingKinds, listFindingSentences, openWithFakeWall } from "./arrange.ts";

/** Waits until a push has failed, and advances the wall clock until it is repeated. */
async function waitForRetry({ wall, world }: Awaited<ReturnType<typeof openWithFakeWall>>): Promise<void> {
  const countFailures = () => world.findings.list({ kind: "push-unanswered" })[0]?.times ?? 0;
  const before = countFailures();
  await until(() => countFailures() > before);
  wall.advance(1);
}

test("a receiver that does not acknowledge pushes is reported", async (t) => {
  const gateway = await openWithFakeWall(t, { settings: { pushRetry: "1ms" } });
  const receiver = await openReceiver(t, (_, nth) => (nth < 3 ? REFUSED : ACKNOWLEDGED));
  await signInWithPushTo(gateway, receiver);
  await waitForRetry(gateway);
  await waitForRetry(gateway);
  await untilAllPushed(gateway);
  t.match(findOnlyFinding(gateway), {
    kind: "push-unanswered",
    severity: "error",
    sentence:
      'The client of agent 101 did not acknowledge 2 pushes, the last one because the answer has retcode "1" instead of "0".',
    entries: { length: 0 },
  });
});

test("a push that cannot be sent is a warning, not an error of the client", async (t) => {
  const gateway = await openWithFakeWall(t, { settings: { pushRetry: "1ms" } });
  const callBackUri = "https://nowhere.invalid/events";
  await gateway.client(101).signIn({ callBackUri, serviceToken: TOKEN });
  await until(() => listFindingKinds(gateway).length > 0);
  t.match(findOnlyFinding(gateway), {
    kind: "push-not-sent",
    severity: "warning",
    sentence:
      /^The client of agent 101 did not get a push: the host name "nowhere\.invalid" cannot be resolved \(\w+\)\.$/,
    entries: { length: 0 },
  });
});

test("a push in flight when the session ends is not a finding", async (t) => {
  const gateway = await openWithFakeWall(t);
  let sendAnswer = (): void => {};
  const receiver = await openReceiver(t, async () => {
    await new Promise<void>((resolve) => {
      sendAnswer = resolve;
    });
    return REFUSED;
  });
  const ada = await signInWithPushTo(gateway, receiver);
  await until(() => receiver.pushes.length === 1);
  await ada.delete("onlineagent/{}/logout");
  sendAnswer();
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(listFindingKinds(gateway), []);
});

test("pauses of up to 75 s between handshakes are not a finding; a longer one is reported before the agent is signed out", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await signInWithPushTo(gateway, await openReceiver(t));
  await ada.post("onlineagent/{}/resetskill/true");
  await untilAllPushed(gateway);
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (const pause of [30_000, 60_000, 62_000, 75_000]) {
    gateway.wall.advance(pause);
    await ada.post("onlineagent/{}/handshake");
  }
  t.strictSame(listFindingKinds(gateway), []);
  gateway.wall.advance(76_000);
  await ada.post("onlineagent/{}/handshake");
  t.strictSame(listFindingSentences(gateway), [
    "The client of agent 101 sent no handshake for 76 s; after 2m its agent is signed out.",
  ]);
});

test("a client that only sends a handshake every 30 s causes no findings", async (t) => {
  const gateway = await openWithFakeWall(t);
  const ada = await signInWithPushTo(gateway, await openReceiver(t));
  await ada.post("onlineagent/{}/resetskill/true");
  await untilAllPushed(gateway);
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (let i = 0; i < 10; i++) {
    gateway.wall.advance(30_000);
    await ada.post("onlineagent/{}/handshake");
  }
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(listFindingKinds(gateway), []);
});
