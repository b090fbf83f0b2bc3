// Tests of the details of the present and the last call of an agent.
import { test } from "tap";
import { actAsOutsideParty, callOut, transferCall } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";
import { answer, DIRECT, FAILED, FIRST_CALL, INVALID_PARAMETER, NUMBER, perform, WITH_INSPECTOR } from "./arrange.ts";

test("callinfo is refused for an agent that never had a call", async (t) => {
  const { signInAgent } = await openGateway(t);
  t.strictSame(await (await signInAgent(101)).get("calldata/{}/callinfo"), FAILED);
});

test("a direct call has no skill, and stays the present call while it is held", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  advance(5);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  advance(10);
  const held = { ...FIRST_CALL, ...DIRECT, begintime: 1_767_603_605_000, logontimes: 15 };
  t.strictSame(await ada.get("calldata/{}/callinfo"), answer(held));
});

test("without a call, the last one is returned with its end, unless the client excludes it", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 26 });
  advance(60);
  await ada.delete("voicecall/{}/release");
  advance(60);
  const last = {
    ...FIRST_CALL,
    called: "60026",
    callskill: "Sales",
    callskillid: 26,
    begintime: 1_767_603_600_000,
    endtime: 1_767_603_660_000,
    logontimes: 60,
  };
  for (const query of ["", "?isNoContainLastCall=false", "?isNoContainLastCall=0"]) {
    t.strictSame(await ada.get(`calldata/{}/callinfo${query}`), answer(last), query);
  }
  t.strictSame(await ada.get("calldata/{}/callinfo?isNoContainLastCall=true"), FAILED);
  t.strictSame(await ada.get("calldata/{}/callinfo?isNoContainLastCall=perhaps"), INVALID_PARAMETER);
});

test("a call that was never answered has no begin time", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101, { autoanswer: false });
  call({ agent: 101 });
  advance(30);
  const last = { ...FIRST_CALL, ...DIRECT, endtime: 1_767_603_630_000, logontimes: 30 };
  t.strictSame(await ada.get("calldata/{}/callinfo"), answer(last));
});

test("a call that the agent dials is the present one from the start, even if the agent holds another", async (t) => {
  const { signInAgent, call, center, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  call({ queue: 25 });
  await ada.post("voicecall/{}/hold");
  advance(5);
  perform(center, callOut, { agent: 101, called: NUMBER, queue: 26, data: "order 9" });
  const dialed = {
    ...FIRST_CALL,
    callfeature: 7,
    callid: "1767603605-2",
    caller: "40038",
    called: NUMBER,
    callskill: "Sales",
    callskillid: 26,
    calldata: "order 9",
  };
  advance(2);
  t.strictSame(await ada.get("calldata/{}/callinfo"), answer({ ...dialed, logontimes: 2 }));
  advance(1);
  t.strictSame(
    await ada.get("calldata/{}/callinfo"),
    answer({ ...dialed, begintime: 1_767_603_608_000, logontimes: 3 }),
  );
});

test("a call that is suspended to an IVR is still the present one", async (t) => {
  const { signInAgent, call, center } = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await signInAgent(101);
  call({ queue: 25 });
  perform(center, transferCall, { agent: 101, to: { ivr: 900 }, mode: "suspend" });
  const suspended = { ...FIRST_CALL, begintime: 1_767_603_600_000 };
  t.strictSame(await ada.get("calldata/{}/callinfo"), answer(suspended));
});

test("callinfobeforeanswer returns ten details of a call from the alerting of the phone until the answer", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t, { settings: { phonePickUp: "5s" } });
  const ada = await signInAgent(101, { autoanswer: false });
  t.strictSame(await ada.get("calldata/{}/callinfobeforeanswer"), FAILED);
  call({ queue: 25 });
  const text =
    '{"message":"","retcode":"0","result":{"callfeature":0,"callid":"1767603600-1","caller":"13800000001","called":"60025",' +
    '"callskill":"Support","callskillid":25,"orgicallednum":"","calldata":"","begintime":null,"endtime":null}}';
  t.equal((await ada.send("GET", "calldata/{}/callinfobeforeanswer")).text, text, "the phone alerts");
  advance(5);
  t.equal((await ada.send("GET", "calldata/{}/callinfobeforeanswer")).text, text, "the call rings");
  await ada.put("voicecall/{}/answer");
  t.strictSame(await ada.get("calldata/{}/callinfobeforeanswer"), FAILED);
});

test("callinfobeforeanswer does not return a dialed call", async (t) => {
  const { signInAgent, center } = await openGateway(t, { settings: { phonePickUp: "5s" } });
  const ada = await signInAgent(101);
  perform(center, callOut, { agent: 101, called: NUMBER });
  t.strictSame(await ada.get("calldata/{}/callinfobeforeanswer"), FAILED);
});

test("a call can be queried by its id while it alerts and in every later state", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t, { settings: { phonePickUp: "5s" } });
  const ada = await signInAgent(101, { autoanswer: false });
  const callid = call({ queue: 25 });
  advance(3);
  t.strictSame(await ada.get(`calldata/{}/callinfobycallid/${callid}`), answer({ ...FIRST_CALL, logontimes: 3 }));
  advance(3);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  const answered = { ...FIRST_CALL, begintime: 1_767_603_606_000, logontimes: 6 };
  t.strictSame(await ada.get(`calldata/{}/callinfobycallid/${callid}`), answer(answered));
});

test("a call of another agent, or an ended one, cannot be queried by its id", async (t) => {
  const { signInAgent, call, center } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  const callid = call({ agent: 101 });
  t.strictSame(await ben.get(`calldata/{}/callinfobycallid/${callid}`), FAILED);
  perform(center, actAsOutsideParty, { call: callid, act: "hangs-up" });
  t.strictSame(await ada.get(`calldata/{}/callinfobycallid/${callid}`), FAILED);
});
