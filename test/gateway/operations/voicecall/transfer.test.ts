// Tests of transferring calls over HTTP, and of canceling transfers.
import { test } from "tap";
import { CUSTOMER, type Gateway, openGateway } from "../../../support/gateway.ts";
import { collectRetcodes, DONE, expectEvents, FAILED, FIRST, OUTSIDE } from "./call-situations.ts";

/** A center without agents in queue 27. The access code of the IVR differs from its id. */
const CENTER = {
  queues: [
    { id: 25, name: "Support" },
    { id: 26, name: "Sales" },
    { id: 27, name: "Night" },
  ],
  ivrs: [{ id: 7, name: "Menu", accessCode: "7001" }],
};

/** The types of the events of an agent who leaves the call immediately. */
const LEFT_TYPES = [
  "AgentEvent_Call_Release",
  "AgentEvent_Customer_Release",
  "AgentOther_PhoneRelease",
  "AgentState_Ready",
];
/** The types of the events of an agent who leaves the call when the other agent has answered. */
const HANDED_OVER_TYPES = [
  "AgentEvent_Customer_Alerting",
  "AgentEvent_SuccTransResult",
  "AgentEvent_Call_Release",
  "AgentOther_PhoneRelease",
  "AgentState_Ready",
];
/** The types of the events of an agent while the third party is called. */
const DIALED_TYPES = ["AgentEvent_Customer_Alerting"];

/** Returns the parties of the first call, with its queue, IVR and transfer. */
function describeCall({ center }: Gateway): string[] {
  const { legs, outside, queue, waiting, ivr, transfer } = center.call(FIRST) ?? { legs: [], outside: [] };
  const { ivr: device, back } = ivr ?? {};
  return [
    ...legs.map(({ agent }) => `agent ${agent}`),
    ...outside.map(({ number, state }) => `${number} ${state}`),
    ...(queue === undefined ? [] : [`queue ${queue}`]),
    ...(waiting ? ["waits"] : []),
    ...(device === undefined ? [] : [back === undefined ? `IVR ${device}` : `IVR ${device}, back to ${back}`]),
    ...(transfer === undefined ? [] : [transfer.mode]),
  ];
}

/** The customer in the description of a call. */
const CALLER = `${CUSTOMER} here`;
/** The dialed outside number in the description of a call. */
const THIRD_PARTY = `${OUTSIDE} called`;

/** The effect of each kind of device and mode: the events of the transferring agent, and the state of the call. */
const TRANSFERS = [
  [1, 0, "27", LEFT_TYPES, [CALLER, "queue 27", "waits"]],
  [1, 2, "25", HANDED_OVER_TYPES, ["agent 102", CALLER, "queue 25"]],
  [2, 0, "102", LEFT_TYPES, ["agent 102", CALLER]],
  [2, 2, "102", HANDED_OVER_TYPES, ["agent 102", CALLER]],
  [2, 3, "102", LEFT_TYPES, ["agent 102", CALLER]],
  [3, 0, "7001", LEFT_TYPES, [CALLER, "IVR 7"]],
  [3, 1, "7001", [], ["agent 101", CALLER, "IVR 7, back to 101"]],
  [3, 1, "7", [], ["agent 101", CALLER, "IVR 7, back to 101"]],
  [4, 0, "60027", LEFT_TYPES, [CALLER, "queue 27", "waits"]],
  [4, 2, "60025", HANDED_OVER_TYPES, ["agent 102", CALLER, "queue 25"]],
  [4, 0, "7001", LEFT_TYPES, [CALLER, "IVR 7"]],
  [5, 1, OUTSIDE, LEFT_TYPES, [CALLER, THIRD_PARTY]],
  [5, 2, OUTSIDE, DIALED_TYPES, ["agent 101", CALLER, THIRD_PARTY, "success"]],
  [5, 3, OUTSIDE, DIALED_TYPES, ["agent 101", CALLER, THIRD_PARTY, "talk"]],
  [5, 4, "1aE*#", DIALED_TYPES, ["agent 101", CALLER, "1aE*# called", "threeParty"]],
] as const;

for (const [devicetype, mode, address, events, after] of TRANSFERS) {
  test(`a transfer with devicetype ${devicetype} and mode ${mode} to ${address} causes its events and changes the call`, async (t) => {
    const gateway = await openGateway(t, { center: CENTER });
    const ada = await gateway.signInAgent(101);
    await gateway.signInAgent(102);
    gateway.call({ agent: 101 });
    await ada.pollAll();
    t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype, mode, address }), DONE);
    t.strictSame([await ada.pollTypes(), describeCall(gateway)], [events, after]);
  });
}

test("a mode that the device does not support is refused with 000-002", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  const supported = new Set(TRANSFERS.map(([devicetype, mode]) => `${devicetype}/${mode}`));
  const invalid = [1, 2, 3, 4, 5]
    .flatMap((devicetype) => [0, 1, 2, 3, 4].map((mode) => ({ devicetype, mode, address: "25" })))
    .filter(({ devicetype, mode }) => !supported.has(`${devicetype}/${mode}`));
  t.equal(invalid.length, 12);
  t.strictSame(await collectRetcodes(invalid, (body) => ada.post("voicecall/{}/transfer", body)), ["000-002"]);
});

