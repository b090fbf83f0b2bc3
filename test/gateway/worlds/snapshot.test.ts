// Tests that clients keep their sessions when a world continues in another simulator, and no event is lost or repeated.
import { type Test, test } from "tap";
import { requestBusy, stateOf } from "../../../src/core/index.ts";
import { type Client, type Gateway, openGateway } from "../../support/gateway.ts";
import { notesOf, sendNotes, signInWithPushTo } from "../../support/pushing.ts";
import { ACKNOWLEDGED, openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";

/** Restores a snapshot of one gateway's world, as text, in the world of another. */
const moveWorld = ({ world: from }: Gateway, { world: to }: Gateway) =>
  to.restore(JSON.parse(JSON.stringify(from.snapshot())));

/** Returns a client of another gateway that continues the session of agent 101. */
const continueSession = ({ guid }: Client, { client }: Gateway): Client => Object.assign(client(101), { guid });

test("a client continues with its Guid during a call and fetches the waiting events", async (t) => {
  const [source, target] = [await openGateway(t), await openGateway(t)];
  const ada = await source.signInAgent(101, { autoanswer: false });
  source.call({ queue: 25 });
  source.advance(0);
  await moveWorld(source, target);
  const moved = continueSession(ada, target);
  t.strictSame(await moved.pollTypes(), [
    "AgentState_Busy",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_Ringing",
    "AgentEvent_Customer_Alerting",
  ]);
  t.equal((await moved.put("voicecall/{}/answer")).retcode, "0");
  target.advance(5);
  t.strictSame(await moved.pollTypes(), ["AgentEvent_Talking"]);
});

test("changed and unchanged passwords are accepted after the move", async (t) => {
  const [source, target] = [await openGateway(t), await openGateway(t)];
  const ada = await source.signInAgent(101);
  await ada.post("onlineagent/{}/modifyaccountpwdex", { oldPassword: "secret", newPassword: "Corr3ct-horse" });
  await ada.delete("onlineagent/{}/logout");
  await moveWorld(source, target);
  const retcodes: string[] = [];
  for (const [id, password] of [
    [101, "secret"],
    [101, "Corr3ct-horse"],
    [102, "secret"],
  ] as const) {
    retcodes.push((await target.client(id).signIn({ password })).body.retcode);
  }
  t.strictSame(retcodes, ["100-004", "0", "0"]);
});

/** Signs in a client and sends a poll that is held for an hour. */
async function pollForAnHour(gateway: Gateway) {
  const ada = await gateway.signInAgent(101);
  gateway.world.changeSettings({ pollHold: "1h" });
  return ada.poll();
}

test("a held poll of a replaced world is answered with 100-006", async (t) => {
  const [source, target] = [await openGateway(t), await openGateway(t)];
  const held = pollForAnHour(target);
  await target.waitForHeldPolls(1);
  await moveWorld(source, target);
  t.equal((await held).retcode, "100-006");
});

test("a client with a held poll counts as active at the time of the snapshot", async (t) => {
  const [source, target] = [await openGateway(t, { settings: { maxTime: "60s" } }), await openGateway(t)];
  const held = pollForAnHour(source);
  await source.waitForHeldPolls(1);
  source.world.center.runUntil(source.world.center.now + 300_000);
  await moveWorld(source, target);
  const { center } = target.world;
  const stateAfter = (seconds: number) => {
    center.runUntil(center.now + seconds * 1_000);
    return stateOf(center, 101).name;
  };
  t.strictSame([stateAfter(30), stateAfter(29), stateAfter(2)], ["idle", "idle", "signedOut"]);
  source.world.reset();
  t.equal((await held).retcode, "100-006");
});

test("waiting events and later ones are pushed after the move", async (t) => {
  const source = await openGateway(t, { settings: { pushRetry: "1h" } });
  const receiver = await openReceiver(t, (_push, nth) => (nth === 1 ? REFUSED : ACKNOWLEDGED));
  await signInWithPushTo(source, receiver);
  sendNotes(source, "before");
  await receiver.waitForPushes(1);
  const target = await openGateway(t);
  await moveWorld(source, target);
  await receiver.waitForPushes(2);
  sendNotes({ ...target, center: target.world.center }, "after");
  await receiver.waitForPushes(3);
  t.strictSame(notesOf(receiver).slice(1).flat().filter(Boolean), ["before", "after"]);
});

/** Opens two gateways, the first with a client that has fetched all its events. */
async function openTwoGateways(t: Test, settings = {}) {
  const [source, target] = [await openGateway(t), await openGateway(t)];
  const ada = await source.signInAgent(101);
  source.world.changeSettings(settings);
  const makeBusy = ({ world }: Gateway, ...reasons: number[]) => {
    for (const reason of reasons) world.center.perform(requestBusy, { agent: 101, reason, prolong: false });
  };
  return { source, target, ada, makeBusy };
}

/** Polls several times. Returns the reasons of the busy events. */
async function pollReasons(client: Client, polls: number) {
  const reasons: unknown[] = [];
  for (let i = 0; i < polls; i++) reasons.push((await client.poll()).event?.content);
  return reasons.map((content) => (content as { reason: string } | undefined)?.reason);
}

test("an event that a fault reorders comes after the next one, even if that one arises after the move", async (t) => {
  const { source, target, ada, makeBusy } = await openTwoGateways(t);
  source.world.faults.add({ times: 1, effect: { events: "reordered" } });
  makeBusy(source, 201);
  await moveWorld(source, target);
  makeBusy(target, 202, 203);
  const moved = continueSession(ada, target);
  t.strictSame(await pollReasons(moved, 3), ["202", "201", "203"]);
});

test("a delayed event comes after the move, even to a held poll", async (t) => {
  const { source, target, ada, makeBusy } = await openTwoGateways(t, { pollHold: "1h" });
  source.world.faults.add({ times: 1, effect: { events: { late: "50ms" } } });
  makeBusy(source, 201);
  await moveWorld(source, target);
  const moved = continueSession(ada, target);
  t.strictSame(await pollReasons(moved, 1), ["201"]);
});

test("the move does not lose an event whose answer is not written yet", async (t) => {
  const { source, target, ada, makeBusy } = await openTwoGateways(t);
  makeBusy(source, 201, 202);
  source.world.faults.add({ times: 1, effect: { delay: "10m" } });
  void ada.poll().catch(() => {});
  await until(() => source.world.center.agent(101)?.mailbox.waiting.length === 1);
  await moveWorld(source, target);
  const moved = continueSession(ada, target);
  t.strictSame(await pollReasons(moved, 2), ["201", "202"]);
});

test("with untilNextPoll, an unconfirmed event is repeated after the move", async (t) => {
  const { source, target, ada, makeBusy } = await openTwoGateways(t, { delivery: "untilNextPoll" });
  makeBusy(source, 201, 202);
  const before = await pollReasons(ada, 1);
  await moveWorld(source, target);
  const moved = continueSession(ada, target);
  t.strictSame([before, await pollReasons(moved, 2)], [["201"], ["201", "202"]]);
});
