// Tests of the bodies of requests and answers in journal and log, without secrets.
import { createHash } from "node:crypto";
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

test("the journal has the bodies of request and answer with masked passwords", async (t) => {
  const { client, world } = await openGateway(t);
  const ada = client(101);
  const reply = await ada.signIn({ password: "secret", phonenum: "40038", status: 4 });
  await ada.get("onlineagent/{}/agentstatus");
  const [login, status] = world.journal.list();
  t.match(login, {
    request: { text: '{"password":"***","phonenum":"40038","status":4}' },
    answer: { text: reply.text, bytes: reply.text.length },
    bodies: "kept",
  });
  t.match(status, { request: undefined, answer: { text: /"agentState":4/ } });
  t.notMatch(JSON.stringify(world.journal.list()), '"secret"');
});

test("the journal has the length and hash of a body that is not text", async (t) => {
  const { world, sendRaw } = await openGateway(t);
  const body = "\x00\x01\xff\xfe";
  await sendRaw(
    `PUT /agentgateway/resource/onlineagent/101 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n\r\n${body}`,
  );
  const sha256 = createHash("sha256").update(Buffer.from(body, "latin1")).digest("hex");
  t.match(world.journal.list(), [{ request: { text: undefined, bytes: 4, sha256 } }]);
});

test("the journal has the answer that a fault has changed", async (t) => {
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  world.faults.add({ operations: ["getAgentStatus"], effect: { truncated: true } });
  const { text } = await ada.send("GET", "onlineagent/{}/agentstatus");
  t.equal(world.journal.list().at(-1)?.answer?.text, text);
});

test("with journalBodies off, no body is kept from the next request on", async (t) => {
  const { signInAgent, world } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(world.changeSettings({ journalBodies: "off" }), []);
  await ada.post("onlineagent/{}/saybusy");
  t.hasStrict(world.journal.list().at(-1), { bodies: "off", request: undefined, answer: undefined });
});
