// Tests of the linked phone over HTTP.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { DONE, expectEvents, FAILED, FIRST, OUTSIDE } from "./call-situations.ts";

const LINKED_MANUAL_ANSWER = { phonelinkage: true, autoanswer: false };

for (const path of ["phonepickup", "phonehangup"]) {
  test(`${path} answers the ringing call`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101, LINKED_MANUAL_ANSWER);
    call({ agent: 101 });
    await ada.pollAll();
    t.strictSame(await ada.put(`voicecall/{}/${path}`), DONE);
    await expectEvents(t, ada, [["AgentEvent_Talking", { callid: FIRST }]]);
  });

  test(`${path} picks up an alerting phone and answers the call`, async (t) => {
    const { signInAgent, call, advance } = await openGateway(t, { settings: { phonePickUp: "10s" } });
    const ada = await signInAgent(101, LINKED_MANUAL_ANSWER);
    call({ agent: 101 });
    advance(1);
    t.strictSame(await ada.pollTypes(), ["AgentState_Busy", "AgentOther_PhoneAlerting"]);
    t.strictSame(await ada.put(`voicecall/{}/${path}`), DONE);
    t.strictSame(await ada.pollTypes(), [
      "AgentOther_PhoneOffhook",
      "AgentEvent_Incoming_CallInfo",
      "AgentEvent_Ringing",
      "AgentEvent_Customer_Alerting",
      "AgentEvent_Talking",
    ]);
  });

  test(`${path} picks up the phone for a dialed call`, async (t) => {
    const { signInAgent } = await openGateway(t, { settings: { phonePickUp: "10s" } });
    const ada = await signInAgent(101, LINKED_MANUAL_ANSWER);
    await ada.put("voicecall/{}/callout", { called: OUTSIDE });
    t.strictSame(await ada.pollTypes(), ["AgentOther_PhoneAlerting"]);
    t.strictSame(await ada.put(`voicecall/{}/${path}`), DONE);
    t.strictSame(await ada.pollTypes(), ["AgentOther_PhoneOffhook", "AgentState_Busy", "AgentEvent_Customer_Alerting"]);
  });
}

test("phonepickup of a phone that does not ring is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, LINKED_MANUAL_ANSWER);
  t.strictSame(await ada.put("voicecall/{}/phonepickup"), FAILED);
  call({ agent: 101 });
  await ada.put("voicecall/{}/phonepickup");
  t.strictSame(await ada.put("voicecall/{}/phonepickup"), FAILED);
});

for (const [method, path] of [
  ["PUT", "phonehangup"],
  ["DELETE", "releasephone"],
] as const) {
  test(`${path} hangs up, and is refused with 100-007 without a call`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101, { phonelinkage: true });
    const sendRequest = async () => (await ada.send(method, `voicecall/{}/${path}`)).body;
    t.strictSame(await sendRequest(), FAILED);
    call({ agent: 101 });
    await ada.pollAll();
    t.strictSame(await sendRequest(), DONE);
    t.strictSame(await ada.pollTypes(), [
      "AgentEvent_Call_Release",
      "AgentEvent_Customer_Release",
      "AgentOther_PhoneRelease",
      "AgentState_Ready",
    ]);
  });
}

test("releasephone rejects a ringing call", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, LINKED_MANUAL_ANSWER);
  call({ agent: 101 });
  await ada.pollAll();
  t.strictSame(await ada.delete("voicecall/{}/releasephone"), DONE);
  t.strictSame((await ada.pollAll()).at(-1), ["AgentState_SetNotReady_Success", { reason: "7" }]);
});

test("a request for a phone that is not linked is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  t.strictSame(await ada.put("voicecall/{}/phonepickup"), FAILED);
  t.strictSame(await ada.put("voicecall/{}/phonehangup"), FAILED);
  t.strictSame(await ada.delete("voicecall/{}/releasephone"), FAILED);
});
