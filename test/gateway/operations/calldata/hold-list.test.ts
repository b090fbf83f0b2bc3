// Tests of queries for the held calls of an agent and, by inspectors, of other agents.
import { test } from "tap";
import { actAsOutsideParty, callOut, joinThreeWay } from "../../../../src/core/index.ts";
import { type Client, type Gateway, openGateway } from "../../../support/gateway.ts";
import {
  answer,
  FAILED,
  INVALID_PARAMETER,
  NO_RIGHT,
  NOTHING_HELD,
  NUMBER,
  perform,
  WITH_INSPECTOR,
} from "./arrange.ts";

/** Makes Ada hold a customer of queue 25 and talk with an outside number that she called. */
async function holdAndCallOut({ signInAgent, call, center, advance }: Gateway): Promise<Client> {
  const ada = await signInAgent(101);
  call({ queue: 25 });
  advance(5);
  await ada.post("voicecall/{}/hold");
  const second = perform(center, callOut, { agent: 101, called: NUMBER, data: "order 9" });
  perform(center, actAsOutsideParty, { call: second, act: "answers" });
  return ada;
}

const HELD =
  '{"message":"","retcode":"0","result":[{"callfeature":0,"callid":"1767603600-1","caller":"13800000001","called":"60025",' +
  '"callskill":"Support","callskillid":25,"orgicallednum":"","calldata":"","begintime":1767603600000,"endtime":null}]}';

test("only held calls are listed", async (t) => {
  const gateway = await openGateway(t);
  const ada = await holdAndCallOut(gateway);
  t.equal((await ada.send("GET", "calldata/{}/holdlist")).text, HELD);
  await ada.post("voicecall/{}/hold");
  t.strictSame(
    ((await ada.get("calldata/{}/holdlist")).result as { callid: string }[]).map(({ callid }) => callid),
    ["1767603600-1", "1767603605-2"],
  );
});

test("without a held call, the list is refused with 400-003, with and without other calls", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  t.strictSame(await ada.get("calldata/{}/holdlist"), NOTHING_HELD);
  gateway.call({ queue: 25 });
  t.strictSame(await ada.get("calldata/{}/holdlist"), NOTHING_HELD);
});

test("a call that joins a three-way call is no longer held", async (t) => {
  const gateway = await openGateway(t);
  const ada = await holdAndCallOut(gateway);
  perform(gateway.center, joinThreeWay, { agent: 101, call: "1767603600-1" });
  t.strictSame(await ada.get("calldata/{}/holdlist"), NOTHING_HELD);
});

test("an inspector reads the held calls of other agents, and every agent reads its own", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await holdAndCallOut(gateway);
  const dora = await gateway.signInAgent(104);
  t.equal((await dora.send("GET", "calldata/{}/holdlistex/101")).text, HELD);
  t.equal((await ada.send("GET", "calldata/{}/holdlistex/101")).text, HELD);
  t.strictSame(await dora.get("calldata/{}/holdlistex/104"), NOTHING_HELD);
  t.strictSame(await dora.get("calldata/{}/holdlistex/102"), FAILED, "an agent who is signed out");
  t.strictSame(await dora.get("calldata/{}/holdlistex/999"), FAILED, "an unknown agent");
  t.strictSame(await dora.get("calldata/{}/holdlistex/ada"), INVALID_PARAMETER);
  const ben = await gateway.signInAgent(102);
  t.strictSame(await ben.get("calldata/{}/holdlistex/101"), NO_RIGHT);
  t.strictSame(await dora.get("calldata/{}/holdlistex/102"), NOTHING_HELD);
});

test("the number of held calls is returned as a number, even if it is 0", async (t) => {
  const gateway = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await holdAndCallOut(gateway);
  const dora = await gateway.signInAgent(104);
  t.strictSame(await ada.get("calldata/{}/agentholdnum/101"), answer(1));
  t.strictSame(await dora.get("calldata/{}/agentholdnum/101"), answer(1));
  t.strictSame(await dora.get("calldata/{}/agentholdnum/102"), answer(0));
  t.strictSame(await dora.get("calldata/{}/agentholdnum/999"), FAILED);
  t.strictSame(await ada.get("calldata/{}/agentholdnum/104"), NO_RIGHT);
});
