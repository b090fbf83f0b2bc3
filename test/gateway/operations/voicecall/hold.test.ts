// Tests of holding, retrieving and connecting calls over HTTP.
import { test } from "tap";
import { CUSTOMER, openGateway } from "../../../support/gateway.ts";
import { DONE, expectEvents, holdAndCallOut, OUTSIDE } from "./call-situations.ts";

test("a call is held and retrieved, with or without its call id", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const callid = call({ agent: 101 });
  await ada.pollAll();
  for (const query of ["", "?callid=", `?callid=${callid}`]) {
    t.strictSame(await ada.post("voicecall/{}/hold"), DONE);
    t.strictSame(await ada.post(`voicecall/{}/gethold${query}`), DONE, query);
    await expectEvents(t, ada, [
      ["AgentEvent_Hold", callid],
      ["AgentEvent_Talking", { callid }],
    ]);
  }
});

test("hold is refused with 200-013 without a call, and with 200-014 if the call is ringing or held", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  t.strictSame(await ada.post("voicecall/{}/hold"), { message: "no call can be held", retcode: "200-013" });
  call({ agent: 101 });
  const refused = { message: "call state can not be held", retcode: "200-014" };
  t.strictSame(await ada.post("voicecall/{}/hold"), refused);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post("voicecall/{}/hold"), refused);
});

test("gethold without a held call, or with a different call id, is refused with 200-015", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const refused = { message: "no held call", retcode: "200-015" };
  t.strictSame(await ada.post("voicecall/{}/gethold"), refused);
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/gethold"), refused);
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post("voicecall/{}/gethold?callid=1767603600-99"), refused);
});

test("gethold during another dialed or active call is refused with 200-016", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  await ada.post("voicecall/{}/hold");
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const refused = { message: "call state can not be retrieved", retcode: "200-016" };
  t.strictSame(await ada.post("voicecall/{}/gethold"), refused);
  advance(3);
  t.strictSame(await ada.post("voicecall/{}/gethold"), refused);
});

test("connecthold connects the held party with the active one, and the agent is idle", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const { held, active } = await holdAndCallOut(gateway, ada);
  t.strictSame(await ada.post(`voicecall/{}/connecthold/${held}`), DONE);
  t.strictSame(await ada.pollAll(), [
    ["AgentEvent_Call_Release", active],
    ["AgentEvent_Customer_Release", { callid: held, number: CUSTOMER }],
    ["AgentOther_PhoneRelease", { phoneState: 3 }],
    ["AgentState_Ready", null],
  ]);
  const { legs, outside } = gateway.center.call(held) ?? {};
  t.strictSame([legs, outside?.map(({ number }) => number)], [[], [CUSTOMER, OUTSIDE]]);
});

test("connecthold without a conversation is refused with 200-005, and with a call that is not held with 200-006", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  const none = { message: "no call to connect", retcode: "200-005" };
  t.strictSame(await ada.post("voicecall/{}/connecthold/1"), none);
  const { active } = await holdAndCallOut(gateway, ada);
  t.strictSame(await ada.post(`voicecall/{}/connecthold/${active}`), {
    message: "no held call to connect",
    retcode: "200-006",
  });
  t.equal((await ada.post(`voicecall/{}/connecthold/${"1".repeat(65)}`)).retcode, "000-002");
});
