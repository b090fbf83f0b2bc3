// Tests of sign-in, Guid and sign-out as clients rely on them.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

const BARE = '{"message":"success","retcode":"0"}';
const NOT_SIGNED_IN = '{"message":"agent not login","retcode":"100-006","result":""}';

test("login and forcelogin accept the same body and return the same members", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  const expected =
    '{"message":"","retcode":"0","result":{"vdnid":1,"workno":"101","mediatype":"TTF","loginTime":"1767603600000",' +
    '"isForceChange":"false","serverName":"AgentGateway","timeRemaining":""}}';
  t.equal((await ada.signIn()).text, expected);
  t.equal((await ada.signIn({}, "forcelogin")).text, expected);
});

test("a second login is refused with 100-002, and the session continues", async (t) => {
  const { client, signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const second = await client(101).signIn();
  t.equal(second.text, '{"message":"agent already login","retcode":"100-002"}');
  t.strictSame([second.header("Set-GUID"), second.header("Guid")], [undefined, undefined]);
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
});

test("resetskill accepts no query, phonelinkage, or a list of skills", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const path of [
    "resetskill/true",
    "resetskill/true?phonelinkage=1",
    "resetskill/false?skillid=25;26&phonelinkage=0",
  ]) {
    t.strictSame(await ada.post(`onlineagent/{}/${path}`), { message: "success", retcode: "0", result: {} }, path);
  }
});

test("a missing session is refused with 100-006, a wrong Guid with 000-003 if the interface lists it, else 100-006", async (t) => {
  const { client, signInAgent } = await openGateway(t);
  t.equal((await client(101).send("GET", "agentevent/{}")).text, NOT_SIGNED_IN);
  const ada = await signInAgent(101);
  ada.guid = "00000000-0000-4000-8000-000000000000.AgentGateway1";
  t.equal(
    (await ada.send("GET", "agentevent/{}")).text,
    '{"message":"no right to invite resouce","retcode":"000-003","result":""}',
  );
  t.equal((await ada.send("POST", "onlineagent/{}/saybusy")).text, NOT_SIGNED_IN);
});

test("logout and forcelogout return no result, and are refused with 100-006 without a session", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  for (const way of ["logout", "forcelogout"]) {
    await ada.signIn();
    t.equal((await ada.send("DELETE", `onlineagent/{}/${way}`)).text, BARE);
    t.equal((await ada.send("DELETE", `onlineagent/{}/${way}`)).text, NOT_SIGNED_IN);
  }
});

test("by default, a Guid never changes", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  const first = ada.guid;
  for (let hour = 0; hour < 8; hour++) {
    advance(3_600);
    t.equal((await ada.pollForReply()).header("Set-GUID"), undefined);
  }
  t.equal(ada.guid, first);
});

test("with authMode none, no Guid is needed", async (t) => {
  const { client } = await openGateway(t, { settings: { authMode: "none" } });
  const ada = client(101);
  await ada.signIn();
  ada.guid = undefined;
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
  ada.guid = "anything";
  t.equal((await ada.post("onlineagent/{}/saybusy")).retcode, "0");
  t.equal((await client(102).get("onlineagent/{}/agentstatus")).retcode, "100-006");
});
