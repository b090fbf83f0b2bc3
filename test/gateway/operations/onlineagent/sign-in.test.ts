// Tests of login and forcelogin: refusals, the answer, and the end of an existing session.
import { test } from "tap";
import { openGateway, ROOT } from "../../../support/gateway.ts";

test("an unknown agent id is refused with 100-004 by login and forcelogin", async (t) => {
  const { client } = await openGateway(t);
  t.equal((await client(999).signIn()).text, '{"message":"user name or password is wrong","retcode":"100-004"}');
  t.equal((await client(999).signIn({}, "forcelogin")).body.retcode, "100-004");
});

test("with unknownAgents admit, an agent with an unknown id signs in and takes a call", async (t) => {
  const { client, call } = await openGateway(t, { settings: { unknownAgents: "admit" } });
  const agent = client(999);
  t.hasStrict((await agent.signIn({ password: "whatever" })).body, { retcode: "0", result: { workno: "999" } });
  await agent.post("onlineagent/{}/resetskill/true");
  call({ queue: 25 });
  t.equal((await agent.pollTypes()).at(-1), "AgentEvent_Talking");
});

test("a wrong password is refused with 100-004, and the existing session continues", async (t) => {
  const { client, signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal((await client(101).signIn({ password: "wrong" }, "forcelogin")).body.retcode, "100-004");
  t.equal((await client(101).signIn({ password: "" }, "forcelogin")).body.retcode, "100-004");
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
});

test("a phone outside the center's range is refused with 100-014, and both ends of it are accepted", async (t) => {
  const { client } = await openGateway(t, { center: { phoneRange: { from: "40000", to: "40099" } } });
  const getRetcode = async (phonenum: string) => (await client(101).signIn({ phonenum }, "forcelogin")).body.retcode;
  t.strictSame(
    [
      await getRetcode("39999"),
      await getRetcode("40100"),
      await getRetcode("400000"),
      await getRetcode("40000"),
      await getRetcode("40099"),
    ],
    ["100-014", "100-014", "100-014", "0", "0"],
  );
});

for (const [id, retcode] of [
  ["100", "000-002"],
  ["101", "0"],
  ["59999", "100-004"],
  ["60000", "000-002"],
  ["0", "000-002"],
  ["-101", "000-002"],
  ["101.0", "000-002"],
  ["1e3", "000-002"],
  ["ada", "000-002"],
  ["%31%30%31", "0"],
  ["%20101", "000-002"],
  ["1234567", "000-002"],
  ["٣٣٣", "000-002"],
] as const) {
  test(`a sign-in with agent id ${id} is answered with ${retcode}`, async (t) => {
    const { client } = await openGateway(t);
    const body = { password: "secret", phonenum: "40038" };
    const reply = await client(101).send("PUT", `${ROOT}/onlineagent/${encodeURI(id).replaceAll("%25", "%")}`, {
      body,
    });
    t.equal(reply.body.retcode, retcode);
  });
}

test("with agentIdMax 999999, ids from 60000 to 999999 are refused as unknown, not as invalid", async (t) => {
  const { client } = await openGateway(t, { settings: { agentIdMax: 999999 } });
  t.equal((await client(60000).signIn()).body.retcode, "100-004");
  t.equal((await client(999999).signIn()).body.retcode, "100-004");
});

test("the answer has the VDN, the agent and the cluster's name, and its Guid ends with the node's name", async (t) => {
  const { client } = await openGateway(t, { settings: { nodeName: "CCGW-West12" }, center: { vdn: { id: 7 } } });
  const reply = await client(102).signIn();
  t.hasStrict(reply.body.result, { vdnid: 7, workno: "102", serverName: "CCGW-West" });
  t.match(reply.header("Guid"), /\.CCGW-West12$/);
});

test("forcelogin signs in an agent who is signed out", async (t) => {
  const { client } = await openGateway(t);
  const ada = client(101);
  t.equal((await ada.signIn({}, "forcelogin")).body.retcode, "0");
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
});

test("forcelogin ends the other session: its Guid is no longer valid", async (t) => {
  const { client, signInAgent } = await openGateway(t);
  const before = await signInAgent(101);
  const after = client(101);
  await after.signIn({}, "forcelogin");
  t.not(after.guid, before.guid);
  t.equal((await before.poll()).retcode, "000-003");
  t.equal((await before.post("onlineagent/{}/saybusy")).retcode, "100-006");
  t.equal((await after.get("onlineagent/{}/agentstatus")).retcode, "0");
});

test("forcelogin answers the other session's held poll with 100-006", async (t) => {
  const { client, signInAgent, waitForHeldPolls, world } = await openGateway(t);
  const before = await signInAgent(101);
  world.changeSettings({ pollHold: "10s" });
  const held = before.poll();
  await waitForHeldPolls(1);
  await client(101).signIn({}, "forcelogin");
  t.strictSame(await held, { message: "agent not login", retcode: "100-006", result: "" });
  await waitForHeldPolls(0);
});

test("forcelogin hangs up the other session's call, and the new session gets no event of it", async (t) => {
  const { client, signInAgent, call, center } = await openGateway(t);
  await signInAgent(101);
  const callid = call({ agent: 101 });
  const after = client(101);
  await after.signIn({}, "forcelogin");
  t.equal(center.call(callid), undefined);
  t.strictSame(await after.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
});

test("a new session has no queues, events or states of the session before", async (t) => {
  const { signInAgent, client, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/saybusy");
  await ada.delete("onlineagent/{}/logout");
  const again = client(101);
  await again.signIn();
  call({ queue: 25 });
  t.strictSame(await again.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
  t.strictSame((await again.get("onlineagent/{}/agentstatus")).result, { agentState: 4, isWorking: false });
});
