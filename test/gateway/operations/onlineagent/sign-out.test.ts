// Tests of signing out: by logout, by force, and by silence.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";

for (const state of ["saybusy", "rest/60/0", "work", "sayfree"]) {
  test(`logout is possible after ${state}`, async (t) => {
    const { signInAgent, center } = await openGateway(t);
    const ada = await signInAgent(101);
    await ada.post(`onlineagent/{}/${state}`);
    t.strictSame(await ada.delete("onlineagent/{}/logout"), { message: "success", retcode: "0" });
    t.equal(center.agent(101)?.session, undefined);
  });
}

test("logout during a ringing, active or held call is refused with 100-010", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  const refused = { message: "agent is in a call", retcode: "100-010" };
  t.strictSame(await ada.delete("onlineagent/{}/logout"), refused);
  await ada.put("voicecall/{}/answer");
  t.strictSame(await ada.delete("onlineagent/{}/logout"), refused);
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.delete("onlineagent/{}/logout"), refused);
  await ada.post("voicecall/{}/gethold");
  await ada.delete("voicecall/{}/release");
  t.equal((await ada.delete("onlineagent/{}/logout")).retcode, "0");
});

test("forcelogout hangs up the call of the agent and signs it out", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ agent: 101 });
  t.strictSame(await ada.delete("onlineagent/{}/forcelogout"), { message: "success", retcode: "0" });
  t.equal(center.call(callid), undefined);
  t.equal((await ada.poll()).retcode, "100-006");
});

test("with a wrong Guid, logout is refused with 100-006, forcelogout with 000-003, and the agent stays signed in", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  ada.guid = "wrong";
  t.equal((await ada.delete("onlineagent/{}/logout")).retcode, "100-006");
  t.equal((await ada.delete("onlineagent/{}/forcelogout")).retcode, "000-003");
  t.equal(center.agent(101)?.session?.state.name, "idle");
});

test("after a sign-out, all requests but a sign-in are refused with 100-006", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.delete("onlineagent/{}/logout");
  const retcodes = [
    await ada.get("agentevent/{}"),
    await ada.get("onlineagent/{}/agentstatus"),
    await ada.post("onlineagent/{}/resetskill/true"),
    await ada.post("onlineagent/{}/saybusy"),
    await ada.put("voicecall/{}/answer"),
    await ada.get("calldata/{}/callinfo"),
    await ada.get("calldata/{}/statistics"),
  ].map(({ retcode }) => retcode);
  t.strictSame(retcodes, Array(7).fill("100-006"));
});

test("two minutes without requests sign the agent out; the last event can be polled once, with the last Guid", async (t) => {
  const { signInAgent, client, center } = await openGateway(t);
  const ada = await signInAgent(101);
  center.runUntil(center.now + 120_000);
  const otherClient = client(101);
  t.equal((await otherClient.poll()).retcode, "100-006");
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "100-006");
  t.strictSame(await ada.poll(), {
    message: "",
    retcode: "0",
    event: { eventType: "AgentOther_ShutdownService", workNo: "101", content: { loginTime: "1767603600000" } },
  });
  t.equal((await ada.poll()).retcode, "100-006");
});

test("the last event of an earlier session is gone after the next sign-in", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  center.runUntil(center.now + 120_000);
  await ada.signIn();
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
});

test("with supervision off, a silent client stays signed in", async (t) => {
  const { signInAgent, center } = await openGateway(t, { settings: { supervision: "off" } });
  const ada = await signInAgent(101);
  center.runUntil(center.now + 7_200_000);
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
});
