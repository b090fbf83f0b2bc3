// Findings about how clients come and go: no sign-out, no queues, a run that ends before them.
import { test } from "tap";
import { kinds, only, openWatched, sentences } from "./arrange.ts";

test("falls silent until it is signed out", async (t) => {
  const gateway = await openWatched(t);
  await gateway.signedIn(101);
  gateway.world.setClock({ kind: "paced", factor: 1 });
  gateway.wall.pass(120_000);
  t.equal(gateway.center.agent(101)?.session, undefined);
  t.match(only(gateway), {
    kind: "sign-out-missing",
    sentence:
      "The client of agent 101 stopped sending requests without a sign-out, until the gateway signed its agent out.",
    entries: [5],
  });
});

test("signs in by force over its own session, with nothing having been refused to it", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  await ada.signIn({}, "forcelogin");
  t.match(only(gateway), {
    kind: "sign-out-missing",
    sentence: "The client of agent 101 signed in by force over its own session, without a sign-out.",
  });
});

test("signs out, or its session is ended by others: nothing", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  await ada.delete("onlineagent/{}/logout");
  await ada.signIn();
  await ada.delete("onlineagent/{}/forcelogout");
  gateway.advance(3_600);
  t.strictSame(kinds(gateway), []);
});

test("is idle for more than ten seconds, and has chosen no queues", async (t) => {
  const gateway = await openWatched(t);
  const ada = gateway.client(101);
  await ada.signIn();
  gateway.wall.pass(10_000);
  await ada.pollAll();
  t.strictSame(kinds(gateway), []);
  gateway.wall.pass(2_500);
  await ada.poll();
  t.strictSame(sentences(gateway), [
    "The client of agent 101 has not requested resetskill 12.5 s after the sign-in: its idle agent gets no calls from queues.",
  ]);
});

test("no queues for an agent who is busy, has none configured, or chose none: nothing", async (t) => {
  const gateway = await openWatched(t);
  const busy = gateway.client(101);
  await busy.signIn({ status: 3 });
  const nothing = gateway.client(103);
  await nothing.signIn({ phonenum: "40040" });
  const none = gateway.client(102);
  await none.signIn({ phonenum: "40039" });
  await none.post("onlineagent/{}/resetskill/false?skillid=");
  gateway.wall.pass(60_000);
  for (const client of [busy, nothing, none]) await client.pollAll();
  t.strictSame(kinds(gateway), []);
});

test("the end of a run reports who is still signed in", async (t) => {
  const gateway = await openWatched(t);
  const ada = await gateway.signedIn(101);
  const ben = await gateway.signedIn(102);
  await ben.delete("onlineagent/{}/logout");
  gateway.world.watch.runEnded();
  t.match(only(gateway), {
    kind: "signed-in-at-end",
    severity: "note",
    agent: Number(ada.id),
    sentence: "The client of agent 101 was still signed in when the run ended.",
  });
});
