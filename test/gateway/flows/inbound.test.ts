// A customer calls: by hand, by itself, not answered, hung up by either side, held.
import { test } from "tap";
import { CUSTOMER } from "../../support/gateway.ts";
import {
  alerting,
  announced,
  begin,
  customerReleased,
  offered,
  PHONE_UP,
  phoneDown,
  released,
  talking,
  told,
} from "./story.ts";

test("manual answer, and the agent hangs up", async (t) => {
  const { ada, call } = await begin(t);
  const id = call({ queue: 25 });
  t.strictSame(await told(ada), [
    "Busy",
    ...PHONE_UP,
    announced(id),
    offered("Ringing", id, "0"),
    alerting(id, CUSTOMER),
  ]);
  await ada.put("voicecall/{}/answer");
  await ada.delete("voicecall/{}/release");
  t.strictSame(await told(ada), [talking(id, "0"), released(id), customerReleased(id), phoneDown("agent"), "Ready"]);
});

test("automatic answer, and the customer hangs up; wrap-up follows where the agent does not go idle by itself", async (t) => {
  const { ada, call, customerHangsUp } = await begin(t, { ada: { autoanswer: true, autoenteridle: false } });
  const id = call({ queue: 25 });
  customerHangsUp(id);
  t.strictSame(await told(ada), [
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

test("an agent who is always off hook is told nothing of its phone", async (t) => {
  const { ada, call } = await begin(t, { ada: { releasephone: false } });
  const id = call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  await ada.delete("voicecall/{}/release");
  t.strictSame(await told(ada), [
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

test("not answered in time: taken away, and the agent is made busy", async (t) => {
  const { ada, call, advance } = await begin(t);
  const id = call({ queue: 25 });
  await ada.pollAll();
  advance(30);
  t.strictSame(await told(ada), [`No_Answer ${id}`, phoneDown("platform"), "SetNotReady_Success reason=2"]);
});

test("not answered in time: idle again where settings say so", async (t) => {
  const { ada, call, advance } = await begin(t, { settings: { noAnswerAction: "idle" } });
  const id = call({ agent: 101 });
  await ada.pollAll();
  advance(30);
  t.strictSame(await told(ada), [`No_Answer ${id}`, phoneDown("platform"), "Ready"]);
});

test("held and retrieved, and the customer hangs up while it is held", async (t) => {
  const { ada, talk, customerHangsUp } = await begin(t);
  const id = await talk();
  await ada.post("voicecall/{}/hold");
  await ada.post("voicecall/{}/gethold");
  await ada.post("voicecall/{}/hold");
  customerHangsUp(id);
  t.strictSame(await told(ada), [
    `Hold ${id}`,
    talking(id, "0"),
    `Hold ${id}`,
    customerReleased(id),
    released(id),
    phoneDown("platform"),
    "Ready",
  ]);
});

test("a queue that records: the recording begins with the talk and ends with it", async (t) => {
  const queues = [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ];
  const { ada, talk, call, customerHangsUp, advance } = await begin(t, { center: { queues } });
  const first = call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  t.same((await told(ada)).slice(-2), [
    talking(first, "0"),
    "Record taskId=1 caller=13800000001 called=60025 recordID=Yc1v1a101d20260105t0900000 locationId=256 " +
      `fileName=Y:/1/0/20260105/101/0900000.V3 fileMediaType=1 callId=${first}`,
  ]);
  advance(65);
  await ada.delete("voicecall/{}/release");
  t.same(await told(ada), [
    released(first),
    customerReleased(first),
    "StopRecordDone beginTime=1767603600000 endTime=1767603665000 taskId=1 fileMediaType=1 recordFormat=3 " +
      `callId=${first}`,
    phoneDown("agent"),
    "Ready",
  ]);
  customerHangsUp(await talk());
  t.match((await told(ada))[2], /^StopRecordDone /);
});
