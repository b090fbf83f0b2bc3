// Tests of the content of events of three-way calls, transfers, recordings, previews and messages.
import { test } from "tap";
import { offerPreview, withdrawPreview } from "../../../src/core/index.ts";
import { CUSTOMER } from "../../support/gateway.ts";
import { OUTSIDE, signInThreeAgents } from "../flows/call-flow.ts";

const [FIRST, SECOND] = ["1767603600-1", "1767603600-2"];

test("Conference has the call id and, separated by a comma, the two other parties, after confjoin and after a three-party consultation", async (t) => {
  const { ada, ben, answerCustomer, advance } = await signInThreeAgents(t);
  await answerCustomer();
  await ada.post("voicecall/{}/hold");
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(3);
  await ada.pollAll();
  await ada.post("voicecall/{}/confjoin", { callid: FIRST });
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Conference", { callid: SECOND, partner: `${CUSTOMER},${OUTSIDE}` }],
    ["AgentEvent_Customer_Release", { callid: FIRST, number: CUSTOMER }],
  ]);
  await ada.post(`voicecall/{}/disconnect/${OUTSIDE}`);
  await ada.pollAll();
  const { result: consultation } = await ada.post("voicecall/{}/innerhelp", {
    dstaddress: "102",
    devicetype: 2,
    mode: 2,
  });
  await ben.put("voicecall/{}/answer");
  t.strictSame((await ada.pollAll()).at(-1), [
    "AgentEvent_Conference",
    { callid: consultation, partner: `${CUSTOMER},102` },
  ]);
});

test("the result in SuccTransResult is the number 0 for success, and another number for a failure", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  const transfer = () => ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 2 });
  const pollTransferResult = async () => (await ada.pollAll()).find(([type]) => type === "AgentEvent_SuccTransResult");
  await answerCustomer();
  await transfer();
  await ben.delete("voicecall/{}/release");
  t.strictSame(await pollTransferResult(), ["AgentEvent_SuccTransResult", { result: 1, callId: FIRST }]);
  await ben.post("onlineagent/{}/sayfree");
  await transfer();
  await ben.put("voicecall/{}/answer");
  t.strictSame(await pollTransferResult(), ["AgentEvent_SuccTransResult", { result: 0, callId: FIRST }]);
});

for (const [mode, name] of [
  [3, "talk"],
  [4, "three-party"],
] as const) {
  test(`the result in TransOutResult is the number 0 if a transfer in ${name} mode can be canceled`, async (t) => {
    const { ada, answerCustomer, advance } = await signInThreeAgents(t);
    await answerCustomer();
    await ada.post("voicecall/{}/transfer", { devicetype: 5, address: OUTSIDE, mode });
    advance(3);
    t.strictSame((await ada.pollAll())[1], ["AgentEvent_TransOutResult", { result: 0 }]);
    t.equal((await ada.post("voicecall/{}/canceltransfer")).retcode, "0");
    const parties = { caller: CUSTOMER, called: "60025" };
    t.strictSame(await ada.pollAll(), [
      ["AgentEvent_Talking", { ...parties, callid: FIRST, feature: "0", type: "main", mediaAbility: "1" }],
    ]);
  });
}

test("Ringing of a transferred call names the transferring agent, with a different spelling of the member", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 0 });
  const [, , , announced, ringing] = await ben.pollAll();
  t.strictSame(ringing, [
    "AgentEvent_Ringing",
    {
      caller: CUSTOMER,
      transfer: "yes",
      callid: FIRST,
      transfrom: "101",
      called: "60025",
      type: "main",
      mediaAbility: "1",
      feature: "0",
    },
  ]);
  t.match(announced, ["AgentEvent_Incoming_CallInfo", { callId: FIRST, caller: CUSTOMER, called: "60025" }]);
});

test("Incoming_CallInfo of a direct call has callId and no queue", async (t) => {
  const { ada, call } = await signInThreeAgents(t);
  call({ agent: 101 });
  t.strictSame((await ada.pollAll())[3], [
    "AgentEvent_Incoming_CallInfo",
    {
      callId: FIRST,
      skillName: "",
      skillId: 0,
      caller: CUSTOMER,
      called: "40038",
      lastReleaseAgentId: 65535,
      mediaType: 5,
      releaseAndReQueueCount: 0,
      releaseAndReQueueCallFlag: 0,
    },
  ]);
});

test("Record has recordID, callId, fileName and locationId as text; the end of a recording has callId too", async (t) => {
  const queues = [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ];
  const { ada, call, advance } = await signInThreeAgents(t, { center: { queues } });
  call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  t.strictSame((await ada.pollAll()).at(-1), [
    "AgentMediaEvent_Record",
    {
      taskId: 1,
      caller: CUSTOMER,
      called: "60025",
      recordID: "Yc1v1a101d20260105t0900000",
      locationId: "256",
      fileName: "Y:/1/0/20260105/101/0900000.V3",
      fileMediaType: "1",
      callId: FIRST,
    },
  ]);
  advance(60);
  await ada.delete("voicecall/{}/release");
  t.strictSame((await ada.pollAll())[2], [
    "AgentMediaEvent_StopRecordDone",
    {
      beginTime: 1767603600000,
      endTime: 1767603660000,
      taskId: 1,
      fileMediaType: "1",
      recordFormat: "3",
      callId: FIRST,
    },
  ]);
});

test("Preview has controlid and dialeddigits as text, and the client dials with them", async (t) => {
  const { ada, center } = await signInThreeAgents(t);
  center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });
  const { event } = await ada.poll();
  t.strictSame(event, {
    eventType: "AgentEvent_Preview",
    workNo: "101",
    content: { controlid: "1", dialeddigits: OUTSIDE },
  });
  const body = { called: OUTSIDE, callcontrolid: "1" };
  t.strictSame(await ada.put("voicecall/{}/previewCallout", body), { message: "", retcode: "0", result: FIRST });
});

test("a withdrawn Preview has null as its content", async (t) => {
  const { ada, center } = await signInThreeAgents(t);
  const control = center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });
  await ada.pollAll();
  center.perform(withdrawPreview, { agent: 101, control: control as number });
  t.strictSame(await ada.pollAll(), [["AgentEvent_Release_Preview", null]]);
});

test("Note and Bulletin have sender, receivetime, sendername, timestring and context", async (t) => {
  const { ada, ben } = await signInThreeAgents(t);
  await ada.post("onlineagent/{}/sendnoteletex", { agentIds: ["102"], content: "Lunch?" });
  await ada.post("onlineagent/{}/notifybulletin", { targettype: 1, targetname: "Sales", bulletindata: "Lunch!" });
  const from = {
    sender: "101",
    receivetime: 1767603600000,
    sendername: "Ada",
    timestring: "2026-01-05 09:00:00",
  };
  t.strictSame(await ben.pollAll(), [
    ["AgentOther_Note", { ...from, context: "Lunch?" }],
    ["AgentOther_Bulletin", { ...from, context: "Lunch!" }],
  ]);
});
