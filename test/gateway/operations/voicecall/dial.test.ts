// Tests of dialing over HTTP: outside numbers, previewed numbers, colleagues and queues.
import { test } from "tap";
import { offerPreview } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";
import { collectRetcodes, expectEvents, FAILED, FIRST, OUTSIDE, SECOND } from "./call-situations.ts";

const LONGEST = "1".repeat(24);

test("callout returns the call id and dials the number", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  const answer = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.strictSame(answer, { message: "", retcode: "0", result: FIRST });
  t.strictSame(await ada.pollAll(), [
    ["AgentOther_PhoneAlerting", null],
    ["AgentOther_PhoneOffhook", { type: "main" }],
    ["AgentState_Busy", null],
    ["AgentEvent_Customer_Alerting", { callid: FIRST, otherPhoneWorkno: "", otherPhone: OUTSIDE, type: "main" }],
  ]);
  advance(3);
  await expectEvents(t, ada, [["AgentEvent_Talking", { callid: FIRST, caller: "40038", called: OUTSIDE }]]);
});

test("callout accepts numbers of 1 to 24 digits, * and #, even as a JSON number", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const called of ["1", "*100#", LONGEST, 13900000009]) {
    const { result } = await ada.put("voicecall/{}/callout", { called });
    t.equal(center.call(String(result))?.called, String(called));
    await ada.delete("voicecall/{}/release");
  }
});

test("callout with a missing or invalid number is refused with 200-001", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const wrong = { message: "called number is wrong", retcode: "200-001" };
  t.strictSame(await ada.put("voicecall/{}/callout", {}), wrong);
  const invalid = ["", null, "abc", "+49301234", "139 0000", `${LONGEST}1`, true, ["1"]];
  t.strictSame(await collectRetcodes(invalid, (called) => ada.put("voicecall/{}/callout", { called })), ["200-001"]);
});

test("callout with any other invalid parameter, or without a body, is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [
    ...[{ caller: "12a" }, { caller: `${LONGEST}1` }, { skillid: "x" }, { skillid: -1 }, { skillid: 1.5 }],
    ...[{ callappdata: {} }, { callappdata: "x".repeat(16_385) }, { callappdata: "é".repeat(8_193) }],
    ...[{ mediaability: 3 }, { mediaability: "video" }, { userVideoDirection: 0 }, { userVideoDirection: 5 }],
  ];
  const callOut = (more: object) => ada.put("voicecall/{}/callout", { called: OUTSIDE, ...more });
  t.strictSame(await collectRetcodes(invalid, callOut), ["000-002"]);
  t.strictSame(await collectRetcodes([undefined, "{", "[]", "null"], (body) => ada.put("voicecall/{}/callout", body)), [
    "000-002",
  ]);
});

test("callout accepts the caller, the queue and the data, even as text, and ignores unknown members", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const body = { called: OUTSIDE, caller: "4000", skillid: "26", callappdata: "é".repeat(8_192), color: "red" };
  await ada.put("voicecall/{}/callout", body);
  const { caller, queue, data } = center.call(FIRST) ?? {};
  t.strictSame([caller, queue, data], ["4000", 26, body.callappdata]);
});

test("callout ignores members that are empty or null", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const empty = { caller: "", skillid: null, callappdata: "", mediaability: null, userVideoDirection: "" };
  await ada.put("voicecall/{}/callout", { called: OUTSIDE, ...empty });
  const { caller, queue, data, media } = center.call(FIRST) ?? {};
  t.strictSame([caller, queue, data, media], ["40038", undefined, "", "voice"]);
});

test("mediaability 0 means voice, 1 video, and 2 the best medium of the agent's phone", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const phones = [await signInAgent(101, { agenttype: 4 }), await signInAgent(102, { agenttype: 11 })];
  const media = [];
  for (const client of phones) {
    for (const mediaability of [0, "1", 2]) {
      const { result } = await client.put("voicecall/{}/callout", { called: OUTSIDE, mediaability });
      media.push(center.call(String(result))?.media);
      await client.delete("voicecall/{}/release");
    }
  }
  t.strictSame(media, ["voice", "video", "voice", "voice", "video", "video"]);
});

test("callout and callinner are refused with 100-007 with an unknown queue and during another call, unless that call is held", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.put("voicecall/{}/callout", { called: OUTSIDE, skillid: 99 }), FAILED);
  t.strictSame(await ada.put("voicecall/{}/callinner", { called: "102", skillid: 99 }), FAILED);
  call({ agent: 101 });
  t.strictSame(await ada.put("voicecall/{}/callout", { called: OUTSIDE }), FAILED);
  t.strictSame(await ada.put("voicecall/{}/callinner", { called: "102" }), FAILED);
  t.strictSame(await ada.put("voicecall/{}/callinnerskill", { skillId: 25 }), FAILED);
  await ada.post("voicecall/{}/hold");
  const answer = await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.strictSame(answer, { message: "", retcode: "0", result: SECOND });
});

