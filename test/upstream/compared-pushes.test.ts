// Tests of pushed events in comparisons with a real gateway: from a tape, in a shadow, and beside a spy.
import { type Test, test } from "tap";
import { beginIncomingCall, hangUpAsCustomer } from "../../src/core/index.ts";
import { runToEnd } from "../cli/command.ts";
import { START } from "../support/gateway.ts";
import { ACKNOWLEDGED, REFUSED } from "../support/receiver.ts";
import { until } from "../support/waiting.ts";
import { FakeWall } from "../support/wall.ts";
import { openPushed } from "./open-pushed.ts";
import { type ExchangeMoment, GAP_MS, retimeTape } from "./retimed.ts";
import { recordShadowSession } from "./shadowed-session.ts";

type Pushed = Awaited<ReturnType<typeof openPushed>>;

/** A shadow gets no pseudonyms. */
const PLAIN = ["--push-address", "127.0.0.1", "--plain-tape"];

/** Lets a call ring and be answered, and the customer hang up. Every event is pushed. */
async function takeCall({ signIn, send, real, receiver }: Pushed): Promise<void> {
  const untilPushed = (type: string) => until(() => receiver.listTypes().flat().includes(type));
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

/** Ends a pass whose events were all pushed. Returns its tape, with the times that a quick machine would have written. */
async function endPass(
  { stop, file, listTapedPushes, receiver }: Pushed,
  gapBefore?: (moment: ExchangeMoment) => number,
) {
  await until(() => listTapedPushes().length === receiver.pushes.length);
  await stop();
  return retimeTape(file, gapBefore);
}

/** Returns the report about the tape of a pass, once all events were acknowledged. */
async function conformPass(pushed: Pushed, gapBefore?: (moment: ExchangeMoment) => number) {
  await until(() => pushed.real.center.agent(101)?.mailbox.waiting.length === 0);
  await endPass(pushed, gapBefore);
  return readReport(pushed);
}

/** Returns the level and the interface or event of each difference in a report. */
const listPlaces = (differences: readonly { name: string; rows: readonly { level: string }[] }[]) =>
  differences.flatMap(({ name, rows }) => rows.map(({ level }) => `${level} ${name}`));

const readReport = async ({ file }: Pushed) => JSON.parse((await runToEnd(["conform", file, "--json"])).out);

test("the pushed events of a simulator are compared like those of polls, and have no difference", async (t) => {
  const pushed = await openPushed(t);
  await takeCall(pushed);
  const { differences, comparedEvents, causes, unexplained, unplayed } = await conformPass(pushed);
  t.strictSame(differences, []);
  t.strictSame([unexplained, unplayed], [[], []]);
  t.strictSame(comparedEvents.map(({ name }: { name: string }) => name).slice(0, 2), [
    "AgentOther_InService",
    "AgentState_Ready",
  ]);
  t.equal(comparedEvents.find(({ name }: { name: string }) => name === "AgentEvent_Ringing")?.seen, 1);
  t.strictSame(
    causes.map(({ sentence }: { sentence: string }) => sentence.replace(/^13\d{9}/, "a customer")),
    ["a customer called queue 25", "a customer hung up"],
  );
});

test("if the gateway takes long to answer, its events do not count as late", async (t) => {
  const pushed = await openPushed(t);
  await takeCall(pushed);
  const slow = ({ exchange, isEnd }: ExchangeMoment) => (isEnd && exchange.isPush !== true ? 5_000 : GAP_MS);
  t.strictSame((await conformPass(pushed, slow)).differences, []);
});

test("an event that comes long after the answer to its request is late", async (t) => {
  const pushed = await openPushed(t);
  await takeCall(pushed);
  const isTalking = ({ exchange }: ExchangeMoment) => String(exchange.request.body).includes("AgentEvent_Talking");
  const late = (moment: ExchangeMoment) => (!moment.isEnd && isTalking(moment) ? 5_000 : GAP_MS);
  t.strictSame(listPlaces((await conformPass(pushed, late)).differences), ["L6 AgentEvent_Talking"]);
});

test("events that the client refuses at first are compared once", async (t) => {
  let pushes = 0;
  const pushed = await openPushed(t, {
    answering: () => (++pushes % 2 === 1 ? { body: "no", status: 503 } : ACKNOWLEDGED),
  });
  await takeCall(pushed);
  const { differences, comparedEvents } = await conformPass(pushed);
  t.strictSame(differences, []);
  t.strictSame(
    comparedEvents
      .filter(({ name }: { name: string }) => /InService|Ringing/.test(name))
      .map(({ seen }: { seen: number }) => seen),
    [1, 1],
  );
});

test("differences in pushed events are found, with the setting that explains them", async (t) => {
  const pushed = await openPushed(t, { settings: { eventGenTime: true } });
  await takeCall(pushed);
  const { differences, settings } = await conformPass(pushed);
  t.hasStrict(
    differences.find(({ name }: { name: string }) => name === "AgentEvent_Ringing"),
    { kind: "event", rows: [{ level: "L2", path: "eventList[].eventGenTime", simulated: "absent" }] },
  );
  t.strictSame(settings, { eventGenTime: "on" });
});

/** Lets the client refuse each push until the real gateway signs it out. Returns the tape, with 10 s between two pushes. */
async function refusePushes(t: Test, settings: Readonly<Record<string, unknown>>, retries: number) {
  const wall = new FakeWall(START);
  const pushed = await openPushed(t, {
    wall,
    more: PLAIN,
    settings: { pushRetry: "10s", ...settings },
    answering: () => REFUSED,
  });
  const { real, send } = pushed;
  await pushed.signIn();
  for (let pushes = 1; pushes <= retries; pushes++) {
    await until(() => real.world.journal.list({ operation: "push", phase: "answered" }).length === pushes);
    t.match(await send("POST", "onlineagent/101/handshake"), /"retcode":"0"/);
    wall.advance(10_000);
  }
  await until(() => real.center.agent(101)?.session === undefined);
  t.match(await send("POST", "onlineagent/101/saybusy"), /"retcode":"100-006"/);
  let pushes = 0;
  const isRepeated = ({ exchange, isEnd }: ExchangeMoment) => exchange.isPush === true && !isEnd && ++pushes > 1;
  return { pushed, tape: await endPass(pushed, (moment) => (isRepeated(moment) ? 10_000 : GAP_MS)) };
}

test("a client that refuses its pushes for two minutes is signed out in the simulator too", async (t) => {
  const { pushed, tape } = await refusePushes(t, {}, 12);
  t.equal(pushed.receiver.pushes.length, 13);
  const { differences, comparedEvents } = await readReport(pushed);
  t.strictSame(differences, []);
  t.strictSame(
    comparedEvents.map(({ name, seen }: { name: string; seen: number }) => [name, seen]),
    [
      ["AgentOther_InService", 1],
      ["AgentState_Ready", 1],
    ],
  );
  const { places, problems, pushes } = await recordShadowSession(tape);
  t.strictSame([places, problems], [[], []]);
  t.strictSame(
    pushes.map(({ events, repeated, retcode, twin }) => [events, repeated, retcode, twin?.differences]),
    [false, ...Array(12).fill(true)].map((isRepeated) => [[1, 2], isRepeated, undefined, []]),
  );
});

test("a gateway that gives up refused pushes earlier differs, with the setting that explains it", async (t) => {
  const { pushed } = await refusePushes(t, { pushGiveUp: "60s" }, 6);
  const { differences, settings } = await readReport(pushed);
  t.strictSame(listPlaces(differences), ["L1 onlineagent/sayBusy"]);
  const [{ real, simulated }] = differences[0].rows;
  t.strictSame([real, simulated], ["100-006", "0"]);
  t.strictSame(settings, { pushGiveUp: "1m" });
});

test("a shadow compares pushed events with those of its twin", async (t) => {
  const pushed = await openPushed(t, { more: PLAIN, settings: { phoneAlertingContent: "object" } });
  await takeCall(pushed);
  await until(() => pushed.real.center.agent(101)?.mailbox.waiting.length === 0);
  const { places, causes, counts, pushes } = await recordShadowSession(await endPass(pushed));
  t.strictSame(places, ["L2 AgentOther_PhoneAlerting eventList[].content"]);
  t.strictSame(causes, ["13812345678 called queue 25", "13812345678 hung up"]);
  t.strictSame(counts, { answers: 4, events: 13, differences: 1, places: 1 });
  const found = pushes.flatMap(({ twin }) => twin?.differences ?? []);
  t.strictSame(
    found.map(({ level, path }) => [level, path]),
    [["L2", "eventList[].content"]],
  );
  t.equal(new Set(pushes.flatMap(({ events }) => events)).size, 13);
  t.hasStrict(pushes[0], { agent: "101", phase: "answered", retcode: "0", events: [1, 2], repeated: false });
});

test("beside a spy, each event comes once, from the side that answers the sign-in", async (t) => {
  const createSpyOptions = (answer: string) => ["--push-address", "127.0.0.1", "--mode", "spy", "--answer", answer];
  const pushed = await openPushed(t, { more: createSpyOptions("calldata") });
  await pushed.signIn();
  await pushed.send("GET", "calldata/101/statistics");
  await pushed.send("POST", "onlineagent/101/saybusy");
  await until(() => pushed.receiver.listAcknowledgedEvents().length === 3);
  await pushed.stop();
  t.strictSame(pushed.receiver.listTypes().flat(), [
    "AgentOther_InService",
    "AgentState_Ready",
    "AgentState_SetNotReady_Success",
  ]);
  t.equal(pushed.listTapedPushes().length, pushed.receiver.pushes.length);
});

test("a spy that answers sign-ins pushes as a simulator does", async (t) => {
  const pushed = await openPushed(t, {
    more: ["--push-address", "127.0.0.1", "--mode", "spy", "--answer", "onlineagent"],
  });
  await pushed.signIn();
  await pushed.receiver.waitForPushes(1);
  await pushed.stop();
  t.equal(pushed.readUri(), "", "the real gateway has no session");
  t.strictSame(pushed.readExchanges(), []);
});
