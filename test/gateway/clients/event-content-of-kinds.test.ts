// Tests of the content of the events of each kind of call: the feature code, the parties, and the content for failures.
import { test } from "tap";
import { offerPreview } from "../../../src/core/index.ts";
import type { Client } from "../../support/gateway.ts";
import { OUTSIDE, signInThreeAgents } from "../flows/call-flow.ts";

const [FIRST, SECOND] = ["1767603600-1", "1767603600-2"];

type Flow = Awaited<ReturnType<typeof signInThreeAgents>>;

/** Each kind of call with its feature, the content of its event, and the actions that lead to it. The actions return the agent's client. */
const KINDS: readonly (readonly [
  feature: string,
  kind: string,
  talking: object,
  makeCall: (flow: Flow) => Promise<Client>,
])[] = [
  [
    "0",
    "a call of a customer",
    { caller: "13800000001", callid: FIRST, called: "60025", type: "main" },
    async ({ ada, call }) => {
      call({ queue: 25 });
      await ada.put("voicecall/{}/answer");
      return ada;
    },
  ],
  [
    "6",
    "an internal call, for the caller",
    { caller: "101", callid: FIRST, called: "102", type: "main" },
    async ({ ada, ben }) => {
      await ada.put("voicecall/{}/callinner", { called: "102" });
      await ben.put("voicecall/{}/answer");
      return ada;
    },
  ],
  [
    "6",
    "an internal call, for the called agent",
    { caller: "101", callid: FIRST, called: "102", type: "main" },
    async ({ ada, ben }) => {
      await ada.put("voicecall/{}/callinner", { called: "102" });
      await ben.put("voicecall/{}/answer");
      return ben;
    },
  ],
  [
    "7",
    "an outbound call",
    { caller: "40038", callid: FIRST, called: OUTSIDE, type: "main" },
    async ({ ada, advance }) => {
      await ada.put("voicecall/{}/callout", { called: OUTSIDE });
      advance(3);
      return ada;
    },
  ],
  [
    "44",
    "a call after a preview",
    { caller: "40038", callid: FIRST, called: OUTSIDE, type: "main" },
    async ({ ada, center, advance }) => {
      center.perform(offerPreview, { agent: 101, numbers: [OUTSIDE] });
      await ada.put("voicecall/{}/previewCallout", { called: OUTSIDE, callcontrolid: 1 });
      advance(3);
      return ada;
    },
  ],
  [
    "51",
    "a two-party consultation, for its agent",
    { caller: "101", callid: SECOND, called: "102", type: "main" },
    async ({ ada, ben, answerCustomer }) => {
      await answerCustomer();
      await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", devicetype: 2, mode: 1 });
      await ben.put("voicecall/{}/answer");
      return ada;
    },
  ],
  [
    "51",
    "a two-party consultation, for the colleague",
    { caller: "101", callid: SECOND, called: "102", type: "assistant" },
    async ({ ada, ben, answerCustomer }) => {
      await answerCustomer();
      await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", devicetype: 2, mode: 1 });
      await ben.put("voicecall/{}/answer");
      return ben;
    },
  ],
  [
    "52",
    "a three-party consultation, for the colleague",
    { caller: "101", callid: SECOND, called: "102", type: "assistant" },
    async ({ ada, ben, answerCustomer }) => {
      await answerCustomer();
      await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", devicetype: 2, mode: 2 });
      await ben.put("voicecall/{}/answer");
      return ben;
    },
  ],
];

for (const [feature, kind, content, makeCall] of KINDS) {
  test(`AgentEvent_Talking has feature ${feature} in ${kind}`, async (t) => {
    const client = await makeCall(await signInThreeAgents(t));
    t.strictSame((await client.pollAll()).at(-1), ["AgentEvent_Talking", { ...content, feature, mediaAbility: "1" }]);
  });
}

