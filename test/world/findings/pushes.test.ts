// Findings about clients whose events are pushed: callees that do not acknowledge, handshakes that are too rare.
import { test } from "tap";
import { until } from "../../support/gateway.ts";
import { emptied, signInTo } from "../../support/pushing.ts";
import { ACKNOWLEDGED, openReceiver, REFUSED } from "../../support/receiver.ts";
import { kinds, only, openWatched, sentences } from "./arrange.ts";

test("does not acknowledge pushes", async (t) => {
  const gateway = await openWatched(t, { settings: { pushRetry: "1ms" } });
  const receiver = await openReceiver(t, (_, nth) => (nth < 3 ? REFUSED : ACKNOWLEDGED));
  await signInTo(gateway, receiver);
  await emptied(gateway);
  t.match(only(gateway), {
    kind: "push-unanswered",
    severity: "error",
    sentence: "The client of agent 101 did not acknowledge 2 pushes.",
    entries: [],
  });
});

test("what is under way when the session ends is nobody's fault", async (t) => {
  const gateway = await openWatched(t);
  let answer = (): void => {};
  const receiver = await openReceiver(t, async () => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return REFUSED;
  });
  const ada = await signInTo(gateway, receiver);
  await until(() => receiver.pushes.length === 1);
  await ada.delete("onlineagent/{}/logout");
  answer();
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(kinds(gateway), []);
});

test("shakes hands every minute: not signed out, but half as often as advised", async (t) => {
  const gateway = await openWatched(t);
  const ada = await signInTo(gateway, await openReceiver(t));
  await ada.post("onlineagent/{}/resetskill/true");
  gateway.world.setClock({ kind: "paced", factor: 1 });
  gateway.wall.pass(45_000);
  await ada.post("onlineagent/{}/handshake");
  t.strictSame(kinds(gateway), []);
  gateway.wall.pass(60_000);
  await ada.post("onlineagent/{}/handshake");
  t.strictSame(sentences(gateway), [
    "The client of agent 101 did not shake hands for 60 s; after 2m its agent is signed out.",
  ]);
});

test("shakes hands every 30 s, and asks for nothing else: nothing", async (t) => {
  const gateway = await openWatched(t);
  const ada = await signInTo(gateway, await openReceiver(t));
  await ada.post("onlineagent/{}/resetskill/true");
  gateway.world.setClock({ kind: "paced", factor: 1 });
  for (let i = 0; i < 10; i++) {
    gateway.wall.pass(30_000);
    await ada.post("onlineagent/{}/handshake");
  }
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(kinds(gateway), []);
});
