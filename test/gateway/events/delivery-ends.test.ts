// How held polls end: by a sign-out, a server that closes, or silence that is none.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { holdingGateway, NOTHING } from "./held-polls.ts";

test("a sign-out answers the held poll with 100-006", async (t) => {
  const { ada, holding } = await holdingGateway(t);
  const held = ada.poll();
  await holding(1);
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(await held, { message: "agent not login", retcode: "100-006", result: "" });
  t.equal((await ada.poll()).retcode, "100-006");
  await holding(0);
});

test("a sign-out that is told answers the held poll with its farewell, once", async (t) => {
  const { ada, holding, world } = await holdingGateway(t);
  world.changeSettings({ shutdownServiceAfterLogout: "on" });
  const held = ada.poll();
  await holding(1);
  await ada.delete("onlineagent/{}/logout");
  t.equal((await held).event?.eventType, "AgentOther_ShutdownService");
  t.equal((await ada.poll()).retcode, "100-006");
});

test("events that were not fetched before the sign-out are gone; the farewell comes alone", async (t) => {
  const { ada, world } = await holdingGateway(t);
  world.changeSettings({ shutdownServiceAfterLogout: "on" });
  await ada.post("onlineagent/{}/saybusy");
  await ada.delete("onlineagent/{}/logout");
  t.equal((await ada.poll()).event?.eventType, "AgentOther_ShutdownService");
  t.equal((await ada.poll()).retcode, "100-006");
});

test("a held poll is life: no silence is noticed meanwhile", async (t) => {
  const { ada, holding, advance, center } = await holdingGateway(t);
  const held = ada.poll();
  await holding(1);
  for (let i = 0; i < 5; i++) advance(3_600);
  t.not(center.agent(101)?.session, undefined);
  await ada.post("onlineagent/{}/saybusy");
  t.equal((await held).retcode, "0");
});

test("closing the server answers held polls, and holds none any more", async (t) => {
  const { ada, holding, app, deliveries, world } = await holdingGateway(t);
  const held = ada.pollForReply();
  await holding(1);
  await app.close();
  t.equal((await held).text, NOTHING);
  t.equal(deliveries.of(world).held, 0);
});

test("five hundred agents may have a poll held each, and all are answered when it closes", async (t) => {
  const { client, holding, world, deliveries } = await openGateway(t, {
    center: { agents: [{ ids: "201-700", queues: [25] }] },
  });
  const clients = Array.from({ length: 500 }, (_, i) => client(201 + i));
  for (const one of clients) {
    await one.signIn();
    await one.pollAll();
  }
  world.changeSettings({ pollHold: "1h" });
  const held = clients.map((one) => one.pollForReply());
  await holding(500);
  const closing = deliveries.close();
  t.equal(deliveries.of(world).held, 300, "others get their turn in between");
  t.strictSame([...new Set((await Promise.all(held)).map(({ text }) => text))], [NOTHING]);
  await closing;
  t.equal(deliveries.of(world).held, 0);
});
