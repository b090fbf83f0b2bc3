// Tests of pushed events: their bodies, order, tokens and sessions.
import { test } from "tap";
import { MAILBOX_LENGTH } from "../../../src/core/model/mailbox.ts";
import { openGateway } from "../../support/gateway.ts";
import {
  notesOf,
  QUICK,
  SIGNED_IN,
  sendNotes,
  signInWithPushTo,
  TOKEN,
  untilAllPushed,
} from "../../support/pushing.ts";
import { ACKNOWLEDGED, type Answer, openReceiver, REFUSED } from "../../support/receiver.ts";

test("a push is a POST of the waiting events, oldest first, with the client's Guid and token", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  const ada = await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  const [push] = receiver.pushes;
  t.hasStrict(push, {
    method: "POST",
    path: "/events",
    headers: { "Content-Type": "application/json; charset=UTF-8", Guid: ada.guid, service_token: TOKEN },
    text:
      '{"workNo":"101","eventList":[{"eventType":"AgentOther_InService","workNo":"101","content":null},' +
      '{"eventType":"AgentState_Ready","workNo":"101","content":null}]}',
  });
  t.strictSame(
    Object.keys(push?.headers ?? {}),
    ["host", "connection", "Content-Type", "Guid", "service_token", "content-length"],
    "the request has no other headers",
  );
  await untilAllPushed(gateway);
});

test("a push address can have user information, a path and a query", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  const callBackUri = `${receiver.url.replace("//", "//ada:secret@")}/of/ada?since=1&x=%20`;
  await gateway.client(101).signIn({ callBackUri, serviceToken: TOKEN });
  await untilAllPushed(gateway);
  t.strictSame(
    receiver.pushes.map(({ path, headers }) => [path, headers["Authorization"]]),
    [["/events/of/ada?since=1&x=%20", "Basic YWRhOnNlY3JldA=="]],
  );
});

for (const how of ["forcelogin", "login"] as const) {
  test(`${how} without an address or token, or with an empty one, leaves events to polls`, async (t) => {
    const { client, center } = await openGateway(t);
    for (const body of [
      { callBackUri: "http://127.0.0.1:1/" },
      { serviceToken: TOKEN },
      { callBackUri: "http://127.0.0.1:1/", serviceToken: "" },
      { callBackUri: "", serviceToken: TOKEN },
    ]) {
      const ada = client(101);
      await ada.signIn(body, how);
      t.strictSame(await ada.pollTypes(), SIGNED_IN);
      t.equal(center.agent(101)?.session?.details.push, undefined);
      await ada.delete("onlineagent/{}/logout");
    }
  });
}

for (const path of ["agentevent/{}", "agentevent/{}/async", "agentevent/{}/jsonp"]) {
  test(`${path} is refused with 000-001 for a push client and removes no event`, async (t) => {
    const gateway = await openGateway(t);
    const receiver = await openReceiver(t, () => new Promise(() => {}));
    const ada = await signInWithPushTo(gateway, receiver);
    t.strictSame(await ada.get(path), { message: "wrong way of getting events", retcode: "000-001" });
    t.equal(gateway.center.agent(101)?.mailbox.waiting.length, 2);
  });
}

test("allagentevent omits agents with pushed events", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t, () => new Promise(() => {}));
  await signInWithPushTo(gateway, receiver);
  const ben = await gateway.signInAgent(102);
  t.strictSame(await ben.get("agentevent/allagentevent"), { message: "", retcode: "0" });
});

test("events that arise during a push go into the next one, and pushes never overlap", async (t) => {
  const gateway = await openGateway(t);
  const answers: ((answer: Answer) => void)[] = [];
  const receiver = await openReceiver(t, () => new Promise((answer) => answers.push(answer)));
  await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  sendNotes(gateway, 1, 2);
  await gateway.client(102).signIn();
  sendNotes(gateway, 3);
  t.equal(receiver.pushes.length, 1);
  answers[0]?.(ACKNOWLEDGED);
  await receiver.waitForPushes(2);
  t.strictSame(notesOf(receiver)[1], ["1", "2", "3"]);
  sendNotes(gateway, 4);
  answers[1]?.(ACKNOWLEDGED);
  await receiver.waitForPushes(3);
  t.strictSame(notesOf(receiver)[2], ["4"]);
});

test("a push has at most 100 events", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  const numbers = Array.from({ length: 250 }, (_, i) => String(i));
  sendNotes(gateway, ...numbers);
  await receiver.waitForPushes(4);
  await untilAllPushed(gateway);
  t.strictSame(notesOf(receiver).slice(1), [numbers.slice(0, 100), numbers.slice(100, 200), numbers.slice(200)]);
});

test("a mailbox that overflows during a push loses only its oldest events", async (t) => {
  const gateway = await openGateway(t);
  let answer = (_: Answer): void => {};
  const receiver = await openReceiver(t, () => new Promise((resolve) => (answer = resolve)));
  await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  sendNotes(gateway, ...Array(MAILBOX_LENGTH).keys());
  receiver.answerWith(() => ACKNOWLEDGED);
  answer(ACKNOWLEDGED);
  await untilAllPushed(gateway);
  const notes = notesOf(receiver).slice(1).flat();
  t.strictSame([notes.length, notes[0], notes.at(-1)], [MAILBOX_LENGTH, "0", String(MAILBOX_LENGTH - 1)]);
});

