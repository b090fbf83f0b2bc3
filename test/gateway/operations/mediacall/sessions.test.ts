// Tests of multimedia sessions as clients see them.
import { test } from "tap";
import { ANN, addChatQueues, beginChat, connectChatTo, say } from "../../../support/chat-gateway.ts";
import { openGateway } from "../../../support/gateway.ts";

const BARE = { message: "success", retcode: "0" };

test("a session has the events of calls, with the media ability of text", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  await addChatQueues(gateway, ada);
  const callid = beginChat(gateway, { queue: 42 });
  await ada.put(`voicecall/{}/answer?callid=${callid}`);
  say(gateway, callid, "hello");
  t.strictSame(await ada.post("mediacall/{}/sendmessage", { callid, userid: null, data: "hi" }), BARE);
  t.equal((await ada.post(`voicecall/{}/dropcall/${callid}`)).retcode, "0");
  const parties = { caller: ANN, callid, called: "60042", type: "main", mediaAbility: "5" };
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Ringing", { ...parties, transfer: "no", transfrom: "", feature: "0" }],
    ["AgentEvent_Talking", { ...parties, feature: "0" }],
    ["AgentEvent_MessageData", { ...parties, feature: 0, message: "hello" }],
    ["AgentEvent_Call_Release", callid],
    ["AgentEvent_Customer_Release", { callid, number: ANN }],
  ]);
});

test("a refused session goes to a colleague, who answers it automatically and transfers it", async (t) => {
  const gateway = await openGateway(t, { settings: { ringTime: "10s" } });
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  const ben = await gateway.signInAgent(102);
  await addChatQueues(gateway, ada, ben);
  const callid = beginChat(gateway, { queue: 42 });
  t.equal((await ada.post("voicecall/{}/reject", { callid, mode: 1 })).retcode, "0");
  const transfer = { callid, devicetype: 2, mode: 2, address: "101" };
  t.strictSame(await ben.post("mediacall/{}/transfer", transfer), BARE);
  gateway.advance(10);
  t.strictSame(
    await ben.post("mediacall/{}/transfer", { ...transfer, devicetype: 4, address: "60042", mode: 0 }),
    BARE,
  );
  t.strictSame(await ada.pollTypes(), [
    "AgentEvent_Ringing",
    "AgentEvent_Call_Release",
    "AgentEvent_Ringing",
    "AgentEvent_No_Answer",
    "AgentEvent_Ringing",
  ]);
  t.strictSame(await ben.pollTypes(), [
    "AgentEvent_Auto_Answer",
    "AgentEvent_Talking",
    "AgentEvent_SuccTransResult",
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
  ]);
  t.strictSame(
    [
      await ben.put(`voicecall/{}/answer?callid=${callid}`),
      await ben.post(`voicecall/{}/dropcall/${callid}`),
      await ben.post("voicecall/{}/reject", { callid, mode: 1 }),
    ].map(({ retcode }) => retcode),
    ["200-002", "200-025", "200-039"],
  );
});

test("a transfer to an agent who is not signed in fails with the event of its mode, and the agent keeps the session", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101, { autoanswer: false });
  const callid = await connectChatTo(gateway, ada, 42);
  for (const mode of [0, 2]) await ada.post("mediacall/{}/transfer", { callid, devicetype: 2, mode, address: "102" });
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Connect_Fail", callid],
    ["AgentEvent_SuccTransResult", { result: 1, callId: callid }],
  ]);
});

test("an agent gets at most as many sessions as its limits allow", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  await addChatQueues(gateway, ada);
  t.strictSame(await ada.post("mediacall/{}/setcallnums", { mediaType: "51", callnums: "1" }), BARE);
  t.strictSame(await ada.post("mediacall/{}/setcallnums", { mediaType: "5", callnums: "1" }), BARE);
  for (const queue of [42, 42, 41]) beginChat(gateway, { queue });
  /** Returns the numbers of sessions that wait in queues 41 and 42. */
  const countWaiting = () => [41, 42].map((id) => gateway.center.state.queues.get(id)?.waiting.length);
  t.strictSame(countWaiting(), [0, 1]);
  const limits = { totalCallNum: 2, agentMediaCallNums: [{ mediaType: 51, callNum: 5 }] };
  t.strictSame(await ada.post("mediacall/{}/setcallnumsbymediatype", limits), BARE);
  t.strictSame(countWaiting(), [0, 1]);
  await ada.post("mediacall/{}/setcallnumsbymediatype", { ...limits, totalCallNum: 3 });
  t.strictSame(countWaiting(), [0, 0]);
});

test("a video session has a room, and a picture of the customer can be taken", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  await addChatQueues(gateway, ada);
  const callid = beginChat(gateway, { queue: 43 });
  const events = await ada.pollAll();
  t.strictSame(
    events.map(([type]) => type),
    ["AgentEvent_Auto_Answer", "AgentEvent_Talking", "AgentEvent_RequestConnect"],
  );
  gateway.advance(5);
  const { result } = await ada.post("mediacall/{}/getconnectinfo", { userType: "agent", callid });
  t.strictSame({ callid, ...(result as object) }, events[2]?.[1]);
  t.strictSame(await ada.post("mediacall/{}/imagecapture", { userType: "user", callid }), BARE);
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_ImageCapture", { callid, result: 0, filename: "F:/1/1/20260105/101/1.jpg", locationId: 256 }],
  ]);
});

test("messages that are too long, without text or without a session, or for a session of another agent are refused", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const ben = await gateway.signInAgent(102);
  const callid = await connectChatTo(gateway, ada, 42);
  // The first message has one byte more than the maximum.
  const bodies = [{ data: "é".repeat(1_946) }, { data: null }, { data: "hi", callid: "" }];
  for (const body of bodies) {
    t.equal((await ada.post("mediacall/{}/sendmessage", { callid, ...body })).retcode, "000-002");
  }
  t.equal((await ben.post("mediacall/{}/sendmessage", { callid, data: "hi" })).retcode, "100-007");
  t.equal(gateway.center.state.chatText, 0);
});
