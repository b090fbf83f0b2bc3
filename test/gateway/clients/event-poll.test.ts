// Tests of the event poll as clients rely on it: exact bytes of the answer, and the order of events.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

test("an empty poll is answered with exactly these bytes, without a list and with retcode 0", async (t) => {
  const { signInAgent } = await openGateway(t);
  t.equal((await (await signInAgent(101)).pollForReply()).text, '{"message":"","retcode":"0"}');
});

test("a poll returns the oldest event as an object with content, its members in order", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  await ada.signIn({ status: 3 });
  const texts = [await ada.pollForReply(), await ada.pollForReply(), await ada.pollForReply()].map(({ text }) => text);
  t.strictSame(texts, [
    '{"message":"","retcode":"0","event":{"eventType":"AgentOther_InService","workNo":"101","content":null}}',
    '{"message":"","retcode":"0","event":{"eventType":"AgentState_Ready","workNo":"101","content":null}}',
    '{"message":"","retcode":"0","event":{"eventType":"AgentState_SetNotReady_Success","workNo":"101","content":{"reason":"0"}}}',
  ]);
});

test("workNo is the sign-in id as a string, without the leading zeros of the path", async (t) => {
  const { client } = await openGateway(t);
  const ada = client("000101");
  await ada.signIn();
  t.equal((await ada.poll()).event?.workNo, "101");
});

test("events wait for polls, including the first one", async (t) => {
  const { client, call } = await openGateway(t);
  const ada = client(101);
  await ada.signIn();
  await ada.post("onlineagent/{}/saybusy?reason=201");
  await ada.post("onlineagent/{}/sayfree");
  t.strictSame(await ada.pollTypes(), [
    "AgentOther_InService",
    "AgentState_Ready",
    "AgentState_SetNotReady_Success",
    "AgentState_CancelNotReady_Success",
  ]);
  call({ agent: 101 });
  t.equal((await ada.poll()).event?.eventType, "AgentState_Busy");
  t.equal((await ada.poll()).event?.eventType, "AgentOther_PhoneAlerting");
});

test("a poll after the sign-out is answered with 100-006", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.delete("onlineagent/{}/logout");
  t.equal((await ada.pollForReply()).text, '{"message":"agent not login","retcode":"100-006","result":""}');
});

test("with eventGenTime on, events have the time at which they arose", async (t) => {
  const { client, advance } = await openGateway(t, { settings: { eventGenTime: "on" } });
  const ada = client(101);
  await ada.signIn();
  advance(30);
  t.equal(
    (await ada.pollForReply()).text,
    '{"message":"","retcode":"0","event":{"eventType":"AgentOther_InService","eventGenTime":1767603600000,"workNo":"101","content":null}}',
  );
});
