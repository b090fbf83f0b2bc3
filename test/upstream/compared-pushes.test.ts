// Tests of pushed events in comparisons with a real gateway: from a tape, in a shadow, and beside a spy.
import { test } from "tap";
import { beginIncomingCall, hangUpAsCustomer } from "../../src/core/index.ts";
import { command } from "../cli/command.ts";
import { ACKNOWLEDGED } from "../support/receiver.ts";
import { until } from "../support/waiting.ts";
import { openPushed } from "./open-pushed.ts";

type Pushed = Awaited<ReturnType<typeof openPushed>>;

/** Lets a call ring and be answered, and the customer hang up. Every event is pushed. */
async function takeCall({ signIn, send, real, receiver }: Pushed): Promise<void> {
  const untilPushed = (type: string) => until(() => receiver.types().flat().includes(type));
  await signIn();
  await send("POST", "onlineagent/101/resetskill/true");
  await untilPushed("AgentState_Ready");
  const call = real.center.perform(beginIncomingCall, { from: "13812345678", to: { queue: 25 } });
  await untilPushed("AgentEvent_Ringing");
  await send("PUT", "voicecall/101/answer");
  await untilPushed("AgentEvent_Talking");
  real.center.perform(hangUpAsCustomer, { call: call as string });
  await untilPushed("AgentEvent_Customer_Release");
  await send("POST", "onlineagent/101/handshake");
}

/** Returns the report about the tape of a pass, once it has ended. */
async function conformed({ stop, file, real, pushed, receiver }: Pushed) {
  await until(() => real.center.agent(101)?.mailbox.waiting.length === 0);
  await until(() => pushed().length === receiver.pushes.length);
  await stop();
  return JSON.parse((await command(["conform", file, "--json", "--tolerance", "60s"])).out);
}

test("pushed events are compared as those of a poll, without a difference at a simulator", async (t) => {
  const pushed = await openPushed(t);
  await takeCall(pushed);
  const { differences, comparedEvents, causes, unexplained, unplayed } = await conformed(pushed);
  t.strictSame(differences, []);
  t.strictSame([unexplained, unplayed], [[], []]);
  t.match(
    comparedEvents.map(({ name }: { name: string }) => name),
    ["AgentOther_InService", "AgentState_Ready"],
  );
  t.equal(comparedEvents.find(({ name }: { name: string }) => name === "AgentEvent_Ringing")?.seen, 1);
  t.match(
    causes.map(({ sentence }: { sentence: string }) => sentence),
    [/^13\d{9} called queue 25$/, /^13\d{9} hung up$/],
  );
});

test("events that the client refuses at first are compared once", async (t) => {
  let pushes = 0;
  const pushed = await openPushed(t, {
    answering: () => (++pushes % 2 === 1 ? { body: "no", status: 503 } : ACKNOWLEDGED),
  });
  await takeCall(pushed);
  const { differences, comparedEvents } = await conformed(pushed);
  t.strictSame(differences, []);
  t.strictSame(
    comparedEvents
      .filter(({ name }: { name: string }) => /InService|Ringing/.test(name))
      .map(({ seen }: { seen: number }) => seen),
    [1, 1],
  );
});

test("what another gateway writes into its pushed events is found, with the setting", async (t) => {
  const pushed = await openPushed(t, { settings: { eventGenTime: true } });
  await takeCall(pushed);
  const { differences, settings } = await conformed(pushed);
  t.match(
    differences.find(({ name }: { name: string }) => name === "AgentEvent_Ringing"),
    { kind: "event", rows: [{ level: "L2", path: "eventList[].eventGenTime", simulated: "absent" }] },
  );
  t.strictSame(settings, { eventGenTime: "on" });
});

test("a shadow compares pushed events with those of its twin", async (t) => {
  const pushed = await openPushed(t, {
    more: ["--push-address", "127.0.0.1", "--mode", "shadow"],
    settings: { phoneAlertingContent: "object" },
  });
  await takeCall(pushed);
  await until(() => pushed.real.center.agent(101)?.mailbox.waiting.length === 0);
  const { out } = await pushed.stop();
  t.match(out, /shadow: inferred: 13812345678 called queue 25/);
  t.match(
    out,
    /AgentOther_PhoneAlerting of agent 101: L2 eventList\[\]\.content: real \{.*\} \(object\), simulator null \(null\) \(exchange \d\)/,
  );
  t.match(out, /shadow: 4 answers and 13 events were compared, with 1 differences at 1 places/);
});

test("beside a spy, the events come from whoever answers the sign-in, and each comes once", async (t) => {
  const spying = (answer: string) => ["--push-address", "127.0.0.1", "--mode", "spy", "--answer", answer];
  const pushed = await openPushed(t, { more: spying("calldata") });
  await pushed.signIn();
  await pushed.send("GET", "calldata/101/statistics");
  await pushed.send("POST", "onlineagent/101/saybusy");
  await until(() => pushed.receiver.events().length === 3);
  await pushed.stop();
  t.strictSame(pushed.receiver.types().flat(), [
    "AgentOther_InService",
    "AgentState_Ready",
    "AgentState_SetNotReady_Success",
  ]);
  t.equal(pushed.pushed().length, pushed.receiver.pushes.length);
});

test("a spy that answers sign-ins pushes as a simulator does", async (t) => {
  const pushed = await openPushed(t, {
    more: ["--push-address", "127.0.0.1", "--mode", "spy", "--answer", "onlineagent"],
  });
  await pushed.signIn();
  await pushed.receiver.received(1);
  await pushed.stop();
  t.equal(pushed.uri(), "", "the real gateway has no session");
  t.strictSame(pushed.exchanges(), []);
});
