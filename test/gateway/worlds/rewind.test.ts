// Tests of clients of a world that is rewound to a checkpoint: their sessions, held polls, events and pushes.
import { deepEqual } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { beginIncomingCall } from "../../../src/core/index.ts";
import { countCases } from "../../support/cases.ts";
import { CUSTOMER, openGateway } from "../../support/gateway.ts";
import { notesOf, sendNotes, signInWithPushTo } from "../../support/pushing.ts";
import { ACKNOWLEDGED, openReceiver } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";

test("a poll that is held during a rewind is answered without an event, and its client continues with its Guid", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.world.changeSettings({ pollHold: "1h" });
  await gateway.world.checkpoints.make("signed-in");
  const held = ada.pollForReply();
  await gateway.waitForHeldPolls(1);
  await gateway.world.checkpoints.rewind("signed-in");
  t.equal((await held).text, '{"message":"","retcode":"0"}');
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
});

test("a session that began after the checkpoint is gone, and the next one gets the same Guid", async (t) => {
  const { world, client } = await openGateway(t);
  await world.checkpoints.make("empty");
  const ada = client(101);
  const first = (await ada.signIn()).header("Guid");
  await world.checkpoints.rewind("empty");
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "100-006");
  t.equal((await client(101).signIn()).header("Guid"), first);
});

test("a session that ended after the checkpoint continues", async (t) => {
  const { world, signInAgent, client } = await openGateway(t);
  const { guid } = await signInAgent(101);
  await world.checkpoints.make("signed-in");
  world.reset();
  await world.checkpoints.rewind("signed-in");
  const ada = Object.assign(client(101), { guid });
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
});

test("events that were not pushed at the checkpoint are pushed again after a rewind", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t, () => ACKNOWLEDGED);
  await signInWithPushTo(gateway, receiver);
  sendNotes(gateway, "before");
  await gateway.world.checkpoints.make("waiting");
  const listNotes = () => notesOf(receiver).flat().filter(Boolean);
  await until(() => listNotes().length === 1);
  await gateway.world.checkpoints.rewind("waiting");
  await until(() => listNotes().length === 2);
  sendNotes({ ...gateway, center: gateway.world.center }, "after");
  await until(() => listNotes().length === 3);
  t.strictSame(listNotes(), ["before", "before", "after"]);
});

test("the journal keeps abandoned requests, and findings stay", async (t) => {
  const { world, client } = await openGateway(t);
  await world.checkpoints.make("empty");
  const ada = client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy?reason=7");
  await world.checkpoints.rewind("empty");
  t.strictSame(
    world.journal.list().map(({ operation, abandoned }) => [operation, abandoned]),
    [
      ["login", true],
      ["sayBusy", true],
    ],
  );
  t.equal(world.findings.list({ kind: "refused-request" }).length, 1);
});

/** Actions of a client, a customer or the clock. */
const anyActions = fc.array(fc.constantFrom("in", "out", "busy", "call", "answer", "release", "poll", "time"), {
  maxLength: 12,
});

test("after any actions, a rewind restores the hash of the checkpoint", async (t) => {
  const gateway = await openGateway(t);
  const { world } = gateway;
  const ada = gateway.client(101);
  world.changeSettings({ pollHold: "0s" });
  const act = async (action: string): Promise<unknown> => {
    switch (action) {
      case "in":
        return ada.signIn();
      case "out":
        return ada.delete("onlineagent/{}/logout");
      case "busy":
        return ada.post("onlineagent/{}/saybusy");
      case "call":
        return world.center.perform(beginIncomingCall, { from: CUSTOMER, to: { queue: 25 } });
      case "answer":
        return ada.put("voicecall/{}/answer");
      case "release":
        return ada.delete("voicecall/{}/release");
      case "poll":
        return ada.poll();
      default:
        return world.advance(17_000);
    }
  };
  await fc.assert(
    fc.asyncProperty(anyActions, anyActions, async (before, after) => {
      await world.reset();
      for (const action of before) await act(action);
      const { name } = await world.checkpoints.make(undefined);
      const hash = await world.hashInSlices();
      for (const action of after) await act(action);
      await world.checkpoints.rewind(name);
      world.checkpoints.delete(name);
      deepEqual(await world.hashInSlices(), hash);
    }),
    { numRuns: countCases(60) },
  );
  t.pass();
});
