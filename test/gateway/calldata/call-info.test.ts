// What is told of the present call, and of the last one.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";

const NONE = { message: "agent operation failed", retcode: "100-007" };

test("who was never in a call is told of none", async (t) => {
  const { signedIn } = await openGateway(t);
  t.strictSame(await (await signedIn(101)).get("calldata/{}/callinfo"), NONE);
});

test("a call by name has no skill; while it is held it is still the present one", async (t) => {
  const { signedIn, call, advance } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  call({ agent: 101 });
  advance(5);
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/hold");
  advance(10);
  t.strictSame((await ada.get("calldata/{}/callinfo")).result, {
    callfeature: 0,
    callid: "1767603600-1",
    caller: "13800000001",
    called: "40038",
    callskill: "",
    callskillid: 0,
    orgicallednum: "",
    calldata: "",
    begintime: 1_767_603_605_000,
    endtime: null,
    userPriority: 0,
    trunkNo: 65535,
    logontimes: 15,
    mediaType: 5,
  });
});

test("without a call it is the last one, with its end, unless the client does not want it", async (t) => {
  const { signedIn, call, advance } = await openGateway(t);
  const ada = await signedIn(101);
  call({ queue: 26 });
  advance(60);
  await ada.delete("voicecall/{}/release");
  advance(60);
  const last = {
    callid: "1767603600-1",
    callskill: "Sales",
    callskillid: 26,
    begintime: 1_767_603_600_000,
    endtime: 1_767_603_660_000,
    logontimes: 60,
  };
  for (const query of ["", "?isNoContainLastCall=false", "?isNoContainLastCall=0"]) {
    t.match((await ada.get(`calldata/{}/callinfo${query}`)).result, last, query);
  }
  t.strictSame(await ada.get("calldata/{}/callinfo?isNoContainLastCall=true"), NONE);
  t.equal((await ada.get("calldata/{}/callinfo?isNoContainLastCall=perhaps")).retcode, "000-002");
});

test("a call that was never answered has no beginning", async (t) => {
  const { signedIn, call, advance } = await openGateway(t);
  const ada = await signedIn(101, { autoanswer: false });
  call({ agent: 101 });
  advance(30);
  t.match((await ada.get("calldata/{}/callinfo")).result, { begintime: null, endtime: 1_767_603_630_000 });
});