for (const spelling of ["previewCallout", "previewcallout"]) {
  test(`${spelling} dials a number of the preview once`, async (t) => {
    const { signInAgent, center, advance } = await openGateway(t);
    const ada = await signInAgent(101);
    const control = center.perform(offerPreview, { agent: 101, numbers: ["13900000008", OUTSIDE] });
    const body = { called: OUTSIDE, callcontrolid: String(control) };
    t.strictSame(await ada.put(`voicecall/{}/${spelling}`, body), { message: "", retcode: "0", result: FIRST });
    advance(3);
    t.hasStrict((await ada.pollAll()).at(-1), ["AgentEvent_Talking", { called: OUTSIDE, feature: "44" }]);
    await ada.delete("voicecall/{}/release");
    t.strictSame(await ada.put(`voicecall/{}/${spelling}`, body), FAILED);
  });
}

test("an unknown preview, or a number that it does not have, is refused with 100-007", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const callcontrolid = center.perform(offerPreview, { agent: 101, numbers: ["13900000008"] });
  const path = "voicecall/{}/previewCallout";
  t.strictSame(await ada.put(path, { called: OUTSIDE, callcontrolid }), FAILED);
  t.strictSame(await ada.put(path, { called: "13900000008", callcontrolid: 99 }), FAILED);
});

test("previewCallout with a missing or invalid number or control block is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [
    ...[undefined, {}, { called: OUTSIDE }, { callcontrolid: 1 }],
    ...[
      { called: "abc", callcontrolid: 1 },
      { called: `${LONGEST}1`, callcontrolid: 1 },
    ],
    ...[
      { called: OUTSIDE, callcontrolid: "x" },
      { called: OUTSIDE, callcontrolid: -1 },
    ],
  ];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.put("voicecall/{}/previewCallout", body)), ["000-002"]);
});

test("callinner dials a colleague", async (t) => {
  const { signInAgent, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102, { autoanswer: false });
  const body = { called: 102, skillid: "25", callappdata: "lunch", mediaability: "whatever" };
  t.strictSame(await ada.put("voicecall/{}/callinner", body), { message: "", retcode: "0", result: FIRST });
  t.hasStrict((await ada.pollAll()).at(-1), ["AgentEvent_Customer_Alerting", { otherPhoneWorkno: "102" }]);
  const { caller, called, queue, data } = center.call(FIRST) ?? {};
  t.strictSame([caller, called, queue, data], ["101", "102", 25, "lunch"]);
  await ben.put("voicecall/{}/answer");
  await expectEvents(t, ada, [["AgentEvent_Talking", { callid: FIRST, feature: "6" }]]);
});

test("callinner of a colleague who is unknown or signed out, or of the agent itself, fails with an event", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const called of ["999", "102", "101", LONGEST]) {
    const { retcode, result } = await ada.put("voicecall/{}/callinner", { called });
    t.equal(retcode, "0");
    t.strictSame((await ada.pollAll()).slice(-3), [
      ["AgentEvent_Inside_Call_Fail", result],
      ["AgentOther_PhoneRelease", { phoneState: 3 }],
      ["AgentState_Ready", null],
    ]);
  }
});

test("callinner shows the given caller number", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102, { autoanswer: false });
  await ada.put("voicecall/{}/callinner", { called: "102", caller: "4000" });
  t.hasStrict((await ben.pollAll()).at(-2), ["AgentEvent_Ringing", { caller: "4000", feature: "6" }]);
});

test("callinner with a parameter out of bounds is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [
    ...[undefined, {}, { called: "" }, { called: "ben" }, { called: `${LONGEST}1` }],
    ...[
      { called: "102", caller: "x" },
      { called: "102", skillid: "x" },
      { called: "102", callappdata: [] },
    ],
    { called: "102", callappdata: "x".repeat(16_385) },
  ];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.put("voicecall/{}/callinner", body)), ["000-002"]);
});

test("callinnerskill dials an idle agent of a queue", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  const answer = await ada.put("voicecall/{}/callinnerskill", { skillId: "25" });
  t.strictSame(answer, { message: "", retcode: "0", result: FIRST });
  t.hasStrict((await ada.pollAll()).at(-1), ["AgentEvent_Talking", { callid: FIRST, feature: "6" }]);
  t.hasStrict((await ben.pollAll()).at(-1), ["AgentEvent_Talking", { callid: FIRST, caller: "101" }]);
});

test("callinnerskill fails with an event if no agent is idle", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const answer = await ada.put("voicecall/{}/callinnerskill", { skillId: 26 });
  t.strictSame(answer, { message: "", retcode: "0", result: FIRST });
  t.strictSame((await ada.pollTypes()).slice(3), [
    "AgentOther_All_Agent_Busy",
    "AgentEvent_Inside_Call_Fail",
    "AgentOther_PhoneRelease",
    "AgentState_Ready",
  ]);
});

test("callinnerskill without a queue is refused with 000-002, and with an unknown one with 100-007", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [undefined, {}, { skillId: "" }, { skillId: "x" }, { skillId: -1 }, { skillid: 25 }];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.put("voicecall/{}/callinnerskill", body)), ["000-002"]);
  t.strictSame(await ada.put("voicecall/{}/callinnerskill", { skillId: 99 }), FAILED);
});
