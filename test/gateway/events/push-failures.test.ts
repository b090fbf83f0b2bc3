// Tests of failed pushes, which are repeated until they succeed or the agent is signed out.
import { test } from "tap";
import { openGateway, START } from "../../support/gateway.ts";
import { QUICK, SIGNED_IN, sendNotes, signInWithPushTo, TOKEN, untilAllPushed } from "../../support/pushing.ts";
import { ACKNOWLEDGED, type Answer, openReceiver, REFUSED } from "../../support/receiver.ts";
import { until } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";

const ACKNOWLEDGEMENTS: readonly string[] = [
  '{"message":"success","retcode":"0"}',
  '{"retcode":0}',
  '{"retcode":"0","result":{}}\n',
];

for (const body of ACKNOWLEDGEMENTS) {
  test(`the body ${JSON.stringify(body)} acknowledges a push`, async (t) => {
    const gateway = await openGateway(t);
    const receiver = await openReceiver(t, () => ({ body, headers: { "Content-Type": "text/plain" } }));
    await signInWithPushTo(gateway, receiver);
    await untilAllPushed(gateway);
    t.strictSame(receiver.listTypes(), [SIGNED_IN]);
  });
}

/** The body of an acknowledgement, for answers with a different status. */
const ACKNOWLEDGING_BODY = '{"message":"","retcode":"0"}';
const GARBAGE = "<html>Bad Gateway</html>";

/** Answers that do not acknowledge a push. */
const FAILURES: Readonly<Record<string, Answer>> = {
  "another retcode": REFUSED,
  "retcode 00": { body: '{"retcode":"00"}' },
  "retcode true": { body: '{"retcode":true}' },
  "no retcode": { body: '{"message":"success"}' },
  null: { body: "null" },
  "a list": { body: '[{"retcode":"0"}]' },
  garbage: { body: GARBAGE },
  "nothing at all": { body: "" },
  "more than an acknowledgement can be": { body: `{"retcode":"0","more":"${"x".repeat(70_000)}"}` },
  "status 204": { body: "", status: 204 },
  "status 202": { body: ACKNOWLEDGING_BODY, status: 202 },
  "status 500": { body: ACKNOWLEDGING_BODY, status: 500 },
  "a redirect": { body: ACKNOWLEDGING_BODY, status: 302, headers: { Location: "/elsewhere" } },
  "a redirect that keeps the method": { body: ACKNOWLEDGING_BODY, status: 307, headers: { Location: "/elsewhere" } },
  "hanging up at once": "hang-up",
  "hanging up in the middle": "half",
};

for (const [answerName, failure] of Object.entries(FAILURES)) {
  test(`${answerName} is a failed push, which is repeated with newer events and loses no event`, async (t) => {
    const gateway = await openGateway(t, QUICK);
    const receiver = await openReceiver(t, (_, nth) => {
      if (nth === 1) sendNotes(gateway, "meanwhile");
      return nth <= 2 ? failure : ACKNOWLEDGED;
    });
    await signInWithPushTo(gateway, receiver);
    await receiver.waitForPushes(3);
    await untilAllPushed(gateway);
    const withNote = [...SIGNED_IN, "AgentOther_Note"];
    t.strictSame(receiver.listTypes(), [SIGNED_IN, withNote, withNote]);
    t.strictSame([...new Set(receiver.pushes.map(({ path }) => path))], ["/events"], "a redirect is not followed");
  });
}

test("a push to a server that cannot be reached is repeated until pushGiveUp", async (t) => {
  const gateway = await openGateway(t, { settings: { pushRetry: "1ms", pushGiveUp: "2ms" } });
  await gateway.client(101).signIn({ callBackUri: "http://127.0.0.1:1/nobody", serviceToken: TOKEN });
  await until(() => gateway.center.agent(101)?.session === undefined);
  t.hasStrict(gateway.center.log.recent().at(-1)?.event, { type: "signedOut", signOutCause: "pushFailed" });
});

