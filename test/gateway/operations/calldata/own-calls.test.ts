// Tests of queries for the number, ids and other parties of an agent's calls.
import { test } from "tap";
import { actAsOutsideParty, beginConsultation, callInside, callOut } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";
import { answer, NUMBER, perform } from "./arrange.ts";

test("an agent without a call gets 0, empty lists and false", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.get("calldata/{}/callnums"), answer(0));
  t.strictSame(await ada.get("calldata/{}/isprocesscall"), answer(false));
  t.strictSame(await ada.get("calldata/{}/allcallid"), answer([]));
  t.strictSame(await ada.get("calldata/{}/remotenumbers"), answer([]));
});

test("a call counts as soon as it rings, and while it is held", async (t) => {
  const { signInAgent, call, center, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ queue: 25 });
  t.strictSame(await ada.get("calldata/{}/isprocesscall"), answer(true));
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  advance(5);
  perform(center, callOut, { agent: 101, called: NUMBER });
  t.strictSame(await ada.get("calldata/{}/callnums"), answer(2));
  t.strictSame(await ada.get("calldata/{}/allcallid"), answer(["1767603600-1", "1767603605-2"]));
  t.strictSame(await ada.get("calldata/{}/remotenumbers"), answer(["13800000001", "13900000009"]));
});

test("a colleague appears as a work number, even while it is dialed", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102, { autoanswer: false });
  perform(center, callInside, { agent: 101, to: { agent: 102 } });
  t.strictSame(await ada.get("calldata/{}/remotenumbers"), answer(["102"]));
  t.strictSame(await ben.get("calldata/{}/remotenumbers"), answer(["101"]));
});

test("in a three-way call, each agent gets the numbers of both other parties", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  call({ queue: 26 });
  perform(center, beginConsultation, { agent: 101, to: { agent: 102 }, mode: "threeParty", hold: false });
  t.strictSame(await ada.get("calldata/{}/remotenumbers"), answer(["13800000001", "102"]));
  t.strictSame(await ben.get("calldata/{}/remotenumbers"), answer(["101", "13800000001"]));
});

test("the network id of a call is derived from the call id, as long as the call exists", async (t) => {
  const { signInAgent, center } = await openGateway(t, { settings: { nodeName: "Node-7" } });
  const ada = await signInAgent(101);
  const callid = perform(center, callOut, { agent: 101, called: NUMBER });
  t.strictSame(await ada.get(`calldata/{}/getNetCallId/${callid}`), answer("1767603600-1@Node-7"));
  const unknown = { message: "no such call", retcode: "200-026" };
  t.strictSame(await ada.get("calldata/{}/getNetCallId/1-1"), unknown);
  perform(center, actAsOutsideParty, { call: callid, act: "is-busy" });
  t.strictSame(await ada.get(`calldata/{}/getNetCallId/${callid}`), unknown);
});
