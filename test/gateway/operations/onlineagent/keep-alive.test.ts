// Tests of requests that keep a session alive, for clients that poll and for clients with pushed events.
import { type Test, test } from "tap";
import { type Client, type Gateway, openGateway, type RequestParts } from "../../../support/gateway.ts";
import { openReceiver } from "../../../support/receiver.ts";

const BARE = '{"message":"success","retcode":"0"}';

/** Runs the clock as the wall clock does, because a manual advance would keep clients alive. */
const runFor = ({ center }: Gateway, seconds: number) => center.runUntil(center.now + seconds * 1_000);

/** Returns whether agent 101 is signed in. */
const isSignedIn = ({ center }: Gateway) => center.agent(101)?.session !== undefined;

/** Signs in agent 101 with pushes to a server that acknowledges them. */
async function signInWithPushes(t: Test, settings = {}) {
  const gateway = await openGateway(t, { settings });
  const receiver = await openReceiver(t);
  const ada = gateway.client(101);
  await ada.signIn({ callBackUri: receiver.url, serviceToken: "token" });
  return { gateway, receiver, ada };
}

const sendHandshake = (ada: Client, parts: RequestParts = {}) => ada.send("POST", "onlineagent/{}/handshake", parts);

test("a token that a handshake sends twice counts once, and two different tokens are refused", async (t) => {
  const { ada } = await signInWithPushes(t);
  const retcodes: string[] = [];
  for (const tokens of [
    ["newer", "newer"],
    ["newer", "other"],
  ]) {
    retcodes.push((await sendHandshake(ada, { headers: { service_token: tokens } })).body.retcode);
  }
  t.strictSame(retcodes, ["0", "100-001"]);
});

test("any request keeps a polling client signed in, and it is signed out after maxTime without requests", async (t) => {
  const gateway = await openGateway(t, { settings: { maxTime: "90s", handshakeMaxTime: "10s" } });
  const ada = await gateway.signInAgent(101);
  for (const path of ["onlineagent/{}/agentstatus", "calldata/{}/callinfo", "agentevent/{}"]) {
    runFor(gateway, 89);
    await ada.get(path);
  }
  runFor(gateway, 89);
  await ada.post("onlineagent/{}/cancelbusy");
  runFor(gateway, 89.999);
  t.ok(isSignedIn(gateway), "a refused request also keeps the session alive");
  runFor(gateway, 0.001);
  t.notOk(isSignedIn(gateway));
  t.hasStrict((await ada.poll()).event, { eventType: "AgentOther_ShutdownService" });
});

test("a request with a wrong Guid does not keep the session alive", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  ada.guid = "wrong";
  runFor(gateway, 60);
  await ada.poll();
  await sendHandshake(ada);
  runFor(gateway, 60);
  t.notOk(isSignedIn(gateway));
});

test("handshakes keep a client of pushed events signed in", async (t) => {
  const { gateway, ada } = await signInWithPushes(t, { maxTime: "10s", handshakeMaxTime: "90s" });
  for (let i = 0; i < 5; i++) {
    runFor(gateway, 89);
    t.equal((await sendHandshake(ada)).text, BARE);
  }
  runFor(gateway, 89.999);
  t.ok(isSignedIn(gateway));
  runFor(gateway, 0.001);
  t.notOk(isSignedIn(gateway));
  t.equal((await sendHandshake(ada)).body.retcode, "100-006");
});

test("a heartbeat each minute keeps a client of pushed events signed in", async (t) => {
  const { gateway, ada } = await signInWithPushes(t);
  for (let minute = 0; minute < 10; minute++) {
    runFor(gateway, 60);
    t.strictSame(await ada.put("onlineagent/{}/heartbeat"), {
      message: "",
      retcode: "0",
      result: { loginTime: "1767603600000" },
    });
  }
});

for (const [method, path] of [
  ["GET", "onlineagent/{}/agentstatus"],
  ["POST", "onlineagent/{}/saybusy"],
  ["GET", "agentevent/{}"],
  ["GET", "agentevent/allagentevent"],
  ["PUT", "onlineagent/{}/updateGuid"],
  ["GET", "calldata/{}/statistics"],
] as const) {
  test(`${method} ${path} does not keep a client of pushed events signed in`, async (t) => {
    const { gateway, ada } = await signInWithPushes(t);
    runFor(gateway, 60);
    await ada.send(method, path);
    runFor(gateway, 60);
    t.notOk(isSignedIn(gateway));
  });
}

test("acknowledged pushes do not keep a client of pushed events signed in", async (t) => {
  const { gateway, receiver, ada } = await signInWithPushes(t);
  runFor(gateway, 60);
  await ada.post("onlineagent/{}/saybusy");
  await receiver.waitForPushes(2);
  runFor(gateway, 60);
  t.notOk(isSignedIn(gateway));
});

test("handshakes keep a polling client signed in, and their token is not stored", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  for (let i = 0; i < 3; i++) {
    runFor(gateway, 119);
    t.equal((await sendHandshake(ada, { headers: { service_token: "token" } })).text, BARE);
  }
  t.equal(gateway.center.agent(101)?.session?.details.push, undefined);
});

