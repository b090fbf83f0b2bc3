// Tests of the interfaces that server-side clients of many agents use: pushes, heartbeats, and the events of all agents.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { signInWithPushTo, TOKEN, untilAllPushed } from "../../support/pushing.ts";
import { openReceiver } from "../../support/receiver.ts";

test("forcelogoutwithreason signs out too, and is refused with 100-006 without a session", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const answers = [
    await ada.delete("onlineagent/{}/forcelogoutwithreason/7"),
    await ada.delete("onlineagent/{}/forcelogoutwithreason/7"),
  ];
  t.strictSame(
    answers.map(({ retcode }) => retcode),
    ["0", "100-006"],
  );
});

test("a client with pushed events stays signed in with a heartbeat per minute", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  const ada = await signInWithPushTo(gateway, receiver);
  const answers: unknown[] = [];
  for (let minute = 1; minute <= 30; minute++) {
    // The clock runs as the wall clock does, because a manual advance would keep clients alive.
    gateway.center.runUntil(gateway.center.now + 60_000);
    answers.push((await ada.put("onlineagent/{}/heartbeat")).retcode);
  }
  t.strictSame(answers, Array(30).fill("0"));
});

test("allagentevent returns a list of the events of all agents for any query", async (t) => {
  const { client } = await openGateway(t);
  const [ada, ben] = [client(101), client(102)];
  await ada.signIn();
  await ben.signIn();
  const { retcode, event } = await ada.get("agentevent/allagentevent?time=1767603600000");
  const events = event as unknown as { eventType: string; workNo: string }[];
  t.strictSame(
    [retcode, ...events.map(({ workNo, eventType }) => `${workNo} ${eventType}`)],
    ["0", "101 AgentOther_InService", "101 AgentState_Ready", "102 AgentOther_InService", "102 AgentState_Ready"],
  );
});

test("events are pushed as a list with callBackUri and serviceToken, one at a time in the envelope with pushUrl", async (t) => {
  const bodies: Record<string, string[]> = {};
  for (const [form, addressed] of [
    ["list", (url: string) => ({ callBackUri: url, serviceToken: TOKEN })],
    ["single", (url: string) => ({ pushUrl: url })],
  ] as const) {
    const gateway = await openGateway(t);
    const receiver = await openReceiver(t);
    await gateway.client(101).signIn(addressed(receiver.url));
    await untilAllPushed(gateway);
    bodies[form] = receiver.pushes.map(({ text }) => text);
  }
  const inService = '{"eventType":"AgentOther_InService","workNo":"101","content":null}';
  const ready = '{"eventType":"AgentState_Ready","workNo":"101","content":null}';
  t.strictSame(bodies, {
    list: [`{"workNo":"101","eventList":[${inService},${ready}]}`],
    single: [`{"message":"","retcode":"0","event":${inService}}`, `{"message":"","retcode":"0","event":${ready}}`],
  });
});
