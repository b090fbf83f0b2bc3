// Tests of changes that inspectors force on agents, and of agents whom inspectors watch.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { openWithInspector, WITH_INSPECTOR } from "./arrange.ts";

test("an inspector forces an agent busy, into a rest and idle", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  await ada.post("qualitycontrol/{}/forcebusy/102");
  t.strictSame(await ben.pollAll(), [["AgentState_SetNotReady_Success", { reason: "3" }]]);
  await ada.post("qualitycontrol/{}/forcerest/102/600/2");
  await ada.post("qualitycontrol/{}/forceidle/102");
  t.strictSame(await ben.pollTypes(), ["AgentState_SetRest_Success", "AgentState_Force_Ready"]);
});

test("an agent in a call cannot be forced idle, and is busy after the call if it was forced busy", async (t) => {
  const { ada, ben, call, hangUpAsCustomer } = await openWithInspector(t);
  const id = call({ agent: 102 });
  await ben.pollAll();
  t.equal((await ada.post("qualitycontrol/{}/forceidle/102")).retcode, "900-005");
  t.equal((await ada.post("qualitycontrol/{}/forcebusy/102")).retcode, "0");
  hangUpAsCustomer(id);
  t.equal((await ben.pollTypes()).at(-1), "AgentState_SetNotReady_Success");
});

test("an agent who is signed out by force gets one last event", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  await ada.post("qualitycontrol/{}/forcelogout/102");
  t.strictSame((await ben.get("agentevent/{}")).event, {
    eventType: "AgentOther_ShutdownService",
    workNo: "102",
    content: { loginTime: "1767603600000" },
  });
  t.equal((await ada.post("qualitycontrol/{}/forcebusy/102")).retcode, "900-004");
});

test("forcedropcall releases a call of an agent", async (t) => {
  const { ada, ben, call } = await openWithInspector(t);
  const id = call({ agent: 102 });
  await ben.pollAll();
  await ada.post(`qualitycontrol/{}/forcedropcall/${id}`);
  t.strictSame(await ben.pollTypes(), [
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentOther_PhoneRelease",
    "AgentState_Ready",
  ]);
});

test("a change of an agent's queues has its effect immediately", async (t) => {
  const { ada, center } = await openWithInspector(t);
  await ada.post("qualitycontrol/{}/adjustskill", { workNo: "102", skills: ["26"] });
  t.strictSame(
    [center.agent(102)?.session?.skills, [...(center.state.queues.get(26)?.freeAgents ?? [])]],
    [[26], [102]],
  );
});

/** Returns the event about a sign-in or sign-out of agent 103. */
const createNotice = (subtype: string) => [
  "QC_AgentState_Notify",
  { subtype, monitoredagent: "103", agentname: "Cleo", mediaserver: "CtiServer" },
];

test("an inspector who watches agents gets events of their sign-ins and sign-outs", async (t) => {
  const { ada, client } = await openWithInspector(t);
  await ada.post("qualitycontrol/{}/beginmonitor?agents=103");
  const cleo = client(103);
  await cleo.signIn();
  await cleo.delete("onlineagent/{}/logout");
  t.strictSame(await ada.pollAll(), [createNotice("QC_AgentState_Login"), createNotice("QC_AgentState_Logout")]);
  await ada.post("qualitycontrol/{}/endmonitor?agents=103");
  await cleo.signIn();
  t.strictSame(await ada.pollAll(), []);
});

test("an inspector who signs in with listenStatus watches all agents", async (t) => {
  const { client, signInAgent } = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = client(101);
  await ada.signIn({ listenStatus: true });
  await ada.pollAll();
  await signInAgent(103);
  t.strictSame(await ada.pollAll(), [createNotice("QC_AgentState_Login")]);
});

test("allagent lists the signed-in agents who are not inspectors", async (t) => {
  const { ada } = await openWithInspector(t);
  t.strictSame((await ada.get("qualitycontrol/{}/allagent")).result, [{ workno: "102", name: "Ben", status: "4" }]);
});

test("an inspector turns on the recording of the calls of an agent", async (t) => {
  const { ada, ben, call } = await openWithInspector(t);
  await ada.post("qualitycontrol/{}/setselfrecord/true/false?agents=102");
  call({ agent: 102 });
  t.strictSame(
    (await ben.pollTypes()).filter((eventType) => eventType.startsWith("AgentMediaEvent_")),
    ["AgentMediaEvent_Record"],
  );
});