test("a forced sign-in replaces the push address, and the new one gets only events of the new session", async (t) => {
  const gateway = await openGateway(t, QUICK);
  const before = await openReceiver(t, () => REFUSED);
  await signInWithPushTo(gateway, before);
  await before.waitForPushes(2);
  const after = await openReceiver(t);
  const ada = gateway.client(101);
  await ada.signIn({ callBackUri: after.url, serviceToken: "another" }, "forcelogin");
  const pushesBefore = before.pushes.length;
  await untilAllPushed(gateway);
  sendNotes(gateway, 1);
  await untilAllPushed(gateway);
  t.strictSame(after.listTypes(), [SIGNED_IN, ["AgentOther_Note"]]);
  t.hasStrict(after.pushes[0]?.headers, { Guid: ada.guid, service_token: "another" });
  t.ok(before.pushes.length <= pushesBefore + 1, "at most the push in flight follows");
});

test("a push that is acknowledged after its session removes no event of the next session", async (t) => {
  const gateway = await openGateway(t);
  let answer = (_: Answer): void => {};
  const slow = await openReceiver(t, () => new Promise((resolve) => (answer = resolve)));
  await signInWithPushTo(gateway, slow);
  await slow.waitForPushes(1);
  const next = await openReceiver(t);
  await gateway.client(101).signIn({ callBackUri: next.url, serviceToken: TOKEN }, "forcelogin");
  answer(ACKNOWLEDGED);
  await untilAllPushed(gateway);
  sendNotes(gateway, 1);
  await untilAllPushed(gateway);
  t.strictSame([slow.listTypes(), next.listTypes()], [[SIGNED_IN], [SIGNED_IN, ["AgentOther_Note"]]]);
});

test("a sign-out ends pushing, and remaining events are not pushed", async (t) => {
  const gateway = await openGateway(t, QUICK);
  const receiver = await openReceiver(t, () => REFUSED);
  const ada = await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(2);
  await ada.delete("onlineagent/{}/logout");
  const { length } = receiver.pushes;
  receiver.answerWith(() => ACKNOWLEDGED);
  await gateway.signInAgent(101);
  t.ok(receiver.pushes.length <= length + 1, "at most the push in flight follows");
});

test("a handshake replaces the token, and updateGuid the Guid", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  const ada = await signInWithPushTo(gateway, receiver);
  await untilAllPushed(gateway);
  await ada.send("POST", "onlineagent/{}/handshake", { headers: { service_token: "renewed" } });
  const { guid } = (await ada.put("onlineagent/{}/updateGuid")).result as { guid: string };
  sendNotes(gateway, 1);
  await untilAllPushed(gateway);
  t.hasStrict(receiver.pushes[1]?.headers, { Guid: guid, service_token: "renewed" });
});

test("with pushUrl, each push is one event in an envelope without a token, and an empty answer acknowledges it", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t, (_, nth) => ({ body: nth === 1 ? "" : nth === 2 ? "\n" : '{"retcode":0}' }));
  const ada = gateway.client(101);
  await ada.signIn({ pushUrl: receiver.url, status: 3 });
  await untilAllPushed(gateway);
  t.strictSame(
    receiver.pushes.map(({ text }) => text),
    [
      '{"message":"","retcode":"0","event":{"eventType":"AgentOther_InService","workNo":"101","content":null}}',
      '{"message":"","retcode":"0","event":{"eventType":"AgentState_Ready","workNo":"101","content":null}}',
      '{"message":"","retcode":"0","event":{"eventType":"AgentState_SetNotReady_Success","workNo":"101","content":{"reason":"0"}}}',
    ],
  );
  const { headers } = receiver.pushes[0] ?? {};
  t.strictSame([headers?.["Guid"], headers?.["service_token"]], [ada.guid, undefined]);
  t.equal((await ada.poll()).retcode, "000-001");
});

test("callBackUri with a token takes precedence over pushUrl", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t);
  await gateway.client(101).signIn({ pushUrl: `${receiver.url}/old`, callBackUri: receiver.url, serviceToken: TOKEN });
  await untilAllPushed(gateway);
  t.strictSame(
    receiver.pushes.map(({ path }) => path),
    ["/events"],
  );
});

test("a gateway that closes during a slow push pushes nothing more", async (t) => {
  const gateway = await openGateway(t);
  const receiver = await openReceiver(t, () => "silence");
  await signInWithPushTo(gateway, receiver);
  await receiver.waitForPushes(1);
  await gateway.app.close();
  receiver.answerWith(() => ACKNOWLEDGED);
  sendNotes(gateway, 1);
  // A push of the note would arrive before this request.
  await fetch(receiver.url, { method: "PUT" });
  t.strictSame(
    receiver.pushes.map(({ method }) => method),
    ["POST", "PUT"],
  );
});