for (const token of ["to ken", "a/b", "x".repeat(51), "töken", "a;b"]) {
  test(`a handshake with the token ${JSON.stringify(token.slice(0, 10))} is refused with 100-001, and the earlier token stays stored`, async (t) => {
    const { gateway, ada } = await signInWithPushes(t);
    const headers = { service_token: Buffer.from(token).toString("latin1") };
    t.equal(
      (await sendHandshake(ada, { headers })).text,
      '{"message":"login parameter is empty or invalid","retcode":"100-001"}',
    );
    t.equal(gateway.center.agent(101)?.session?.details.push?.token, "token");
  });
}

for (const token of ["", "renewed", "x".repeat(50), "A-z_0.9"]) {
  test(`a handshake with the token ${JSON.stringify(token.slice(0, 10))} is accepted, and ${token === "" ? "the earlier token stays" : "the token is"} stored`, async (t) => {
    const { gateway, ada } = await signInWithPushes(t);
    t.equal((await sendHandshake(ada, { headers: { Service_Token: token } })).text, BARE);
    t.equal(gateway.center.agent(101)?.session?.details.push?.token, token === "" ? "token" : token);
  });
}

test("a handshake returns a new Guid only with authMode dynamic, and only when it is due", async (t) => {
  const { gateway, ada } = await signInWithPushes(t, { authMode: "dynamic" });
  /** Sends a handshake. Returns whether the answer has a new Guid. */
  const receiveNewGuid = async () => {
    const reply = await sendHandshake(ada);
    t.equal(reply.text, BARE);
    t.equal(reply.header("Set-GUID"), reply.header("Guid") && `JSESSIONID=${reply.header("Guid")}`);
    ada.guid = reply.header("Guid") ?? ada.guid;
    return reply.header("Guid") !== undefined;
  };
  const received: boolean[] = [await receiveNewGuid()];
  for (const seconds of [59, 1, 0, 30, 30]) {
    runFor(gateway, seconds);
    received.push(await receiveNewGuid());
  }
  t.strictSame(received, [false, false, true, false, false, true]);
  gateway.world.changeSettings({ authMode: "static" });
  runFor(gateway, 61);
  t.equal(await receiveNewGuid(), false);
});

test("updateGuid returns a new Guid, and with authMode dynamic both Guids are valid until each expires", async (t) => {
  const gateway = await openGateway(t, { settings: { authMode: "dynamic" } });
  const ada = await gateway.signInAgent(101);
  const old = ada.guid ?? "";
  runFor(gateway, 30);
  const reply = await ada.send("PUT", "onlineagent/{}/updateGuid");
  t.match(reply.text, /^\{"message":"success","retcode":"0","result":\{"guid":"[0-9a-f-]{36}\.AgentGateway1"\}\}$/);
  t.equal(reply.header("Set-GUID"), undefined);
  const { guid: renewed } = reply.body.result as { guid: string };
  const getRetcodes = async () => {
    const retcodes: string[] = [];
    for (const guid of [old, renewed]) {
      ada.guid = guid;
      retcodes.push((await ada.get("onlineagent/{}/agentstatus")).retcode);
    }
    return retcodes;
  };
  t.strictSame(await getRetcodes(), ["0", "0"]);
  runFor(gateway, 89);
  t.strictSame(await getRetcodes(), ["0", "0"]);
  runFor(gateway, 1);
  t.strictSame(await getRetcodes(), ["000-003", "0"]);
  runFor(gateway, 30);
  t.strictSame(await getRetcodes(), ["000-003", "000-003"]);
});

test("a page can be reloaded any number of times, even with authMode static", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const guids = new Set([ada.guid]);
  for (let i = 0; i < 40; i++) {
    const { result, retcode } = await ada.put("onlineagent/{}/updateGuid");
    t.equal(retcode, "0");
    ada.guid = (result as { guid: string }).guid;
    guids.add(ada.guid);
  }
  t.equal(guids.size, 41);
});

for (const [off, on] of [
  ["off", "on"],
  ["false", "true"],
  ["0", "1"],
  ["0", "-1"],
  ["OFF", "ON"],
] as const) {
  test(`setagenttimeout/${off} turns the supervision of a session off, and ${on} turns it on again`, async (t) => {
    const gateway = await openGateway(t);
    const ada = await gateway.signInAgent(101);
    const done = { message: "success", retcode: "0", result: {} };
    t.strictSame(await ada.post(`querymonitor/{}/setagenttimeout/${off}`), done);
    runFor(gateway, 3_600);
    t.strictSame(await ada.post(`querymonitor/{}/setagenttimeout/${on}`), done);
    runFor(gateway, 119.999);
    t.ok(isSignedIn(gateway));
    runFor(gateway, 0.001);
    t.notOk(isSignedIn(gateway));
  });
}

test("setagenttimeout refuses other flags with 000-002, and its effect ends with the session", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  for (const flag of ["2", "perhaps", "%20"]) {
    t.equal((await ada.post(`querymonitor/{}/setagenttimeout/${flag}`)).retcode, "000-002", flag);
  }
  await ada.post("querymonitor/{}/setagenttimeout/off");
  await ada.signIn({}, "forcelogin");
  runFor(gateway, 120);
  t.notOk(isSignedIn(gateway));
});
