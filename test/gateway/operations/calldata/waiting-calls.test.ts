// Tests of queries for waiting calls: in a queue, for an agent, or at an IVR.
import { test } from "tap";
import { transferCall } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";
import { answer, DIRECT, FAILED, FIRST_CALL, INVALID_PARAMETER, perform, WITH_INSPECTOR } from "./arrange.ts";

test("the waiting calls of a queue are listed, oldest first", async (t) => {
  const { signInAgent, call, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.get("calldata/{}/waitcallinfo/25"), answer([]));
  for (const from of ["13800000001", "13800000002", "13800000003"]) call({ queue: 25 }, from);
  advance(12);
  const second =
    '{"callfeature":0,"callid":"1767603600-2","caller":"13800000002","called":"60025","callskill":"Support","callskillid":25,' +
    '"orgicallednum":"","calldata":"","begintime":null,"endtime":null,"userPriority":0,"trunkNo":65535,"logontimes":12,"mediaType":5}';
  const third = second.replace("1767603600-2", "1767603600-3").replace("13800000002", "13800000003");
  t.equal(
    (await ada.send("GET", "calldata/{}/waitcallinfo/25")).text,
    `{"message":"","retcode":"0","result":[${second},${third}]}`,
  );
  t.strictSame(await ada.get("calldata/{}/waitcallinfo/26"), answer([]));
  t.strictSame(await ada.get("calldata/{}/waitcallinfo/27"), FAILED);
  t.strictSame(await ada.get("calldata/{}/waitcallinfo/Support"), INVALID_PARAMETER);
});

test("calls that wait for an agent are listed only for that agent", async (t) => {
  const { signInAgent, call } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102);
  call({ agent: 101 });
  call({ agent: 101 }, "13800000002");
  const waiting = { ...FIRST_CALL, ...DIRECT, callid: "1767603600-2", caller: "13800000002" };
  t.strictSame(await ada.get("calldata/{}/privatecallinfo"), answer([waiting]));
  t.strictSame(await ben.get("calldata/{}/privatecallinfo"), answer([]));
});

test("calls at an IVR are counted and listed until they leave it", async (t) => {
  const { signInAgent, call, center, advance } = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await signInAgent(101);
  t.strictSame(await ada.get("calldata/{}/ivrcallcount/900"), answer(0));
  t.strictSame(await ada.get("calldata/{}/ivrcallinfo/900"), answer([]));
  call({ queue: 25 });
  perform(center, transferCall, { agent: 101, to: { ivr: 900 }, mode: "release" });
  advance(10);
  t.strictSame(await ada.get("calldata/{}/ivrcallcount/900"), answer(1));
  t.strictSame(await ada.get("calldata/{}/ivrcallinfo/900"), answer([{ ...FIRST_CALL, logontimes: 10 }]));
  advance(20);
  t.strictSame(await ada.get("calldata/{}/ivrcallcount/900"), answer(0));
  t.strictSame(await ada.get("calldata/{}/ivrcallinfo/900"), answer([]));
});

test("an unknown IVR is refused with 100-007, and an IVR that is not a number with 000-002", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  for (const path of ["ivrcallcount", "ivrcallinfo"]) {
    t.strictSame(await ada.get(`calldata/{}/${path}/901`), FAILED, path);
    t.strictSame(await ada.get(`calldata/{}/${path}/menu`), INVALID_PARAMETER, path);
  }
});
