// Tests of inspections, as the clients of the inspector and the agent see them.
import { type Test, test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { WITH_INSPECTOR } from "./arrange.ts";

/** Opens a gateway in which Ada (101) is an inspector, and Ben (102) talks with a customer. */
async function openWithInspector(t: Test) {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  const call = gateway.call({ agent: 102 });
  await ben.pollAll();
  return { ...gateway, ada, ben, call };
}

const DONE = { message: "", retcode: "0", result: {} };
const BEGINS = [
  ["AgentState_Busy", null],
  ["AgentOther_PhoneAlerting", null],
  ["AgentOther_PhoneOffhook", { type: "main" }],
];
const ENDS = [
  ["AgentOther_PhoneRelease", { phoneState: 3 }],
  ["AgentState_Ready", null],
];
const listening = { qcType: 8, qcAgentId: 101 };

test("an inspector listens to an agent, talks in its call, whispers to it, and stops", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  t.strictSame(await ada.put("qualitycontrol/{}/addsupervise/102"), DONE);
  t.strictSame(await ada.pollAll(), BEGINS);
  t.strictSame(await ben.pollAll(), [["AgentOther_BeQcStart", listening]]);

  t.strictSame(await ada.post("qualitycontrol/{}/switch/102"), DONE);
  await ada.post("qualitycontrol/{}/requestswitchinsertwhisperagent?whisperagentid=102&switchtype=2");
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_BeQcStart", { qcType: 9, qcAgentId: 101 }],
    ["AgentOther_BeQcStart", { qcType: 20_172, qcAgentId: 101 }],
  ]);

  t.strictSame(await ada.post("qualitycontrol/{}/requeststopwhisperagent?whisperagentid=102"), DONE);
  t.strictSame(await ada.pollAll(), ENDS);
  t.strictSame(await ben.pollAll(), [["AgentOther_BeQcStop", { qcType: 20_172, qcAgentId: 101 }]]);
});

test("an inspection continues after the agent's calls, and can begin before the first", async (t) => {
  const { ada, ben, call, hangUpAsCustomer, signInAgent } = await openWithInspector(t);
  await ada.put("qualitycontrol/{}/addinsert/102");
  await ada.pollAll();
  hangUpAsCustomer(call);
  t.strictSame(await ada.pollAll(), []);
  await ben.pollAll();
  await signInAgent(103);
  t.equal((await ada.put("qualitycontrol/{}/addsupervise/103")).retcode, "900-005", "one inspection at a time");
  await ada.delete("qualitycontrol/{}/102");
  await ada.put("qualitycontrol/{}/addsupervise/103");
  t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
  t.strictSame((await ada.get("onlineagent/{}/agentstatus")).result, { agentState: 7, isWorking: false });
});

test("an inspector takes a call over, which keeps its id and its kind", async (t) => {
  const { ada, ben, call } = await openWithInspector(t);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.pollAll();
  await ben.pollAll();
  t.strictSame(await ada.put("qualitycontrol/{}/intercept/102"), DONE);
  t.strictSame(await ada.pollAll(), [
    [
      "AgentEvent_Talking",
      { caller: "13800000001", callid: call, called: "40038", feature: "0", type: "main", mediaAbility: "1" },
    ],
  ]);
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_BeQcStop", listening],
    ["AgentEvent_Call_Release", call],
    ["AgentEvent_Customer_Release", { callid: call, number: "13800000001" }],
    ["AgentOther_PhoneRelease", { phoneState: 3 }],
    ["AgentState_Ready", null],
  ]);
  await ada.delete("voicecall/{}/release");
  t.strictSame(await ada.pollTypes(), [
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentOther_PhoneRelease",
    "AgentState_Ready",
  ]);
});

test("only an inspector who listens can take a call over, and only a call in which the agent talks", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  t.equal((await ada.put("qualitycontrol/{}/intercept/102")).retcode, "900-005");
  await ada.put("qualitycontrol/{}/addsupervise/102");
  t.equal((await ada.put("qualitycontrol/{}/intercept/102/1-1")).retcode, "900-005");
  await ben.post("voicecall/{}/hold");
  t.equal((await ada.put("qualitycontrol/{}/intercept/102")).retcode, "900-005");
});

test("if the agent signs out, the inspector is idle; if the inspector signs out, the agent gets an event", async (t) => {
  const { ada, ben } = await openWithInspector(t);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.pollAll();
  await ben.delete("onlineagent/{}/forcelogout");
  t.strictSame(await ada.pollAll(), ENDS);

  await ben.signIn();
  await ben.pollAll();
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_BeQcStart", listening],
    ["AgentOther_BeQcStop", listening],
  ]);
});

test("an inspector who inspects cannot make a call, and gets none", async (t) => {
  const { ada, call, hangUpAsCustomer, center } = await openWithInspector(t);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.pollAll();
  t.equal((await ada.put("voicecall/{}/callout", { called: "13900000001" })).retcode, "100-007");
  hangUpAsCustomer(call);
  t.strictSame(center.agent(101)?.session?.calls, []);
});
