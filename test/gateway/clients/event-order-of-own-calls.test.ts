// Tests of the order in which clients expect the events of outbound calls, successful and failed.
import { test } from "tap";
import { OUTSIDE, signInThreeAgents } from "../flows/call-flow.ts";

const CALL = "1767603600-1";

/** Returns the type of each event, with the call that its content names, if any. */
const listTypesWithCall = (rows: readonly [string, unknown][]) =>
  rows.map(([type, content]) => {
    const callid = typeof content === "string" ? content : (content as { callid?: string } | null)?.callid;
    return callid === undefined ? type : `${type} ${callid}`;
  });

test("callout returns the call id, and every event of the call has it", async (t) => {
  const { ada, advance } = await signInThreeAgents(t);
  t.strictSame(await ada.put("voicecall/{}/callout", { called: OUTSIDE }), { message: "", retcode: "0", result: CALL });
  t.strictSame(listTypesWithCall(await ada.pollAll()), [
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentState_Busy",
    `AgentEvent_Customer_Alerting ${CALL}`,
  ]);
  advance(3);
  const [talking, ...more] = await ada.pollAll();
  t.hasStrict(talking, ["AgentEvent_Talking", { callid: CALL, feature: "7" }]);
  t.strictSame(more, []);
});

for (const [autoenteridle, last] of [
  [true, "AgentState_Ready"],
  [false, "AgentState_Work"],
] as const) {
  test(`the events of an outbound call come in order after either party hangs up, with autoenteridle ${autoenteridle}`, async (t) => {
    const { ada, advance, hangUpAsCustomer } = await signInThreeAgents(t, { ada: { autoenteridle } });
    for (const [by, released] of [
      ["agent", ["AgentEvent_Call_Release", "AgentEvent_Customer_Release"]],
      ["other side", ["AgentEvent_Customer_Release", "AgentEvent_Call_Release"]],
    ] as const) {
      const { result } = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
      advance(3);
      await ada.pollAll();
      if (by === "agent") await ada.delete("voicecall/{}/release");
      else hangUpAsCustomer(String(result));
      const expected = [...released.map((type) => `${type} ${result}`), "AgentOther_PhoneRelease", last];
      t.strictSame(listTypesWithCall(await ada.pollAll()), expected, by);
    }
  });
}

for (const [how, called, rings] of [
  ["answered with a busy signal", "13200000001", []],
  ["refused", "13300000001", [`AgentEvent_Customer_Alerting ${CALL}`]],
  ["not answered", "13400000001", [`AgentEvent_Customer_Alerting ${CALL}`]],
] as const) {
  test(`the events of an outbound call that is ${how} come in order`, async (t) => {
    const { ada, advance } = await signInThreeAgents(t);
    await ada.put("voicecall/{}/callout", { called });
    advance(60);
    t.strictSame(listTypesWithCall(await ada.pollAll()), [
      "AgentOther_PhoneAlerting",
      "AgentOther_PhoneOffhook",
      "AgentState_Busy",
      ...rings,
      "AgentOther_PhoneRelease",
      `AgentEvent_Call_Out_Fail ${CALL}`,
      `AgentEvent_Connect_Fail ${CALL}`,
      "AgentState_Ready",
    ]);
  });
}

test("an outbound call has no phone events if the phone is always off-hook", async (t) => {
  const { ada, advance } = await signInThreeAgents(t, { ada: { releasephone: false } });
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(3);
  await ada.delete("voicecall/{}/release");
  await ada.put("voicecall/{}/callout", { called: "13200000001" });
  t.strictSame(await ada.pollTypes(), [
    "AgentState_Busy",
    "AgentEvent_Customer_Alerting",
    "AgentEvent_Talking",
    "AgentEvent_Call_Release",
    "AgentEvent_Customer_Release",
    "AgentState_Ready",
    "AgentState_Busy",
    "AgentEvent_Call_Out_Fail",
    "AgentEvent_Connect_Fail",
    "AgentState_Ready",
  ]);
});

test("an outbound call keeps its call id when it is held and retrieved", async (t) => {
  const { ada, advance } = await signInThreeAgents(t);
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(3);
  await ada.pollAll();
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  t.strictSame(listTypesWithCall(await ada.pollAll()), [`AgentEvent_Hold ${CALL}`, `AgentEvent_Talking ${CALL}`]);
});

test("a forced sign-out during a call causes no more events", async (t) => {
  const { ada, call } = await signInThreeAgents(t, { ada: { autoanswer: true } });
  call({ queue: 25 });
  await ada.pollAll();
  await ada.delete("onlineagent/{}/forcelogout");
  t.strictSame(await ada.poll(), { message: "agent not login", retcode: "100-006", result: "" });
  await ada.signIn();
  t.strictSame(await ada.pollTypes(), ["AgentOther_InService", "AgentState_Ready"]);
});
