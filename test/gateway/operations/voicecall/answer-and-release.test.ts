// Tests of answering and releasing calls over HTTP.
import { test } from "tap";
import { CUSTOMER, openGateway } from "../../../support/gateway.ts";
import {
  beginThreeWayCall,
  collectRetcodes,
  DONE,
  expectEvents,
  FIRST,
  holdAndCallOut,
  OUTSIDE,
  SECOND,
} from "./call-situations.ts";

const NO_ANSWER = { message: "no call can be answered", retcode: "200-002" };
const NO_RELEASE = { message: "no call can be released", retcode: "200-017" };

test("a ringing call is answered, with or without its call id", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  for (const query of ["", "?callid=", "?callid={call}"]) {
    const callid = call({ agent: 101 });
    await ada.pollAll();
    t.strictSame(await ada.put(`voicecall/{}/answer${query.replace("{call}", callid)}`), DONE, query);
    await expectEvents(t, ada, [["AgentEvent_Talking", { callid }]]);
    await ada.delete("voicecall/{}/release");
    await ada.pollAll();
  }
});

test("answering without a ringing call, with a different call id or during the conversation is refused with 200-002", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  t.strictSame(await ada.put("voicecall/{}/answer"), NO_ANSWER);
  call({ agent: 101 });
  t.strictSame(await ada.put("voicecall/{}/answer?callid=1767603600-99"), NO_ANSWER);
  await ada.put("voicecall/{}/answer");
  t.strictSame(await ada.put("voicecall/{}/answer"), NO_ANSWER);
});

test("a call id of more than 64 characters is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.equal((await ada.put(`voicecall/{}/answer?callid=${"1".repeat(65)}`)).retcode, "000-002");
  t.equal((await ada.post(`voicecall/{}/gethold?callid=${"1".repeat(65)}`)).retcode, "000-002");
});

test("release ends an active call", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ agent: 101 });
  t.strictSame(await ada.delete("voicecall/{}/release"), DONE);
  t.equal(center.call(callid), undefined);
});

test("release rejects a ringing call, and the agent is then busy", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  t.strictSame(await ada.delete("voicecall/{}/release"), DONE);
  t.strictSame((await ada.pollAll()).at(-1), ["AgentState_SetNotReady_Success", { reason: "7" }]);
});

test("a release without a call, or with only a held one, is refused with 200-017", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.delete("voicecall/{}/release"), NO_RELEASE);
  call({ agent: 101 });
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.delete("voicecall/{}/release"), NO_RELEASE);
});

test("DELETE of the path without an operation releases the call, with the retcodes of release", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.delete("voicecall/{}"), NO_RELEASE);
  const callid = call({ agent: 101 });
  t.strictSame(await ada.delete("voicecall/{}"), DONE);
  t.equal(center.call(callid), undefined);
});

test("dropcall ends the given call, held or active", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const { held, active } = await holdAndCallOut(gateway, ada);
  t.strictSame(await ada.post(`voicecall/{}/dropcall/${held}`), DONE);
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Call_Release", held],
    ["AgentEvent_Customer_Release", { callid: held, number: CUSTOMER }],
  ]);
  t.strictSame(await ada.post(`voicecall/{}/dropcall/${active}`), DONE);
  t.equal((await ada.pollTypes()).at(-1), "AgentState_Ready");
});

test("dropcall is refused with 200-025 for an unknown call, and with 000-002 for an invalid id", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  const refused = { message: "no call can be droped", retcode: "200-025" };
  t.strictSame(await ada.post("voicecall/{}/dropcall/1"), refused);
  t.strictSame(await ada.post(`voicecall/{}/dropcall/${call({ agent: 102 })}`), refused);
  t.equal((await ada.post(`voicecall/{}/dropcall/${"1".repeat(65)}`)).retcode, "000-002");
});

test("disconnect of the customer, or of the agent's number, ends the call", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const number of [CUSTOMER, "101", "40038"]) {
    const callid = call({ agent: 101 });
    t.strictSame(await ada.post(`voicecall/{}/disconnect/${number}`), DONE, number);
    t.equal(center.call(callid), undefined);
  }
});

test("disconnect of the third party in a three-way call leaves the customer", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  await beginThreeWayCall(gateway, ada);
  t.strictSame(await ada.post(`voicecall/{}/disconnect/${OUTSIDE}`), DONE);
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Customer_Release", { callid: SECOND, number: OUTSIDE }],
    [
      "AgentEvent_Talking",
      { caller: CUSTOMER, callid: FIRST, called: "40038", feature: "0", type: "main", mediaAbility: "1" },
    ],
  ]);
});

test("disconnect accepts a foreign number, and a number with * and #", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 }, "+4930123456");
  t.strictSame(await ada.post("voicecall/{}/disconnect/+4930123456"), DONE);
  await ada.put("voicecall/{}/callout", { called: "*100#" });
  t.strictSame(await ada.post("voicecall/{}/disconnect/*100%23"), DONE);
});

test("disconnect is refused with 200-023 without a call, and with 200-024 for a number that is not in the call", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post(`voicecall/{}/disconnect/${CUSTOMER}`), {
    message: "no call to disconnect from",
    retcode: "200-023",
  });
  call({ agent: 101 });
  const refused = { message: "number is not in the call", retcode: "200-024" };
  t.strictSame(await ada.post("voicecall/{}/disconnect/102"), refused);
});

test("disconnect of an invalid number is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = ["x", "1".repeat(25), "13 8", "%2B", "1+1"];
  t.strictSame(await collectRetcodes(invalid, (number) => ada.post(`voicecall/{}/disconnect/${encodeURI(number)}`)), [
    "000-002",
  ]);
});
