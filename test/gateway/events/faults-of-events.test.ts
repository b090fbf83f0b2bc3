// Tests of faults that lose, duplicate, delay and reorder events, for polling and for push clients.
import { test } from "tap";
import { requestBusy } from "../../../src/core/index.ts";
import { OPERATIONS } from "../../../src/gateway/plugin.ts";
import { POLL_OPERATIONS } from "../../../src/words/fault-effects.ts";
import { type Client, openGateway } from "../../support/gateway.ts";
import { notesOf, SIGNED_IN, sendNotes, signInWithPushTo, untilAllPushed } from "../../support/pushing.ts";
import { openReceiver } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { openWithTwoAgents, STATISTICS } from "../faults/faulty-gateway.ts";
import { reasonOf } from "./held-polls.ts";

test("during a switch-over, polls are answered with 000-004 and no event is lost", async (t) => {
  const { ada, faults, advance } = await openWithTwoAgents(t);
  faults.add({ for: "30s", effect: { switchOver: true } });
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame(await ada.poll(), { message: "agent is being switched over", retcode: "000-004" });
  t.equal((await ada.get(STATISTICS)).retcode, "0");
  advance(30);
  t.strictSame(await ada.pollTypes(), ["AgentState_SetNotReady_Success"]);
});

test("a switch-over affects every operation that fetches events", async (t) => {
  t.strictSame(
    OPERATIONS.filter(({ success }) => success === "event")
      .map(({ name }) => name)
      .sort(),
    POLL_OPERATIONS.toSorted(),
  );
});

/** Makes an agent busy with reasons 201 to 203, one after the other. Returns the reasons that its client then polls. */
async function pollThreeReasons(ada: Client): Promise<string[]> {
  for (const reason of [201, 202, 203]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  return (await ada.pollAll()).map(([, content]) => reasonOf(content));
}

test("the journal has the events of each poll, and a fault is found by the event that it was applied to", async (t) => {
  const { ada, faults, world } = await openWithTwoAgents(t);
  await ada.pollAll();
  const [firstSerial, entryCount] = [world.center.log.length + 1, world.journal.count];
  faults.add({ times: 1, effect: { events: "doubled" } });
  await pollThreeReasons(ada);
  const entries = world.journal.list({ operation: "getAgentEvent" }).filter(({ number }) => number > entryCount);
  t.strictSame(
    entries.map(({ events }) => events.map((serial) => serial - firstSerial)),
    [[0], [0], [1], [2], []],
  );
  t.strictSame(
    [faults.findByEvent(firstSerial), faults.findByEvent(firstSerial + 1)],
    [{ id: 1, effect: "doubled" }, undefined],
  );
});

test("events of one agent are lost, duplicated and reordered", async (t) => {
  for (const [effect, skip, expected] of [
    ["lost", 1, ["201", "203"]],
    ["doubled", 1, ["201", "202", "202", "203"]],
    ["reordered", 0, ["202", "201", "203"]],
  ] as const) {
    const { ada, ben, faults } = await openWithTwoAgents(t);
    faults.add({ agents: 101, skip, times: 1, effect: { events: effect } });
    t.strictSame([await pollThreeReasons(ada), await pollThreeReasons(ben)], [expected, ["201", "202", "203"]], effect);
  }
});

test("a delayed event arrives after newer events, even if a poll was held when it arose", async (t) => {
  const { ada, center, faults, world, waitForHeldPolls } = await openWithTwoAgents(t);
  world.changeSettings({ pollHold: "1h" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  faults.add({ times: 1, effect: { events: { late: "60ms" } } });
  // The events arise in one turn of the event loop, so the delay of the first cannot end before the last arises.
  for (const reason of [201, 202, 203]) center.perform(requestBusy, { agent: 101, reason, prolong: false });
  const answers = [await held, await ada.poll(), await ada.poll()];
  t.strictSame(
    answers.map(({ event }) => event?.content),
    [{ reason: "202" }, { reason: "203" }, { reason: "201" }],
  );
});

test("a new session does not get the events that a fault delayed in the previous session", async (t) => {
  const { ada, faults } = await openWithTwoAgents(t);
  faults.add({ times: 1, effect: { events: "reordered" } });
  await ada.post("onlineagent/{}/saybusy?reason=209");
  await ada.signIn({}, "forcelogin");
  t.strictSame(await ada.pollTypes(), SIGNED_IN);
});

test("pushed events are lost, duplicated, delayed and reordered in the same way", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  const { faults } = gateway.world;
  faults.add({ times: 1, effect: { events: "lost" } });
  faults.add({ times: 1, effect: { events: "doubled" } });
  faults.add({ times: 1, effect: { events: "reordered" } });
  sendNotes(gateway, 1, 2, 3, 4);
  await untilAllPushed(gateway);
  faults.add({ times: 1, effect: { events: { late: "30ms" } } });
  sendNotes(gateway, 5, 6);
  // On a busy machine, the notes 6 and 5 may arrive in one push.
  const listNotes = () => notesOf(receiver).slice(1).flat();
  await until(() => listNotes().length === 6);
  t.strictSame(listNotes(), ["2", "2", "4", "3", "6", "5"]);
});
