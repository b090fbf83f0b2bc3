// Tests of the other operations that poll, and of events in answers that never reach the client.
import { type Test, test } from "tap";
import { type Client, openGateway } from "../../../support/gateway.ts";
import { sendNotes } from "../../../support/pushing.ts";
import { pollOn } from "../../../support/raw-polls.ts";

const HELD = { settings: { pollHold: "10s" } };
const NOTHING = { message: "", retcode: "0" };

/** Polls. Returns the number in the note, or NaN without an event. */
async function pollNote(ada: Client): Promise<number> {
  const { event } = await ada.poll();
  return Number((event?.content as { context: string } | undefined)?.context);
}

/** Opens a gateway that holds polls, with agents 101 and 102, whose first events are fetched. */
async function openHoldingGateway(t: Test) {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  gateway.world.changeSettings(HELD.settings);
  return { gateway, ada, ben };
}

test("later events wait until an unconfirmed one is confirmed or lost", async (t) => {
  const { gateway, ada } = await openHoldingGateway(t);
  const { server } = await pollOn(gateway, [ada]);
  // The next poll is read before the first answer is confirmed or lost.
  gateway.app.server.prependOnceListener("request", () => {
    server.destroy();
    sendNotes(gateway, 1, 2);
  });
  t.strictSame([await pollNote(ada), await pollNote(ada)], [1, 2]);
});

test("an event of a lost answer does not come to a new session", async (t) => {
  const { gateway, ada } = await openHoldingGateway(t);
  const { server } = await pollOn(gateway, [ada]);
  gateway.app.server.prependOnceListener("request", () => {
    server.destroy();
    sendNotes(gateway, 1);
  });
  await ada.signIn({}, "forcelogin");
  gateway.world.changeSettings({ pollHold: "0s" });
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
});

test("when a connection with pipelined polls breaks, the events of all lost answers are repeated", async (t) => {
  const { gateway, ada, ben } = await openHoldingGateway(t);
  const { client } = await pollOn(gateway, [ben, ada]);
  // The event goes into the answer to the second poll, which cannot be sent before the first answer.
  sendNotes(gateway, 1);
  await gateway.waitForHeldPolls(1);
  // A client that only closes its sending side can still read, so it gets both answers.
  client.resetAndDestroy();
  await gateway.waitForHeldPolls(0);
  sendNotes(gateway, 2);
  t.strictSame([await pollNote(ada), await pollNote(ada)], [1, 2]);
});

test("a poll that is held behind another on one connection ends when the connection breaks", async (t) => {
  const { gateway, ada, ben } = await openHoldingGateway(t);
  const { client } = await pollOn(gateway, [ben, ada]);
  client.destroy();
  await gateway.waitForHeldPolls(0);
  sendNotes(gateway, 1);
  t.equal(await pollNote(ada), 1);
});

test("the sign-out event after silence can also be fetched with async, once", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.center.runUntil(gateway.center.now + 120_000);
  t.hasStrict((await ada.get("agentevent/{}/async")).event, { eventType: "AgentOther_ShutdownService" });
  t.equal((await ada.get("agentevent/{}/async")).retcode, "100-006");
});

test("a sign-out event whose answer cannot be written can be fetched again", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.center.runUntil(gateway.center.now + 120_000);
  gateway.app.server.prependOnceListener("request", (request) => request.socket.destroy());
  await t.rejects(ada.poll());
  t.hasStrict((await ada.poll()).event, { eventType: "AgentOther_ShutdownService" });
  t.equal((await ada.poll()).retcode, "100-006");
});

test("async polls the same events, and replaces a held poll", async (t) => {
  const { gateway, ada } = await openHoldingGateway(t);
  const plain = ada.poll();
  await gateway.waitForHeldPolls(1);
  const held = ada.get("agentevent/{}/async");
  t.strictSame(await plain, NOTHING);
  sendNotes(gateway, 1);
  t.hasStrict(await held, { retcode: "0", event: { eventType: "AgentOther_Note", workNo: "101" } });
});

test("jsonp without a callback is a plain poll", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  await ada.signIn();
  const reply = await ada.send("GET", "agentevent/{}/jsonp");
  t.equal(
    reply.text,
    '{"message":"","retcode":"0","event":{"eventType":"AgentOther_InService","workNo":"101","content":null}}',
  );
  t.equal(reply.header("Content-Type"), "application/json");
});

for (const callback of ["show", "$", "_a.b.c", "jQuery1102_17", "a".repeat(128)]) {
  test(`jsonp with callback ${callback.slice(0, 20)} is answered with a script, also if the poll is empty, held or refused`, async (t) => {
    const { signInAgent, world, center, waitForHeldPolls } = await openGateway(t);
    const ada = await signInAgent(101);
    const pollScript = () => ada.send("GET", `agentevent/{}/jsonp?callback=${callback}`);
    const empty = await pollScript();
    t.equal(empty.text, `${callback}({"message":"","retcode":"0"});`);
    t.equal(empty.header("Content-Type"), "application/javascript");
    world.changeSettings({ pollHold: "10s" });
    const held = pollScript();
    await waitForHeldPolls(1);
    await ada.post("onlineagent/{}/saybusy");
    t.equal(
      (await held).text,
      `${callback}({"message":"","retcode":"0","event":{"eventType":"AgentState_SetNotReady_Success","workNo":"101","content":{"reason":"0"}}});`,
    );
    const { guid } = ada;
    ada.guid = "wrong";
    t.equal(
      (await pollScript()).text,
      `${callback}({"message":"no right to invite resouce","retcode":"000-003","result":""});`,
    );
    ada.guid = guid;
    center.runUntil(center.now + 120_000);
    t.equal(
      (await pollScript()).text,
      `${callback}({"message":"","retcode":"0","event":{"eventType":"AgentOther_ShutdownService","workNo":"101","content":{"loginTime":"1767603600000"}}});`,
    );
    t.equal((await pollScript()).text, `${callback}({"message":"agent not login","retcode":"100-006","result":""});`);
  });
}

for (const callback of ["1a", "a b", "alert(1)//", "a-b", "a[0]", "<script>", "a;b", "ä", "a".repeat(129)]) {
  test(`jsonp with callback ${JSON.stringify(callback.slice(0, 20))} is refused with 000-002 and removes no event`, async (t) => {
    const { client, center } = await openGateway(t);
    const ada = client(101);
    await ada.signIn();
    const reply = await ada.send("GET", `agentevent/{}/jsonp?callback=${encodeURIComponent(callback)}`);
    t.equal(reply.text, '{"message":"parameter or address is invalid","retcode":"000-002"}');
    t.equal(center.agent(101)?.mailbox.waiting.length, 2);
  });
}

test("a poll of an agent without a session is not held", async (t) => {
  const { client } = await openGateway(t, HELD);
  for (const path of ["agentevent/{}", "agentevent/{}/async", "agentevent/{}/jsonp", "agentevent/allagentevent"]) {
    t.strictSame(await client(101).get(path), { message: "agent not login", retcode: "100-006", result: "" }, path);
  }
});
