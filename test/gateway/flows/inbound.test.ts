// Tests of calls of customers: manual and automatic answer, no answer, release by either side, and hold.
import { test } from "tap";
import { CUSTOMER } from "../../support/gateway.ts";
import {
  alerting,
  announced,
  customerReleased,
  offered,
  PHONE_UP,
  phoneDown,
  pollEventTexts,
  released,
  signInThreeAgents,
  talking,
} from "./call-flow.ts";

test("a call is answered manually, and the agent releases it", async (t) => {
  const { ada, call } = await signInThreeAgents(t);
  const id = call({ queue: 25 });
  t.strictSame(await pollEventTexts(ada), [
    "Busy",
    ...PHONE_UP,
    announced(id),
    offered("Ringing", id, "0"),
    alerting(id, CUSTOMER),
  ]);
  await ada.put("voicecall/{}/answer");
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [
    talking(id, "0"),
    released(id),
    customerReleased(id),
    phoneDown("agent"),
    "Ready",
  ]);
});

test("a call is answered automatically, the customer releases it, and wrap-up follows without autoenteridle", async (t) => {
  const { ada, call, hangUpAsCustomer } = await signInThreeAgents(t, {
    ada: { autoanswer: true, autoenteridle: false },
  });
  const id = call({ queue: 25 });
  hangUpAsCustomer(id);
  t.strictSame(await pollEventTexts(ada), [
    "Busy",
    ...PHONE_UP,
    announced(id),
    offered("Auto_Answer", id, "0"),
    talking(id, "0"),
    customerReleased(id),
    released(id),
    phoneDown("platform"),
    "Work",
  ]);
});

test("an agent that is always off hook gets no events of its phone", async (t) => {
  const { ada, call } = await signInThreeAgents(t, { ada: { releasephone: false } });
  const id = call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [
    "Busy",
    announced(id),
    offered("Ringing", id, "0"),
    alerting(id, CUSTOMER),
    talking(id, "0"),
    released(id),
    customerReleased(id),
    "Ready",
  ]);
});

test("a call that is not answered in time is withdrawn, and the agent becomes busy", async (t) => {
  const { ada, call, advance } = await signInThreeAgents(t);
  const id = call({ queue: 25 });
  await ada.pollAll();
  advance(30);
  t.strictSame(await pollEventTexts(ada), [`No_Answer ${id}`, phoneDown("platform"), "SetNotReady_Success reason=2"]);
});

test("with noAnswerAction idle, the agent is idle after a call that is not answered in time", async (t) => {
  const { ada, call, advance } = await signInThreeAgents(t, { settings: { noAnswerAction: "idle" } });
  const id = call({ agent: 101 });
  await ada.pollAll();
  advance(30);
  t.strictSame(await pollEventTexts(ada), [`No_Answer ${id}`, phoneDown("platform"), "Ready"]);
});

test("a call is held and retrieved, and the customer releases it while it is held", async (t) => {
  const { ada, answerCustomer, hangUpAsCustomer } = await signInThreeAgents(t);
  const id = await answerCustomer();
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  await ada.post("voicecall/{}/hold");
  hangUpAsCustomer(id);
  t.strictSame(await pollEventTexts(ada), [
    `Hold ${id}`,
    talking(id, "0"),
    `Hold ${id}`,
    customerReleased(id),
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("a recording of a queue begins and ends with the conversation", async (t) => {
  const queues = [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ];
  const { ada, answerCustomer, call, hangUpAsCustomer, advance } = await signInThreeAgents(t, { center: { queues } });
  const first = call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  t.strictSame((await pollEventTexts(ada)).slice(-2), [
    talking(first, "0"),
    "Record taskId=1 caller=13800000001 called=60025 recordID=Yc1v1a101d20260105t0900000 locationId=256 " +
      `fileName=Y:/1/0/20260105/101/0900000.V3 fileMediaType=1 callId=${first}`,
  ]);
  advance(65);
  await ada.delete("voicecall/{}/release");
  t.strictSame(await pollEventTexts(ada), [
    released(first),
    customerReleased(first),
    "StopRecordDone beginTime=1767603600000 endTime=1767603665000 taskId=1 fileMediaType=1 recordFormat=3 " +
      `callId=${first}`,
    phoneDown("agent"),
    "Ready",
  ]);
  hangUpAsCustomer(await answerCustomer());
  t.match((await pollEventTexts(ada))[2], /^StopRecordDone /);
});
