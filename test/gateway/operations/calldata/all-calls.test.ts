// Tests of queries for the calls of an agent by its work number, and for all calls of the center.
import { test } from "tap";
import { callInside } from "../../../../src/core/index.ts";
import { openGateway } from "../../../support/gateway.ts";
import { answer, FIRST_CALL, INVALID_PARAMETER, perform, WITH_INSPECTOR } from "./arrange.ts";

const UNKNOWN = { message: "login parameter is illegal", retcode: "100-011" };
const NO_INSPECTION = { message: "no right to inspect", retcode: "900-002" };

/** An internal call of agents 101 and 102, 20 s after it was answered. */
const INTERNAL = {
  ...FIRST_CALL,
  callfeature: 6,
  caller: "101",
  called: "102",
  callskill: "",
  callskillid: 0,
  calldata: "order 9",
  begintime: 1_767_603_600_000,
  logontimes: 20,
};

test("an agent reads its calls, and an inspector those of all agents", async (t) => {
  const { signInAgent, center, advance } = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await signInAgent(101);
  await signInAgent(102);
  const dora = await signInAgent(104);
  perform(center, callInside, { agent: 101, to: { agent: 102 }, data: "order 9" });
  advance(20);
  for (const client of [ada, dora]) {
    t.strictSame(await client.get("calldata/{}/allcallinfo/101"), answer([INTERNAL]));
    t.strictSame(await client.get("calldata/{}/allcallinfoEx/101"), answer(["1767603600-1"]));
  }
  t.strictSame(await dora.get("calldata/{}/allcallinfoEx/102"), answer(["1767603600-1"]));
});

test("an agent without a call or session has an empty list", async (t) => {
  const { signInAgent } = await openGateway(t, { center: WITH_INSPECTOR });
  const dora = await signInAgent(104);
  for (const path of ["allcallinfo/104", "allcallinfoEx/104", "allcallinfo/101", "allcallinfoEx/101"]) {
    t.strictSame(await dora.get(`calldata/{}/${path}`), answer([]), path);
  }
});

test("queries are refused for an unknown agent (100-011), without the right to inspect (900-002) and with an invalid id (000-002)", async (t) => {
  const { signInAgent } = await openGateway(t, { center: WITH_INSPECTOR });
  const ada = await signInAgent(101);
  const dora = await signInAgent(104);
  for (const path of ["allcallinfo", "allcallinfoEx"]) {
    t.strictSame(await dora.get(`calldata/{}/${path}/999`), UNKNOWN, path);
    t.strictSame(await ada.get(`calldata/{}/${path}/104`), NO_INSPECTION, path);
    t.strictSame(await ada.get(`calldata/{}/${path}/ada`), INVALID_PARAMETER, path);
  }
  t.strictSame(await ada.get("calldata/{}/allcallinfoinvdn"), NO_INSPECTION);
});

test("the calls of the center include active and waiting ones", async (t) => {
  const { signInAgent, call, center, advance } = await openGateway(t, { center: WITH_INSPECTOR });
  await signInAgent(101);
  await signInAgent(102);
  const dora = await signInAgent(104);
  t.strictSame(await dora.get("calldata/{}/allcallinfoinvdn"), answer([]));
  perform(center, callInside, { agent: 101, to: { agent: 102 }, data: "order 9" });
  advance(10);
  call({ queue: 26 });
  advance(10);
  const waiting = {
    ...FIRST_CALL,
    callid: "1767603610-2",
    called: "60026",
    callskill: "Sales",
    callskillid: 26,
    logontimes: 10,
  };
  t.strictSame(await dora.get("calldata/{}/allcallinfoinvdn"), answer([INTERNAL, waiting]));
});