for (const [feature, type, isConsultation] of [
  ["6", "main", false],
  ["51", "assistant", true],
] as const) {
  for (const [autoanswer, name] of [
    [false, "AgentEvent_Ringing"],
    [true, "AgentEvent_Auto_Answer"],
  ] as const) {
    test(`${name} with feature ${feature} has work numbers as caller and called`, async (t) => {
      const { ada, ben, answerCustomer } = await signInThreeAgents(t, { ben: { autoanswer } });
      if (isConsultation) await answerCustomer();
      const { result: callid } = isConsultation
        ? await ada.post("voicecall/{}/innerhelp", { dstaddress: "102", devicetype: 2, mode: 1 })
        : await ada.put("voicecall/{}/callinner", { called: "102" });
      const parties = { caller: "101", transfer: "no", callid, transfrom: "", called: "102" };
      t.strictSame((await ben.pollAll())[4], [name, { ...parties, type, mediaAbility: "1", feature }]);
    });
  }
}

test("Customer_Alerting has a work number if a colleague's phone rings, and none if an outside phone rings", async (t) => {
  const { ada } = await signInThreeAgents(t);
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.strictSame((await ada.pollAll()).at(-1), [
    "AgentEvent_Customer_Alerting",
    { callid: FIRST, otherPhoneWorkno: "", otherPhone: OUTSIDE, type: "main" },
  ]);
  await ada.delete("voicecall/{}/release");
  await ada.pollAll();
  await ada.put("voicecall/{}/callinner", { called: "102" });
  t.strictSame((await ada.pollAll()).at(-1), [
    "AgentEvent_Customer_Alerting",
    { callid: SECOND, otherPhoneWorkno: "102", otherPhone: "102", type: "main" },
  ]);
});

for (const [phoneAlertingContent, contentForCalled] of [
  ["null", null],
  ["object", { callid: SECOND, caller: "101" }],
] as const) {
  test(`phoneAlertingContent ${phoneAlertingContent} sets the content of PhoneAlerting only for the called agent`, async (t) => {
    const { ada, ben } = await signInThreeAgents(t, { settings: { phoneAlertingContent } });
    await ada.put("voicecall/{}/callout", { called: OUTSIDE });
    t.strictSame((await ada.pollAll())[0], ["AgentOther_PhoneAlerting", null]);
    await ada.delete("voicecall/{}/release");
    await ada.pollAll();
    await ada.put("voicecall/{}/callinner", { called: "102" });
    t.strictSame((await ada.pollAll())[0], ["AgentOther_PhoneAlerting", null]);
    t.strictSame((await ben.pollAll())[1], ["AgentOther_PhoneAlerting", contentForCalled]);
  });
}

test("the events of failed calls have only the call id as their content", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  await ada.put("voicecall/{}/callout", { called: "13200000001" });
  await ada.put("voicecall/{}/callinner", { called: "999" });
  const rows = await ada.pollAll();
  t.strictSame(
    rows.filter(([type]) => type.endsWith("_Fail")),
    [
      ["AgentEvent_Call_Out_Fail", FIRST],
      ["AgentEvent_Connect_Fail", FIRST],
      ["AgentEvent_Inside_Call_Fail", SECOND],
    ],
  );
  await answerCustomer();
  const { result: consultation } = await ada.post("voicecall/{}/innerhelp", {
    dstaddress: "102",
    devicetype: 2,
    mode: 1,
  });
  await ben.delete("voicecall/{}/release");
  t.strictSame((await ada.pollAll()).at(-2), ["AgentEvent_Consult_Fail", consultation]);
});

test("Hold, Call_Release and Customer_Release of an outbound call have their documented content", async (t) => {
  const { ada, advance } = await signInThreeAgents(t);
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(3);
  await ada.pollAll();
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  await ada.delete("voicecall/{}/release");
  const [held, , released, otherReleased] = await ada.pollAll();
  t.strictSame(
    [held, released, otherReleased],
    [
      ["AgentEvent_Hold", FIRST],
      ["AgentEvent_Call_Release", FIRST],
      ["AgentEvent_Customer_Release", { callid: FIRST, number: OUTSIDE }],
    ],
  );
});
