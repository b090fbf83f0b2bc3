// Tests of consultations over HTTP.
import { test } from "tap";
import { beginIncomingCall } from "../../../../src/core/index.ts";
import { CUSTOMER, openGateway } from "../../../support/gateway.ts";
import { collectRetcodes, expectEvents, FIRST, SECOND } from "./call-situations.ts";

const CONSULTATION = { message: "", retcode: "0", result: SECOND };

test("a two-party consultation holds the customer and connects the colleague", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  call({ agent: 101 });
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" }), CONSULTATION);
  await expectEvents(t, ada, [
    ["AgentEvent_Hold", FIRST],
    ["AgentEvent_Customer_Alerting", { callid: SECOND, otherPhoneWorkno: "102" }],
    ["AgentEvent_Talking", { callid: SECOND, feature: "51", type: "main" }],
  ]);
});

test("a three-party consultation includes the customer", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  call({ agent: 101 });
  await ada.pollAll();
  const body = { dstaddress: 102, devicetype: "2", mode: "2", holdflag: "true", callappdata: "angry" };
  t.strictSame(await ada.post("voicecall/{}/innerhelp", body), CONSULTATION);
  await expectEvents(t, ada, [
    ["AgentEvent_Hold", FIRST],
    ["AgentEvent_Customer_Alerting", { callid: SECOND }],
    ["AgentEvent_Conference", { callid: SECOND, partner: `${CUSTOMER},102` }],
  ]);
  t.hasStrict((await ben.pollAll()).at(-1), ["AgentEvent_Talking", { feature: "52", type: "assistant" }]);
});

test("a three-party consultation without the hold flag does not hold the customer", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  call({ agent: 101 });
  await ada.pollAll();
  await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", mode: 2, holdflag: false });
  t.strictSame(await ada.pollTypes(), ["AgentEvent_Customer_Alerting", "AgentEvent_Conference"]);
});

test("a consultation with a queue reaches an idle agent of the queue", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  call({ agent: 101 });
  const body = { dstaddress: "25", devicetype: 1, mode: null, holdflag: null, callappdata: "" };
  t.strictSame(await ada.post("voicecall/{}/innerhelp", body), CONSULTATION);
  const { feature, legs } = center.call(SECOND) ?? {};
  t.strictSame([feature, legs?.map(({ agent }) => agent)], ["twoPartyHelp", [101, 102]]);
});

test("a consultation has the data of its request, or of the customer's call", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  center.perform(beginIncomingCall, { from: CUSTOMER, to: { agent: 101 }, data: "gold" });
  const data = [];
  for (const callappdata of ["", "angry"]) {
    const { result } = await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", callappdata });
    data.push(center.call(String(result))?.data);
    await ada.post(`voicecall/{}/dropcall/${result}`);
  }
  t.strictSame(data, ["gold", "angry"]);
});

test("a consultation without an available agent fails with an event, and the agent talks with the customer again", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  await ada.pollAll();
  t.strictSame(await ada.post("voicecall/{}/innerhelp", { dstaddress: "999" }), CONSULTATION);
  await expectEvents(t, ada, [
    ["AgentEvent_Hold", FIRST],
    ["AgentEvent_Consult_Fail", SECOND],
    ["AgentEvent_Talking", { callid: FIRST }],
  ]);
});

test("a consultation with an unknown queue is refused with 100-007, and one without a customer with 200-018", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const none = { message: "no call for internal help", retcode: "200-018" };
  t.strictSame(await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" }), none);
  call({ agent: 101 });
  t.equal((await ada.post("voicecall/{}/innerhelp", { dstaddress: "99", devicetype: 1 })).retcode, "100-007");
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" }), none);
});

test("a consultation by a consulted agent or during an internal call is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  call({ agent: 101 });
  await ada.post("voicecall/{}/innerhelp", { dstaddress: "102" });
  t.equal((await ben.post("voicecall/{}/innerhelp", { dstaddress: "103" })).retcode, "100-007");
  await ada.post(`voicecall/{}/dropcall/${SECOND}`);
  await ada.delete("voicecall/{}/release");
  await ada.put("voicecall/{}/callinner", { called: "102" });
  t.equal((await ada.post("voicecall/{}/innerhelp", { dstaddress: "103" })).retcode, "100-007");
});

test("innerhelp with a parameter out of bounds is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [
    ...[undefined, "{", {}, { dstaddress: "" }, { dstaddress: "ben" }, { dstaddress: "1".repeat(25) }],
    ...[
      { devicetype: 0 },
      { devicetype: 3 },
      { mode: 0 },
      { mode: 3 },
      { holdflag: "perhaps" },
      { callappdata: {} },
    ].map((more) => ({ dstaddress: "102", ...more })),
  ];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.post("voicecall/{}/innerhelp", body)), ["000-002"]);
});
