// Tests that events reach polling clients in order and exactly once, even if connections break.
import type { IncomingMessage } from "node:http";
import { test } from "tap";
import { requestBusy } from "../../../src/core/index.ts";
import { openGateway } from "../../support/gateway.ts";
import { waitForEvent } from "../../support/waiting.ts";
import { EMPTY_ANSWER, openHoldingGateway, pollReasons, reasonOf } from "./held-polls.ts";

test("a poll is held until an event arises and is answered with it", async (t) => {
  const { ada, waitForHeldPolls, deliveries, world } = await openHoldingGateway(t);
  const held = ada.poll();
  await waitForHeldPolls(1);
  await ada.post("onlineagent/{}/saybusy?reason=201");
  t.strictSame((await held).event, {
    eventType: "AgentState_SetNotReady_Success",
    workNo: "101",
    content: { reason: "201" },
  });
  t.equal(deliveries.of(world).heldPolls, 0);
});

test("an event that no request caused answers a held poll", async (t) => {
  const { ada, waitForHeldPolls, call } = await openHoldingGateway(t);
  const held = ada.poll();
  await waitForHeldPolls(1);
  call({ agent: 101 });
  t.equal((await held).event?.eventType, "AgentState_Busy");
});

test("events of other agents and events that clients never get do not answer a held poll", async (t) => {
  const { ada, waitForHeldPolls, signInAgent, deliveries, world } = await openHoldingGateway(t);
  const held = ada.poll();
  await waitForHeldPolls(1);
  world.changeSettings({ pollHold: "0s" });
  await signInAgent(102);
  await ada.post("onlineagent/{}/resetskill/true");
  t.equal(deliveries.of(world).heldPolls, 1);
  await ada.post("onlineagent/{}/saybusy?reason=202");
  t.strictSame((await held).event?.content, { reason: "202" });
});

test("a waiting event is delivered by the next poll without holding it", async (t) => {
  const { ada, deliveries, world } = await openHoldingGateway(t);
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await ada.poll()).event?.eventType, "AgentState_SetNotReady_Success");
  t.equal(deliveries.of(world).heldPolls, 0);
});

test("a poll is answered empty when no event arises", async (t) => {
  const { ada, world } = await openHoldingGateway(t);
  world.changeSettings({ pollHold: "20ms" });
  t.equal((await ada.pollForReply()).text, EMPTY_ANSWER);
});

test("with pollHold 0, no poll is held", async (t) => {
  const { ada, world, deliveries } = await openHoldingGateway(t);
  world.changeSettings({ pollHold: "0s" });
  t.equal((await ada.pollForReply()).text, EMPTY_ANSWER);
  t.equal(deliveries.of(world).heldPolls, 0);
});

test("a second poll answers the first one empty and replaces it", async (t) => {
  const { ada, waitForHeldPolls } = await openHoldingGateway(t);
  const first = ada.pollForReply();
  await waitForHeldPolls(1);
  const second = ada.poll();
  t.equal((await first).text, EMPTY_ANSWER);
  await waitForHeldPolls(1);
  await ada.post("onlineagent/{}/saybusy?reason=203");
  t.strictSame((await second).event?.content, { reason: "203" });
});

test("polls of several agents are held at the same time, each for the events of its agent", async (t) => {
  const { ada, waitForHeldPolls, signInAgent, world } = await openHoldingGateway(t);
  world.changeSettings({ pollHold: "0s" });
  const ben = await signInAgent(102);
  world.changeSettings({ pollHold: "1h" });
  const held = [ada.poll(), ben.poll()];
  await waitForHeldPolls(2);
  await ben.post("onlineagent/{}/saybusy");
  t.equal((await held[1])?.event?.workNo, "102");
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await held[0])?.event?.workNo, "101");
});

test("held and immediate polls bring events in the order in which they occurred", async (t) => {
  const gateway = await openHoldingGateway(t);
  const { ada, waitForHeldPolls } = gateway;
  const held = ada.poll();
  await waitForHeldPolls(1);
  for (const reason of [201, 202, 203, 204]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  t.strictSame(
    [reasonOf((await held).event?.content), ...(await pollReasons(gateway, ada))],
    ["201", "202", "203", "204"],
  );
});

test("a held poll brings the first of several simultaneous events, and the others wait", async (t) => {
  const { ada, waitForHeldPolls, call, world } = await openHoldingGateway(t);
  const held = ada.poll();
  await waitForHeldPolls(1);
  call({ agent: 101 });
  t.equal((await held).event?.eventType, "AgentState_Busy");
  world.changeSettings({ pollHold: "0s" });
  t.strictSame(await ada.pollTypes(), [
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_Auto_Answer",
    "AgentEvent_Talking",
  ]);
});

test("events from before the first poll are kept", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready", "AgentState_SetNotReady_Success"]);
});

test("a client that disconnects during a held poll misses no event", async (t) => {
  const gateway = await openHoldingGateway(t);
  const { ada, waitForHeldPolls } = gateway;
  const poll = ada.start("GET", "agentevent/{}").on("error", () => {});
  poll.end();
  await waitForHeldPolls(1);
  poll.destroy();
  await waitForHeldPolls(0);
  for (const reason of [201, 202]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  t.strictSame(await pollReasons(gateway, ada), ["201", "202"]);
});

test("a client that disconnects and then sends a request on another connection misses no event", async (t) => {
  const gateway = await openHoldingGateway(t);
  const { ada, waitForHeldPolls } = gateway;
  for (const reason of [201, 202, 203, 204, 205]) {
    const poll = ada.start("GET", "agentevent/{}").on("error", () => {});
    poll.end();
    await waitForHeldPolls(1);
    poll.destroy();
    await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
    await waitForHeldPolls(0);
    t.strictSame(await pollReasons(gateway, ada), [String(reason)]);
    gateway.world.changeSettings({ pollHold: "1h" });
  }
});

test("the event of an answer that cannot be written is delivered again before later ones", async (t) => {
  const gateway = await openHoldingGateway(t);
  const { ada, waitForHeldPolls, app, center } = gateway;
  const arrived = waitForEvent(app.server, "request");
  const poll = ada.start("GET", "agentevent/{}").on("error", () => {});
  poll.end();
  const [request] = (await arrived) as [IncomingMessage];
  await waitForHeldPolls(1);
  // The connection breaks in the same turn of the event loop in which the events arise.
  request.socket.destroy();
  for (const reason of [201, 202]) center.perform(requestBusy, { agent: 101, reason, prolong: false });
  await waitForHeldPolls(0);
  await ada.post("onlineagent/{}/saybusy?reason=203");
  t.strictSame(await pollReasons(gateway, ada), ["201", "202", "203"]);
});

test("an event that the client has received is not repeated after it disconnects", async (t) => {
  const gateway = await openHoldingGateway(t);
  const { ada } = gateway;
  for (const reason of [201, 202]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  const poll = ada.start("GET", "agentevent/{}");
  poll.end();
  const [response] = (await waitForEvent(poll, "response")) as [IncomingMessage];
  response.destroy();
  t.strictSame(await pollReasons(gateway, ada), ["202"]);
});
