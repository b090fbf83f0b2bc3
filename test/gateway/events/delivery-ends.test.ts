// Tests of the end of held polls: by a sign-out, or when the server closes.
// A held poll also keeps its session alive.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { EMPTY_ANSWER, openHoldingGateway } from "./held-polls.ts";

test("a sign-out answers the held poll with 100-006", async (t) => {
  const { ada, waitForHeldPolls } = await openHoldingGateway(t);
  const held = ada.poll();
  await waitForHeldPolls(1);
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(await held, { message: "agent not login", retcode: "100-006", result: "" });
  t.equal((await ada.poll()).retcode, "100-006");
  await waitForHeldPolls(0);
});

test("with shutdownServiceAfterLogout, the held poll of a session that signs out gets the sign-out event once", async (t) => {
  const { ada, waitForHeldPolls, world } = await openHoldingGateway(t);
  world.changeSettings({ shutdownServiceAfterLogout: "on" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  await ada.delete("onlineagent/{}/logout");
  t.equal((await held).event?.eventType, "AgentOther_ShutdownService");
  t.equal((await ada.poll()).retcode, "100-006");
});

test("with shutdownServiceAfterLogout, a sign-out discards waiting events and leaves only the sign-out event", async (t) => {
  const { ada, world } = await openHoldingGateway(t);
  world.changeSettings({ shutdownServiceAfterLogout: "on" });
  await ada.post("onlineagent/{}/saybusy");
  await ada.delete("onlineagent/{}/logout");
  t.equal((await ada.poll()).event?.eventType, "AgentOther_ShutdownService");
  t.equal((await ada.poll()).retcode, "100-006");
});

test("an agent whose poll is held is not signed out, even if its client sends no request for hours", async (t) => {
  const { ada, waitForHeldPolls, advance, center } = await openHoldingGateway(t);
  const held = ada.poll();
  await waitForHeldPolls(1);
  for (let i = 0; i < 5; i++) advance(3_600);
  t.not(center.agent(101)?.session, undefined);
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await held).retcode, "0");
});

test("a server that closes answers held polls and holds no new ones", async (t) => {
  const { ada, waitForHeldPolls, app, deliveries, world } = await openHoldingGateway(t);
  const held = ada.pollForReply();
  await waitForHeldPolls(1);
  await app.close();
  t.equal((await held).text, EMPTY_ANSWER);
  t.equal(deliveries.of(world).heldPolls, 0);
});

test("polls of 500 agents can be held at the same time, and all are answered when the server closes", async (t) => {
  const { client, waitForHeldPolls, world, deliveries } = await openGateway(t, {
    center: { agents: [{ ids: "201-700", queues: [25] }] },
  });
  const clients = Array.from({ length: 500 }, (_, i) => client(201 + i));
  for (const client of clients) {
    await client.signIn();
    await client.pollAll();
  }
  world.changeSettings({ pollHold: "1h" });
  const held = clients.map((client) => client.pollForReply());
  await waitForHeldPolls(500);
  const closing = deliveries.close();
  t.equal(deliveries.of(world).heldPolls, 300, "other work runs in between");
  t.strictSame([...new Set((await Promise.all(held)).map(({ text }) => text))], [EMPTY_ANSWER]);
  await closing;
  t.equal(deliveries.of(world).heldPolls, 0);
});
