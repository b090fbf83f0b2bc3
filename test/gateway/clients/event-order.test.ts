// Tests of the order in which clients expect events of states and inbound calls.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

for (const [status, last] of [
  [4, []],
  [3, ["AgentState_SetNotReady_Success"]],
  [5, ["AgentState_Work"]],
] as const) {
  test(`the events of a sign-in with status ${status} come in order`, async (t) => {
    const { client } = await openGateway(t);
    const ada = client(101);
    await ada.signIn({ status });
    t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready", ...last]);
  });
}

const PAIRS = [
  ["saybusy", "AgentState_SetNotReady_Success", "sayfree", "AgentState_CancelNotReady_Success"],
  ["saybusy", "AgentState_SetNotReady_Success", "cancelbusy", "AgentState_CancelNotReady_Success"],
  ["work", "AgentState_SetWork_Success", "cancelwork", "AgentState_CancelWork_Success"],
  ["work", "AgentState_SetWork_Success", "sayfree", "AgentState_CancelWork_Success"],
  ["rest/600/1", "AgentState_SetRest_Success", "cancelrest", "AgentState_CancelRest_Success"],
  ["rest/600/1", "AgentState_SetRest_Success", "sayfree", "AgentState_CancelRest_Success"],
] as const;

for (const [into, began, outOf, ended] of PAIRS) {
  test(`${into} and then ${outOf} cause one event each, in order`, async (t) => {
    const { signInAgent } = await openGateway(t);
    const ada = await signInAgent(101);
    await ada.post(`onlineagent/{}/${into}`);
    await ada.post(`onlineagent/{}/${outOf}`);
    t.strictSame(await ada.pollTypes(), [began, ended]);
  });
}

test("a rest that times out before cancelrest causes three events in order", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/rest/600/1");
  advance(601);
  await ada.post("onlineagent/{}/cancelrest");
  t.strictSame(await ada.pollTypes(), [
    "AgentState_SetRest_Success",
    "AgentState_Rest_Timeout",
    "AgentState_CancelRest_Success",
  ]);
});

const RINGS = [
  "AgentState_Busy",
  "AgentOther_PhoneAlerting",
  "AgentOther_PhoneOffhook",
  "AgentEvent_Incoming_CallInfo",
];

test("the events of an inbound call that is answered manually come in order", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ queue: 25 });
  t.strictSame(await ada.pollTypes(), [...RINGS, "AgentEvent_Ringing", "AgentEvent_Customer_Alerting"]);
  await ada.put("voicecall/{}/answer");
  t.strictSame(await ada.pollTypes(), ["AgentEvent_Talking"]);
});

test("the events of an inbound call that is answered automatically come in order", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  t.strictSame(await ada.pollTypes(), [...RINGS, "AgentEvent_Auto_Answer", "AgentEvent_Talking"]);
});

test("an inbound call has no phone events if the phone is always off-hook", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false, releasephone: false });
  call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  await ada.delete("voicecall/{}/release");
  t.strictSame(await ada.pollTypes(), [
    "AgentState_Busy",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_Ringing",
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Talking",
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentState_Ready",
  ]);
});

test("the events of an unanswered inbound call come in order", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  await ada.pollAll();
  advance(30);
  t.strictSame(await ada.pollTypes(), [
    "AgentEvent_No_Answer",
    "AgentOther_PhoneRelease",
    "AgentState_SetNotReady_Success",
  ]);
});

test("hold and then gethold cause one event each, with the call id", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ queue: 25 });
  await ada.pollAll();
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  const [held, talking] = await ada.pollAll();
  t.strictSame(held, ["AgentEvent_Hold", callid]);
  t.hasStrict(talking, ["AgentEvent_Talking", { callid }]);
});

for (const [autoenteridle, last] of [
  [true, "AgentState_Ready"],
  [false, "AgentState_Work"],
] as const) {
  test(`the events come in order when the agent hangs up, with autoenteridle ${autoenteridle}`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101, { autoenteridle });
    call({ queue: 25 });
    await ada.pollAll();
    await ada.delete("voicecall/{}/release");
    t.strictSame(await ada.pollTypes(), [
      "AgentEvent_Call_Release",
      "AgentEvent_Customer_Release",
      "AgentOther_PhoneRelease",
      last,
    ]);
  });

  test(`the events come in order when the customer hangs up, with autoenteridle ${autoenteridle}`, async (t) => {
    const { signInAgent, call, hangUpAsCustomer } = await openGateway(t);
    const ada = await signInAgent(101, { autoenteridle });
    const callid = call({ queue: 25 });
    await ada.pollAll();
    hangUpAsCustomer(callid);
    t.strictSame(await ada.pollTypes(), [
      "AgentEvent_Customer_Release",
      "AgentEvent_Call_Release",
      "AgentOther_PhoneRelease",
      last,
    ]);
  });
}

test("the events come in order when the customer hangs up while on hold", async (t) => {
  const { signInAgent, call, hangUpAsCustomer } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ queue: 25 });
  await ada.post("voicecall/{}/hold");
  await ada.pollAll();
  hangUpAsCustomer(callid);
  t.strictSame(await ada.pollTypes(), [
    "AgentEvent_Customer_Release",
    "AgentEvent_Call_Release",
    "AgentOther_PhoneRelease",
    "AgentState_Ready",
  ]);
});

test("a busy state requested during a call begins after it", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  await ada.pollAll();
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame(await ada.pollTypes(), []);
  await ada.delete("voicecall/{}/release");
  t.equal((await ada.pollTypes()).at(-1), "AgentState_SetNotReady_Success");
});

test("a sign-out causes ShutdownService with shutdownServiceAfterLogout on, and no event by default", async (t) => {
  const { signInAgent, world, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.delete("onlineagent/{}/logout");
  t.equal((await ada.poll()).retcode, "100-006");
  world.changeSettings({ shutdownServiceAfterLogout: "on" });
  await ada.signIn();
  advance(60);
  await ada.delete("onlineagent/{}/logout");
  t.strictSame((await ada.poll()).event, {
    eventType: "AgentOther_ShutdownService",
    workNo: "101",
    content: { loginTime: "1767603600000" },
  });
  t.equal((await ada.poll()).retcode, "100-006");
});