test("a missing or invalid parameter is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const good = { devicetype: 5, mode: 2, address: OUTSIDE };
  const invalid = [
    ...[undefined, "{", {}, { mode: 0, address: "25" }, { devicetype: 1, address: "25" }, { devicetype: 1, mode: 0 }],
    ...[
      { ...good, devicetype: 0 },
      { ...good, devicetype: 6 },
      { ...good, mode: -1 },
      { ...good, mode: 5 },
    ],
    ...[
      { ...good, address: "" },
      { ...good, address: "f" },
      { ...good, address: "1".repeat(25) },
    ],
    ...[
      { ...good, devicetype: 1, address: "*" },
      { ...good, devicetype: 4, address: "A" },
    ],
    ...[
      { ...good, caller: "x" },
      { ...good, mediaability: 3 },
      { ...good, holdflag: "perhaps" },
    ],
    ...[
      { ...good, skillId: "x" },
      { ...good, callappdata: {} },
    ],
  ];
  t.strictSame(await collectRetcodes(invalid, (body) => ada.post("voicecall/{}/transfer", body)), ["000-002"]);
});

test("a transfer to an agent accepts a queue and data, even as text", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  const more = { caller: "", mediaability: null, holdflag: "true", skillId: "26", callappdata: "angry" };
  const body = { devicetype: "2", mode: "0", address: 102, ...more };
  t.strictSame(await ada.post("voicecall/{}/transfer", body), DONE);
  const { queue, data, destination } = center.call(FIRST) ?? {};
  t.strictSame([queue, data, destination], [26, "angry", { agent: 102 }]);
});

test("a transfer to a device other than an agent ignores the queue", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  const body = { devicetype: 1, mode: 0, address: "25", skillId: 99 };
  t.strictSame(await ada.post("voicecall/{}/transfer", body), DONE);
});

test("any transfer without a call or during ringing is refused with 200-012", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  const none = { message: "no call can be transferred", retcode: "200-012" };
  for (const devicetype of [1, 2, 3, 4]) {
    t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype, mode: 0, address: "999" }), none);
  }
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype: 5, mode: 2, address: OUTSIDE }), none);
});

test("a transfer to an unknown queue, agent, IVR or access code is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t, { center: CENTER });
  const ada = await signInAgent(101);
  call({ agent: 101 });
  for (const devicetype of [1, 2, 3, 4]) {
    t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype, mode: 0, address: "999" }), FAILED);
  }
  const body = { devicetype: 2, mode: 0, address: "102", skillId: 99 };
  t.strictSame(await ada.post("voicecall/{}/transfer", body), FAILED);
});

test("a transfer of an internal call, to oneself, or of an outbound call immediately to an outside number is refused with 100-007", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102);
  await ada.put("voicecall/{}/callinner", { called: "102" });
  t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype: 1, mode: 0, address: "25" }), FAILED);
  await ada.delete("voicecall/{}/release");
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  advance(3);
  t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype: 5, mode: 1, address: "13900000008" }), FAILED);
  await ada.delete("voicecall/{}/release");
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype: 2, mode: 0, address: "101" }), FAILED);
});

test("a suspended call returns from the IVR to the agent", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t, { center: CENTER });
  const ada = await signInAgent(101);
  call({ agent: 101 });
  await ada.post("voicecall/{}/transfer", { devicetype: 3, mode: 1, address: "7001" });
  await ada.pollAll();
  advance(30);
  await expectEvents(t, ada, [
    ["AgentEvent_ReturnFromIvr", FIRST],
    ["AgentEvent_Talking", { callid: FIRST }],
  ]);
});

test("when the third party answers, the agent leaves in success mode and stays in the other modes", async (t) => {
  const events = [];
  for (const mode of [2, 3, 4]) {
    const { signInAgent, call, advance } = await openGateway(t);
    const ada = await signInAgent(101);
    call({ agent: 101 });
    await ada.post("voicecall/{}/transfer", { devicetype: 5, mode, address: OUTSIDE });
    await ada.pollAll();
    advance(3);
    events.push(await ada.pollTypes());
  }
  t.strictSame(events, [
    HANDED_OVER_TYPES.slice(1),
    ["AgentEvent_TransOutResult", "AgentEvent_Talking", "AgentEvent_Conference"],
    ["AgentEvent_TransOutResult", "AgentEvent_Conference"],
  ]);
});

test("canceltransfer returns the customer to the agent, before and after the third party has answered", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  for (const seconds of [1, 3]) {
    await ada.post("voicecall/{}/transfer", { devicetype: 5, mode: 3, address: OUTSIDE });
    advance(seconds);
    await ada.pollAll();
    t.strictSame(await ada.post("voicecall/{}/canceltransfer"), DONE);
    await expectEvents(t, ada, [["AgentEvent_Talking", { callid: FIRST, caller: CUSTOMER }]]);
  }
});

test("canceltransfer without a transfer is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.post("voicecall/{}/canceltransfer"), FAILED);
  call({ agent: 101 });
  t.strictSame(await ada.post("voicecall/{}/canceltransfer"), FAILED);
});

test("a release transfer to a signed-out colleague succeeds, and the call waits until the colleague signs in", async (t) => {
  const gateway = await openGateway(t, { center: CENTER });
  const ada = await gateway.signInAgent(101);
  gateway.call({ agent: 101 });
  await ada.put("voicecall/{}/answer");
  const { retcode } = await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 0 });
  t.strictSame([retcode, describeCall(gateway)], ["0", [CALLER, "waits"]]);
  await gateway.signInAgent(102);
  t.strictSame(describeCall(gateway), ["agent 102", CALLER]);
});
