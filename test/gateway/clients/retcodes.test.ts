// Tests of the retcodes that clients react to, with their messages.
import { test } from "tap";
import { type Client, openGateway } from "../../support/gateway.ts";

/** Sends a request and returns its answer. */
type Send = (ada: Client) => Promise<{ text: string }>;

/** Requests without a session, each with a part of its answer. */
const WITHOUT_SESSION: readonly (readonly [retcode: string, how: string, answer: string, send: Send])[] = [
  ["0", "a sign-in", '"message":"","retcode":"0","result":{', (ada) => ada.signIn()],
  ["000-002", "an agent id below 101", "parameter or address is invalid", (ada) => ada.send("PUT", "onlineagent/100")],
  ["100-004", "a wrong password", "user name or password is wrong", (ada) => ada.signIn({ password: "x" })],
  ["100-013", "a phone that is not a number", "phone number is invalid", (ada) => ada.signIn({ phonenum: "ada" })],
  ["100-006", "a request without a session", "agent not login", (ada) => ada.send("POST", "onlineagent/{}/saybusy")],
];

for (const [retcode, how, answer, send] of WITHOUT_SESSION) {
  test(`${how} is answered with ${retcode}`, async (t) => {
    const { client } = await openGateway(t);
    const { text } = await send(client(101));
    t.match(text, `"retcode":"${retcode}"`);
    t.match(text, answer);
  });
}

test("a poll with a wrong Guid is refused with 000-003", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  ada.guid = "wrong";
  t.equal((await ada.pollForReply()).text, '{"message":"no right to invite resouce","retcode":"000-003","result":""}');
});

test("a second sign-in is refused with 100-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal((await ada.signIn()).text, '{"message":"agent already login","retcode":"100-002"}');
});

test("a release without a call is refused with 200-017", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal(
    (await ada.send("DELETE", "voicecall/{}/release")).text,
    '{"message":"no call can be released","retcode":"200-017"}',
  );
});

test("a release after the call has ended is refused with 200-017", async (t) => {
  const { signInAgent, call, hangUpAsCustomer } = await openGateway(t);
  const ada = await signInAgent(101);
  hangUpAsCustomer(call({ queue: 25 }));
  for (const address of ["release", ""]) {
    t.equal(
      (await ada.send("DELETE", `voicecall/{}/${address}`)).text,
      '{"message":"no call can be released","retcode":"200-017"}',
    );
  }
});

test("a dropcall after the call has ended is refused with 200-025", async (t) => {
  const { signInAgent, call, hangUpAsCustomer } = await openGateway(t);
  const ada = await signInAgent(101);
  const ended = call({ queue: 25 });
  hangUpAsCustomer(ended);
  t.equal(
    (await ada.send("POST", `voicecall/{}/dropcall/${ended}`)).text,
    '{"message":"no call can be droped","retcode":"200-025"}',
  );
});

test("a holdlist without held calls is refused with 400-003", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const empty = '{"message":"held call list is empty","retcode":"400-003"}';
  t.equal((await ada.send("GET", "calldata/{}/holdlist")).text, empty);
  call({ queue: 25 });
  t.equal((await ada.send("GET", "calldata/{}/holdlist")).text, empty);
});

test("a callout during a call is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  t.equal(
    (await ada.send("PUT", "voicecall/{}/callout", { body: { called: "13900000009" } })).text,
    '{"message":"agent operation failed","retcode":"100-007"}',
  );
});

test("a forced sign-in that settings forbid is refused with 100-015", async (t) => {
  const { signInAgent } = await openGateway(t, { settings: { forcedSignIn: "refuse" } });
  const ada = await signInAgent(101);
  t.equal(
    (await ada.signIn({}, "forcelogin")).text,
    '{"message":"agent already login and can not be forced out","retcode":"100-015"}',
  );
});

test("a poll of a client with pushed events is refused with 000-001", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  await ada.signIn({ callBackUri: "http://127.0.0.1:1/", serviceToken: "a-token.of_mine1" });
  t.equal((await ada.poll()).retcode, "000-001");
});

test("a sign-out with an invalid reason is refused with 100-005", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal((await ada.delete("onlineagent/{}/forcelogoutwithreason/0")).retcode, "100-005");
});
