// Tests that the scenario from a tape with several branches has the history of the present one.
import { test } from "tap";
import { convertTape } from "../../../src/replay/conversion/convert-tape.ts";
import { openTapedSession, tapeOf } from "../taped-session.ts";
import { stepsOf } from "./converted.ts";

test("the steps begin after the last reset, with the latest scenario", async (t) => {
  const { signInAgent, send, advance, world } = await openTapedSession(t);
  await signInAgent(101);
  advance(5);
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  const center = { agents: [{ id: 101 }, { id: 107 }] };
  await send("PUT", "/scenario", JSON.stringify({ name: "other", settings: { pollHold: "0s" }, center }));
  await send("POST", "/reset");
  await send("POST", "/calls", { from: "13800000002", to: { agent: 107 } });
  await signInAgent(107);
  advance(3);
  t.same(await stepsOf(world), [
    '- call: { from: "13800000002", to: { agent: 107 } }',
    "- waitFor: { operation: login, agent: 107, timeout: 1m }",
    "- waitFor: { operation: resetSkill, agent: 107, timeout: 1m }",
    "- wait: 3s # until 09:00:03",
    "- expect: { agent: 107, statistics: { talktime: 3, answernums: 1 } }",
  ]);
});

test("the steps leave out what a rewind has abandoned, including held polls", async (t) => {
  const { signInAgent, send, advance, waitForHeldPolls, world } = await openTapedSession(t, {
    settings: { pollHold: "500ms" },
  });
  const ada = await signInAgent(101);
  advance(5);
  const held = ada.poll();
  await waitForHeldPolls(1);
  await send("POST", "/checkpoints", { name: "before" });
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  await held;
  advance(60);
  const abandoned = ada.poll();
  await send("POST", "/rewind", { to: { checkpoint: "before" } });
  await abandoned;
  advance(2);
  await send("POST", "/calls", { from: "13800000002", to: { agent: 101 } });
  await ada.poll();
  advance(4);
  t.same((await stepsOf(world)).slice(2), [
    "- wait: 7s # until 09:00:07",
    '- call: { from: "13800000002", to: { agent: 101 } }',
    "- wait: 4s # until 09:00:11",
    "- expect: { agent: 101, statistics: { talktime: 4, answernums: 1 } }",
  ]);
});

test("a rewind to a moment before a reset leaves out the reset and everything after it", async (t) => {
  const { send, advance, world } = await openTapedSession(t);
  await send("POST", "/calls", { from: "13800000001", to: { agent: 101 } });
  advance(5);
  await send("POST", "/checkpoints", { name: "before" });
  advance(5);
  await send("POST", "/reset");
  await send("POST", "/calls", { from: "13800000002", to: { agent: 102 } });
  await send("POST", "/rewind", { to: { checkpoint: "before" } });
  t.same(await stepsOf(world), ['- call: { from: "13800000001", to: { agent: 101 } }', "- wait: 5s # until 09:00:05"]);
});

test("a restored snapshot has no scenario, but an earlier moment has one", async (t) => {
  const { send, advance, world } = await openTapedSession(t);
  await send("POST", "/checkpoints", { name: "before" });
  advance(5);
  await send("PUT", "/snapshot", world.snapshot());
  t.same(await convertTape(tapeOf(world)), {
    problem: "line 4: a snapshot was restored, and no steps lead to its state",
    isUnreadable: false,
  });
  await send("POST", "/rewind", { to: { checkpoint: "before" } });
  await send("POST", "/calls", { from: "13800000002", to: { agent: 102 } });
  t.same(await stepsOf(world), ['- call: { from: "13800000002", to: { agent: 102 } }']);
});

test("a tape that ends within a restore has no scenario", async (t) => {
  const { send, world } = await openTapedSession(t);
  await send("POST", "/reset");
  await send("PUT", "/snapshot", world.snapshot());
  const [written = ""] = tapeOf(world).split(/(?<="\/snapshot".*\n)/);
  t.match(await convertTape(written), {
    problem: /^the tape cannot be replayed: line 5: the tape has no snapshot of this restore or rewind/,
    isUnreadable: true,
  });
});
