// Tests of inspections, as the clients of the inspector and the agent see them.
import { type Test, test } from "tap";
import { openWithInspector } from "./arrange.ts";

/** Opens a gateway in which Ada (101), an inspector, is signed in, and Ben (102) talks with a customer. */
async function openWithCall(t: Test) {
  const gateway = await openWithInspector(t);
  const callid = gateway.call({ agent: 102 });
  await gateway.ben.pollAll();
  return { ...gateway, callid };
}

const EMPTY = { message: "", retcode: "0", result: {} };
/** The events of an inspector whose inspection begins. */
const BEGIN_EVENTS = [
  ["AgentState_Busy", null],
  ["AgentOther_PhoneAlerting", null],
  ["AgentOther_PhoneOffhook", { type: "main" }],
];
/** The events of an inspector whose inspection ends. */
const END_EVENTS = [
  ["AgentOther_PhoneRelease", { phoneState: 3 }],
  ["AgentState_Ready", null],
];
/** The content of the events of an agent to whom Ada listens. */
const LISTENING = { qcType: 8, qcAgentId: 101 };

test("an inspector listens to an agent, talks in its call, whispers to it, and stops", async (t) => {
  const { ada, ben } = await openWithCall(t);
  t.strictSame(await ada.put("qualitycontrol/{}/addsupervise/102"), EMPTY);
  t.strictSame(await ada.pollAll(), BEGIN_EVENTS);
  t.strictSame(await ben.pollAll(), [["AgentOther_BeQcStart", LISTENING]]);

  t.strictSame(await ada.post("qualitycontrol/{}/switch/102"), EMPTY);
  await ada.post("qualitycontrol/{}/requestswitchinsertwhisperagent?whisperagentid=102&switchtype=2");
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_BeQcStart", { qcType: 9, qcAgentId: 101 }],
    ["AgentOther_BeQcStart", { qcType: 20_172, qcAgentId: 101 }],
  ]);

  t.strictSame(await ada.post("qualitycontrol/{}/requeststopwhisperagent?whisperagentid=102"), EMPTY);
  t.strictSame(await ada.pollAll(), END_EVENTS);
  t.strictSame(await ben.pollAll(), [["AgentOther_BeQcStop", { qcType: 20_172, qcAgentId: 101 }]]);
});

test("an inspection continues after the call of the agent, and can begin without a call", async (t) => {
  const { ada, ben, callid, hangUpAsCustomer, signInAgent } = await openWithCall(t);
  await ada.put("qualitycontrol/{}/addinsert/102");
  await ada.pollAll();
  hangUpAsCustomer(callid);
  t.strictSame(await ada.pollAll(), []);
  await ben.pollAll();
  await signInAgent(103);
  t.equal((await ada.put("qualitycontrol/{}/addsupervise/103")).retcode, "900-005", "one inspection at a time");
  await ada.delete("qualitycontrol/{}/102");
  await ada.put("qualitycontrol/{}/addsupervise/103");
  t.strictSame((await ada.get("onlineagent/{}/agentstatus")).result, { agentState: 7, isWorking: false });
});

test("an inspector takes a call over, and its id and kind stay the same", async (t) => {
  const { ada, ben, callid } = await openWithCall(t);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.pollAll();
  await ben.pollAll();
  t.strictSame(await ada.put("qualitycontrol/{}/intercept/102"), EMPTY);
  t.strictSame(await ada.pollAll(), [
    [
      "AgentEvent_Talking",
      { caller: "13800000001", callid, called: "40038", feature: "0", type: "main", mediaAbility: "1" },
    ],
  ]);
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_BeQcStop", LISTENING],
    ["AgentEvent_Call_Release", callid],
    ["AgentEvent_Customer_Release", { callid, number: "13800000001" }],
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
  const { ada, ben } = await openWithCall(t);
  t.equal((await ada.put("qualitycontrol/{}/intercept/102")).retcode, "900-005");
  await ada.put("qualitycontrol/{}/addsupervise/102");
  t.equal((await ada.put("qualitycontrol/{}/intercept/102/1-1")).retcode, "900-005");
  await ben.post("voicecall/{}/hold");
  t.equal((await ada.put("qualitycontrol/{}/intercept/102")).retcode, "900-005");
});

test("if the agent signs out, the inspector is idle; if the inspector signs out, the agent gets an event", async (t) => {
  const { ada, ben } = await openWithCall(t);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.pollAll();
  await ben.delete("onlineagent/{}/forcelogout");
  t.strictSame(await ada.pollAll(), END_EVENTS);

  await ben.signIn();
  await ben.pollAll();
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.delete("onlineagent/{}/logout");
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_BeQcStart", LISTENING],
    ["AgentOther_BeQcStop", LISTENING],
  ]);
});

test("an inspector who inspects cannot make a call, and gets none", async (t) => {
  const { ada, callid, hangUpAsCustomer, center } = await openWithCall(t);
  await ada.put("qualitycontrol/{}/addsupervise/102");
  await ada.pollAll();
  t.equal((await ada.put("voicecall/{}/callout", { called: "13900000001" })).retcode, "100-007");
  hangUpAsCustomer(callid);
  t.strictSame(center.agent(101)?.session?.calls, []);
});
