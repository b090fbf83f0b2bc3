// How events reach a client that polls: held and released, in order, each exactly once, whatever becomes of the connection.
import type { IncomingMessage } from "node:http";
import { test } from "tap";
import { sayBusy } from "../../../src/core/index.ts";
import { openGateway } from "../../support/gateway.ts";
import { nextEvent } from "../../support/waiting.ts";
import { holdingGateway, NOTHING, reasonOf, reasons } from "./held-polls.ts";

test("a poll is held until an event comes, and then answered with it", async (t) => {
  const { ada, holding, deliveries, world } = await holdingGateway(t);
  const held = ada.poll();
  await holding(1);
  await ada.post("onlineagent/{}/saybusy?reason=201");
  t.strictSame((await held).event, {
    eventType: "AgentState_SetNotReady_Success",
    workNo: "101",
    content: { reason: "201" },
  });
  t.equal(deliveries.of(world).held, 0);
});

test("an event of the world's own, without any request, releases a held poll", async (t) => {
  const { ada, holding, call } = await holdingGateway(t);
  const held = ada.poll();
  await holding(1);
  call({ agent: 101 });
  t.equal((await held).event?.eventType, "AgentState_Busy");
});

test("an event of another agent does not release it, nor one that clients are not told of", async (t) => {
  const { ada, holding, signedIn, deliveries, world } = await holdingGateway(t);
  const held = ada.poll();
  await holding(1);
  world.changeSettings({ pollHold: "0s" });
  await signedIn(102);
  await ada.post("onlineagent/{}/resetskill/true");
  t.equal(deliveries.of(world).held, 1);
  await ada.post("onlineagent/{}/saybusy?reason=202");
  t.strictSame((await held).event?.content, { reason: "202" });
});

test("an event that waits is brought at once", async (t) => {
  const { ada, deliveries, world } = await holdingGateway(t);
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await ada.poll()).event?.eventType, "AgentState_SetNotReady_Success");
  t.equal(deliveries.of(world).held, 0);
});

test("a poll for which nothing comes is answered empty", async (t) => {
  const { ada, world } = await holdingGateway(t);
  world.changeSettings({ pollHold: "20ms" });
  t.equal((await ada.pollForReply()).text, NOTHING);
});

test("pollHold 0 never holds", async (t) => {
  const { ada, world, deliveries } = await holdingGateway(t);
  world.changeSettings({ pollHold: "0s" });
  t.equal((await ada.pollForReply()).text, NOTHING);
  t.equal(deliveries.of(world).held, 0);
});

test("a second poll answers the first one empty, and takes its place", async (t) => {
  const { ada, holding } = await holdingGateway(t);
  const first = ada.pollForReply();
  await holding(1);
  const second = ada.poll();
  t.equal((await first).text, NOTHING);
  await holding(1);
  await ada.post("onlineagent/{}/saybusy?reason=203");
  t.strictSame((await second).event?.content, { reason: "203" });
});

test("polls of several agents are held side by side, each for its own events", async (t) => {
  const { ada, holding, signedIn, world } = await holdingGateway(t);
  world.changeSettings({ pollHold: "0s" });
  const ben = await signedIn(102);
  world.changeSettings({ pollHold: "1h" });
  const held = [ada.poll(), ben.poll()];
  await holding(2);
  await ben.post("onlineagent/{}/saybusy");
  t.equal((await held[1])?.event?.workNo, "102");
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await held[0])?.event?.workNo, "101");
});

test("events come in the order in which they arose, over held and answered polls alike", async (t) => {
  const gateway = await holdingGateway(t);
  const { ada, holding } = gateway;
  const held = ada.poll();
  await holding(1);
  for (const reason of [201, 202, 203, 204]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  t.strictSame([reasonOf((await held).event?.content), ...(await reasons(gateway, ada))], ["201", "202", "203", "204"]);
});

test("events that arise at one moment while a poll is held: the first at once, the others wait", async (t) => {
  const { ada, holding, call, world } = await holdingGateway(t);
  const held = ada.poll();
  await holding(1);
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
  t.equal((await ada.pollAll()).length, 3);
});

test("a client that goes away while its poll is held misses nothing", async (t) => {
  const gateway = await holdingGateway(t);
  const { ada, holding } = gateway;
  const gone = ada.start("GET", "agentevent/{}").on("error", () => {});
  gone.end();
  await holding(1);
  gone.destroy();
  await holding(0);
  for (const reason of [201, 202]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  t.strictSame(await reasons(gateway, ada), ["201", "202"]);
});

test("a client that goes away, and at once has its agent do something on another line, misses nothing", async (t) => {
  const gateway = await holdingGateway(t);
  const { ada, holding } = gateway;
  for (const reason of [201, 202, 203, 204, 205]) {
    const gone = ada.start("GET", "agentevent/{}").on("error", () => {});
    gone.end();
    await holding(1);
    gone.destroy();
    await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
    await holding(0);
    t.strictSame(await reasons(gateway, ada), [String(reason)]);
    gateway.world.changeSettings({ pollHold: "1h" });
  }
});

test("an answer that cannot be written any more brings its event back, ahead of later ones", async (t) => {
  const gateway = await holdingGateway(t);
  const { ada, holding, app, center } = gateway;
  const asked = nextEvent(app.server, "request");
  const gone = ada.start("GET", "agentevent/{}").on("error", () => {});
  gone.end();
  const [request] = (await asked) as [IncomingMessage];
  await holding(1);
  // The line breaks at the very moment at which events arise.
  request.socket.destroy();
  for (const reason of [201, 202]) center.perform(sayBusy, { agent: 101, reason, prolong: false });
  await holding(0);
  await ada.post("onlineagent/{}/saybusy?reason=203");
  t.strictSame(await reasons(gateway, ada), ["201", "202", "203"]);
});

test("an event that the client has got does not come again when it goes away afterwards", async (t) => {
  const gateway = await holdingGateway(t);
  const { ada } = gateway;
  for (const reason of [201, 202]) await ada.post(`onlineagent/{}/saybusy?reason=${reason}`);
  const got = ada.start("GET", "agentevent/{}");
  got.end();
  const [response] = (await nextEvent(got, "response")) as [IncomingMessage];
  response.destroy();
  t.strictSame(await reasons(gateway, ada), ["202"]);
});
