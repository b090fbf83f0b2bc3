// Tests of requesting waiting calls and picking up ringing ones over HTTP.
import { test } from "tap";
import { openGateway } from "../../../support/gateway.ts";
import { collectRetcodes, DONE, FAILED, FIRST, OUTSIDE } from "./call-situations.ts";

/** The types of the events of an agent who takes a call. */
const TAKEN_TYPES = [
  "AgentOther_PhoneAlerting",
  "AgentOther_PhoneOffhook",
  "AgentEvent_Talking",
  "AgentEvent_Incoming_CallInfo",
];

for (const query of ["skillId=26", "skillid=26"]) {
  test(`requestcall takes a call that waits in a queue, by ${query}`, async (t) => {
    const { signInAgent, call } = await openGateway(t);
    const ada = await signInAgent(101);
    await ada.post("onlineagent/{}/saybusy");
    await ada.pollAll();
    const callid = call({ queue: 26 });
    t.strictSame(await ada.post(`voicecall/{}/requestcall/${callid}/0?${query}`), DONE);
    t.strictSame(await ada.pollTypes(), TAKEN_TYPES);
  });
}

test("requestcall of a call that does not wait in the queue is refused with 200-026", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const none = { message: "no such call", retcode: "200-026" };
  t.strictSame(await ada.post(`voicecall/{}/requestcall/${FIRST}/0?skillId=26`), none);
  await ada.post("onlineagent/{}/saybusy");
  const callid = call({ queue: 26 });
  t.strictSame(await ada.post(`voicecall/{}/requestcall/${callid}/0?skillId=25`), none);
});

test("requestcall during a call, or with an unknown queue, is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ agent: 101 });
  const callid = call({ queue: 26 });
  t.strictSame(await ada.post(`voicecall/{}/requestcall/${callid}/0?skillId=26`), FAILED);
  await ada.post("voicecall/{}/hold");
  t.strictSame(await ada.post(`voicecall/{}/requestcall/${callid}/0?skillId=26`), FAILED);
  t.strictSame(await ada.post(`voicecall/{}/requestcall/${callid}/0?skillId=99`), FAILED);
});

test("requestcall with a parameter out of bounds is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = [
    ...[`${FIRST}/1?skillId=25`, `${FIRST}/x?skillId=25`, `${"1".repeat(65)}/0?skillId=25`],
    ...[`${FIRST}/0`, `${FIRST}/0?skillId=`, `${FIRST}/0?skillId=x`, `${FIRST}/0?skillId=-1`],
  ];
  t.strictSame(await collectRetcodes(invalid, (path) => ada.post(`voicecall/{}/requestcall/${path}`)), ["000-002"]);
});

test("snatchpickup takes a call that rings at a colleague", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102, { autoanswer: false });
  call({ agent: 102 });
  t.strictSame(await ada.put("voicecall/{}/snatchpickup?destWorkNo=102"), DONE);
  t.strictSame(await ada.pollTypes(), TAKEN_TYPES);
  t.equal((await ben.pollTypes()).at(-1), "AgentState_Ready");
});

test("snatchpickup is refused with 100-007 if no call rings, and for an unknown agent, another group or an internal call", async (t) => {
  const agents = [
    { id: 101, queues: [25] },
    { id: 102, queues: [25] },
    { id: 103, queues: [25], group: "Others" },
  ];
  const { signInAgent, call } = await openGateway(t, { center: { agents } });
  const ada = await signInAgent(101);
  const ben = await signInAgent(102, { autoanswer: false });
  const cleo = await signInAgent(103, { autoanswer: false });
  const pickUp = (id: number) => ada.put(`voicecall/{}/snatchpickup?destWorkNo=${id}`);
  t.strictSame(await pickUp(102), FAILED);
  t.strictSame(await pickUp(999), FAILED);
  call({ agent: 103 });
  t.strictSame(await pickUp(103), FAILED);
  await cleo.delete("voicecall/{}/release");
  await cleo.post("onlineagent/{}/sayfree");
  await cleo.put("voicecall/{}/callinner", { called: "102" });
  t.hasStrict((await ben.pollAll()).at(-2), ["AgentEvent_Ringing", { feature: "6" }]);
  t.strictSame(await pickUp(102), FAILED);
});

test("snatchpickup by an agent who is not idle is refused with 100-007", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  await signInAgent(102, { autoanswer: false });
  call({ agent: 102 });
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.strictSame(await ada.put("voicecall/{}/snatchpickup?destWorkNo=102"), FAILED);
});

test("snatchpickup without a work number, or with an invalid one, is refused with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const invalid = ["", "?destWorkNo=", "?destWorkNo=ben", "?destWorkNo=100", "?destWorkNo=1000000"];
  t.strictSame(await collectRetcodes(invalid, (query) => ada.put(`voicecall/{}/snatchpickup${query}`)), ["000-002"]);
});
