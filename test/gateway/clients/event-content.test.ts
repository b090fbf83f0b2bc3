// Tests of the content of events as clients read it: exact members, in the documented spelling, type and order.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

const CALL = "1767603600-1";

test("the events of a queue call that is answered manually, held, retrieved and hung up have their documented content", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  t.equal(call({ queue: 25 }), CALL);
  const talking = {
    caller: "13800000001",
    callid: CALL,
    called: "60025",
    feature: "0",
    type: "main",
    mediaAbility: "1",
  };
  t.strictSame(await ada.pollAll(), [
    ["AgentState_Busy", null],
    ["AgentOther_PhoneAlerting", null],
    ["AgentOther_PhoneOffhook", { type: "main" }],
    [
      "AgentEvent_Incoming_CallInfo",
      {
        callId: CALL,
        skillName: "Support",
        skillId: 25,
        caller: "13800000001",
        called: "60025",
        lastReleaseAgentId: 65535,
        mediaType: 5,
        releaseAndReQueueCount: 0,
        releaseAndReQueueCallFlag: 0,
      },
    ],
    [
      "AgentEvent_Ringing",
      {
        caller: "13800000001",
        transfer: "no",
        callid: CALL,
        transfrom: "",
        called: "60025",
        type: "main",
        mediaAbility: "1",
        feature: "0",
      },
    ],
    ["AgentEvent_Customer_Alerting", { callid: CALL, otherPhoneWorkno: "", otherPhone: "13800000001", type: "main" }],
  ]);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  await ada.delete("voicecall/{}/release");
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Talking", talking],
    ["AgentEvent_Hold", CALL],
    ["AgentEvent_Talking", talking],
    ["AgentEvent_Call_Release", CALL],
    ["AgentEvent_Customer_Release", { callid: CALL, number: "13800000001" }],
    ["AgentOther_PhoneRelease", { phoneState: 2 }],
    ["AgentState_Ready", null],
  ]);
});

test("Auto_Answer has the members of Ringing, and a direct call has the agent's phone as called", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  t.strictSame((await ada.pollAll()).slice(4, 5), [
    [
      "AgentEvent_Auto_Answer",
      {
        caller: "13800000001",
        transfer: "no",
        callid: CALL,
        transfrom: "",
        called: "40038",
        type: "main",
        mediaAbility: "1",
        feature: "0",
      },
    ],
  ]);
});

test("members are in the documented order", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ queue: 25 });
  const texts: string[] = [];
  for (let i = 0; i < 6; i++) texts.push((await ada.pollForReply()).text);
  await ada.put("voicecall/{}/answer");
  texts.push((await ada.pollForReply()).text);
  const members = texts.map((text) =>
    [...text.slice(text.indexOf('"content"')).matchAll(/"(\w+)":/g)].map(([, name]) => name),
  );
  t.strictSame(members, [
    ["content"],
    ["content"],
    ["content", "type"],
    [
      "content",
      "callId",
      "skillName",
      "skillId",
      "caller",
      "called",
      "lastReleaseAgentId",
      "mediaType",
      "releaseAndReQueueCount",
      "releaseAndReQueueCallFlag",
    ],
    ["content", "caller", "transfer", "callid", "transfrom", "called", "type", "mediaAbility", "feature"],
    ["content", "callid", "otherPhoneWorkno", "otherPhone", "type"],
    ["content", "caller", "callid", "called", "feature", "type", "mediaAbility"],
  ]);
});

test("with phoneAlertingContent object, PhoneAlerting has an object as its content", async (t) => {
  const { signInAgent, call } = await openGateway(t, { settings: { phoneAlertingContent: "object" } });
  const ada = await signInAgent(101);
  call({ agent: 101 });
  t.strictSame((await ada.pollAll())[1], ["AgentOther_PhoneAlerting", { callid: CALL, caller: "13800000001" }]);
});

test("the events of an unanswered call have their documented content, and the call rings at the next agent", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const ben = await signInAgent(102, { autoanswer: false });
  call({ queue: 25 });
  await ada.pollAll();
  advance(30);
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_No_Answer", CALL],
    ["AgentOther_PhoneRelease", { phoneState: 3 }],
    ["AgentState_SetNotReady_Success", { reason: "2" }],
  ]);
  t.strictSame(await ben.pollTypes(), [
    "AgentState_Busy",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_Ringing",
    "AgentEvent_Customer_Alerting",
  ]);
});

test("after a rejection, Incoming_CallInfo names the agent who rejected the call to the next agent", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const ben = await signInAgent(102, { autoanswer: false });
  call({ queue: 25 });
  await ada.pollAll();
  await ada.delete("voicecall/{}/release");
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Call_Release", CALL],
    ["AgentOther_PhoneRelease", { phoneState: 2 }],
    ["AgentState_SetNotReady_Success", { reason: "7" }],
  ]);
  t.hasStrict((await ben.pollAll())[3], [
    "AgentEvent_Incoming_CallInfo",
    { lastReleaseAgentId: 101, releaseAndReQueueCount: 1, releaseAndReQueueCallFlag: 1 },
  ]);
});

test("reasons and causes are text, and the other state events have null as their content", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const path of ["saybusy?reason=250", "cancelbusy", "rest/60/255"]) await ada.post(`onlineagent/{}/${path}`);
  advance(60);
  for (const path of ["cancelrest", "work", "cancelwork", "sayfree"]) await ada.post(`onlineagent/{}/${path}`);
  t.strictSame(await ada.pollAll(), [
    ["AgentState_SetNotReady_Success", { reason: "250" }],
    ["AgentState_CancelNotReady_Success", null],
    ["AgentState_SetRest_Success", { reason: "255" }],
    ["AgentState_Rest_Timeout", null],
    ["AgentState_CancelRest_Success", null],
    ["AgentState_SetWork_Success", null],
    ["AgentState_CancelWork_Success", null],
    ["AgentState_Ready", null],
  ]);
});
