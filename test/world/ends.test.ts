// Tests of the end of a world as clients see it: held polls are answered, and pushes stop.
import { test } from "tap";
import { openGateway, openWorld, ROOT } from "../support/gateway.ts";
import { sendNotes, signInWithPushTo, untilAllPushed } from "../support/pushing.ts";
import { openReceiver } from "../support/receiver.ts";
import { until } from "../support/waiting.ts";

test("a reset answers a held poll with the end of the session, and the next poll too", async (t) => {
  const gateway = await openGateway(t);
  const { world, deliveries, waitForHeldPolls } = gateway;
  const [ada, ben] = [await gateway.signInAgent(101), await gateway.signInAgent(102)];
  world.changeSettings({ pollHold: "1h" });
  const held = [ada.poll(), ben.poll()];
  await waitForHeldPolls(2);
  world.reset();
  t.hasStrict(await Promise.all(held), [{ retcode: "100-006" }, { retcode: "100-006" }]);
  t.equal(deliveries.size, 0);
  t.equal((await ada.poll()).retcode, "100-006");
  t.hasStrict(world.journal.list().slice(-3), [{ retcode: "100-006" }, { retcode: "100-006" }, { retcode: "100-006" }]);

  await ada.signIn();
  await ada.post("onlineagent/{}/resetskill/true");
  t.same(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
});

test("deleting a world answers a held poll, and later requests get 404 with the reason", async (t) => {
  const gateway = await openGateway(t);
  const other = await openWorld({ settings: { pollHold: "1h" } }, "other");
  gateway.worlds.add(other);
  const ada = gateway.client(101);
  const pathOf = (path: string) => `/w/other${ROOT}/${path}`;
  const signedIn = await ada.send("PUT", pathOf("onlineagent/101"), { body: { password: "secret", phonenum: "1" } });
  ada.guid = signedIn.header("Set-GUID")?.replace("JSESSIONID=", "");
  await ada.send("GET", pathOf("agentevent/101"));
  await ada.send("GET", pathOf("agentevent/101"));
  const held = ada.send("GET", pathOf("agentevent/101"));
  await until(() => gateway.deliveries.of(other).heldPolls === 1);
  t.equal(gateway.worlds.delete("other"), "done");
  t.hasStrict((await held).body, { retcode: "100-006" });
  t.equal(gateway.deliveries.size, 0);
  const after = await ada.send("GET", pathOf("agentevent/101"));
  t.same([after.status, after.text], [404, 'There is no world named "other" here.\n']);
});

test("after a reset, earlier events are not pushed, and new sessions get pushes", async (t) => {
  const gateway = await openGateway(t, { settings: { pushRetry: "1ms" } });
  const receiver = await openReceiver(t);
  await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  const before = receiver.pushes.length;
  sendNotes(gateway, "old");
  gateway.world.reset();
  t.equal(gateway.deliveries.size, 0);
  await signInWithPushTo(gateway, receiver);
  await until(() => gateway.world.center.agent(101)?.mailbox.waiting.length === 0);
  const later = JSON.stringify(receiver.pushes.slice(before));
  t.match(later, "AgentState_Ready");
  t.notMatch(later, "old");
});