test("a push waits ten seconds for a slow server and is then repeated", async (t) => {
  const wall = new FakeWall(START);
  const gateway = await openGateway(t, { wall, settings: { pushRetry: "5s" } });
  const receiver = await openReceiver(t, (_, nth) => (nth === 1 ? "silence" : ACKNOWLEDGED));
  const ada = await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  wall.advance(9_999);
  // A warning of a timeout that has fired would be written before this answer arrives.
  await ada.get("onlineagent/{}/agentstatus");
  t.strictSame(gateway.warnings, []);
  wall.advance(1);
  await until(() => gateway.warnings.length === 1);
  t.match(gateway.warnings, [/: a push to the client of agent 101 failed: no whole answer within 10 s\.$/]);
  wall.advance(5_000);
  await receiver.waitForPushes(2);
  await untilAllPushed(gateway);
  t.strictSame(receiver.listTypes(), [SIGNED_IN, SIGNED_IN]);
});

test("a server that fails in every way gets every event in order, and accepts each once", async (t) => {
  const gateway = await openGateway(t, QUICK);
  const ways = [...Object.values(FAILURES), ACKNOWLEDGED];
  const receiver = await openReceiver(t, (_, nth) => ways[nth % ways.length] ?? ACKNOWLEDGED);
  await signInWithPushTo(gateway, receiver);
  const numbers = Array.from({ length: 40 }, (_, i) => String(i));
  for (const number of numbers) {
    sendNotes(gateway, number);
    await receiver.waitForPushes(receiver.pushes.length + 1);
  }
  receiver.answerWith(() => ACKNOWLEDGED);
  await untilAllPushed(gateway);
  const notes = receiver.listAcknowledgedEvents().flatMap((text) => JSON.parse(text).content?.context ?? []);
  t.strictSame(notes, numbers);
});

test("an agent whose pushes fail for pushGiveUp is signed out", async (t) => {
  const gateway = await openGateway(t, { settings: { pushRetry: "1ms", pushGiveUp: "2ms" } });
  const receiver = await openReceiver(t, () => REFUSED);
  const ada = await signInWithPushTo(gateway, receiver);
  await until(() => gateway.center.agent(101)?.session === undefined);
  const signOutCauses = gateway.center.log
    .recent()
    .flatMap(({ event }) => (event.type === "signedOut" ? [event.signOutCause] : []));
  t.strictSame(signOutCauses, ["pushFailed"]);
  t.equal((await ada.post("onlineagent/{}/handshake")).retcode, "100-006");
  t.ok(receiver.pushes.length >= 2, `${receiver.pushes.length} pushes`);
});

test("a successful push resets the time for which pushes have failed", async (t) => {
  const wall = new FakeWall(START);
  const gateway = await openGateway(t, { wall, settings: { pushRetry: "60s", pushGiveUp: "120s" } });
  const receiver = await openReceiver(t, (_, nth) => (nth === 3 ? ACKNOWLEDGED : REFUSED));
  const untilFailed = (times: number) => until(() => wall.waits.filter((wait) => wait === 60_000).length === times);
  await signInWithPushTo(gateway, receiver);
  await untilFailed(1);
  wall.advance(60_000);
  await untilFailed(2);
  wall.advance(60_000);
  await untilAllPushed(gateway);
  sendNotes(gateway, 1);
  await untilFailed(3);
  wall.advance(60_000);
  await untilFailed(4);
  t.not(gateway.center.agent(101)?.session, undefined);
  wall.advance(60_000);
  await until(() => gateway.center.agent(101)?.session === undefined);
  t.equal(receiver.pushes.length, 6);
});

test("with pushUrl, a wrong retcode or status or a closed connection is a failed push, and later events wait", async (t) => {
  const gateway = await openGateway(t, QUICK);
  const answers: Answer[] = [REFUSED, { body: "", status: 500 }, "hang-up", { body: GARBAGE }];
  const receiver = await openReceiver(t, (_, nth) => answers[nth - 1] ?? { body: "" });
  await gateway.client(101).signIn({ pushUrl: receiver.url });
  await untilAllPushed(gateway);
  const [first, second] = SIGNED_IN;
  t.strictSame(receiver.listTypes().flat(), [first, first, first, first, first, second]);
});
