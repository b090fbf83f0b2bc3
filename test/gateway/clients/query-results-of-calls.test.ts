// Tests of the members that clients read from queries about calls, and from answers with a call id.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { OUTSIDE, signInThreeAgents } from "../flows/call-flow.ts";

const [FIRST, SECOND] = ["1767603600-1", "1767603600-2"];
const REFUSED = { message: "agent operation failed", retcode: "100-007" };
const DONE = { message: "success", retcode: "0", result: {} };
const answer = (result: unknown) => ({ message: "", retcode: "0", result });

/** A customer's call to queue 25, with all members of its description. */
const QUEUE_CALL = {
  callfeature: 0,
  callid: FIRST,
  caller: "13800000001",
  called: "60025",
  callskill: "Support",
  callskillid: 25,
  orgicallednum: "",
  calldata: "",
  begintime: null as number | null,
  endtime: null as number | null,
  userPriority: 0,
  trunkNo: 65535,
  logontimes: 0,
  mediaType: 5,
};

test("callinfo of an outbound call has its kind as a number and no queue", async (t) => {
  const { ada, advance } = await signInThreeAgents(t);
  await ada.put("voicecall/{}/callout", { called: OUTSIDE, callappdata: "order 7" });
  advance(3);
  t.strictSame(
    await ada.get("calldata/{}/callinfo"),
    answer({
      ...QUEUE_CALL,
      callfeature: 7,
      caller: "40038",
      called: OUTSIDE,
      callskill: "",
      callskillid: 0,
      calldata: "order 7",
      begintime: 1767603603000,
      logontimes: 3,
    }),
  );
});

test("callinfo returns the last call with its end, unless isNoContainLastCall excludes it", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  t.strictSame(await ada.get("calldata/{}/callinfo"), REFUSED);
  await answerCustomer();
  advance(90);
  await ada.delete("voicecall/{}/release");
  const last = { ...QUEUE_CALL, begintime: 1767603600000, endtime: 1767603690000, logontimes: 90 };
  for (const query of ["", "?isNoContainLastCall=false"]) {
    t.strictSame(await ada.get(`calldata/{}/callinfo${query}`), answer(last), query);
  }
  t.strictSame(await ada.get("calldata/{}/callinfo?isNoContainLastCall=true"), REFUSED);
});

test("callinfobycallid returns an object from the ringing until the end of the call", async (t) => {
  const { ada, call, advance } = await signInThreeAgents(t, { settings: { phonePickUp: "2s" } });
  const getInfo = () => ada.get(`calldata/{}/callinfobycallid/${FIRST}`);
  t.strictSame(await getInfo(), REFUSED);
  call({ queue: 25 });
  t.strictSame(await ada.pollTypes(), ["AgentState_Busy", "AgentOther_PhoneAlerting"]);
  t.strictSame(await getInfo(), answer(QUEUE_CALL));
  advance(2);
  t.equal((await ada.pollTypes()).includes("AgentEvent_Ringing"), true);
  t.strictSame(await getInfo(), answer({ ...QUEUE_CALL, logontimes: 2 }));
  await ada.put("voicecall/{}/answer");
  t.strictSame(await getInfo(), answer({ ...QUEUE_CALL, begintime: 1767603602000, logontimes: 2 }));
  await ada.post("voicecall/{}/hold");
  t.strictSame(await getInfo(), answer({ ...QUEUE_CALL, begintime: 1767603602000, logontimes: 2 }));
  await ada.post(`voicecall/{}/dropcall/${FIRST}`);
  t.strictSame(await getInfo(), REFUSED);
});

test("callinfobycallid returns an object while a called number rings, and to both agents while a called agent rings", async (t) => {
  const { ada, ben } = await signInThreeAgents(t);
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.hasStrict(await ada.get(`calldata/{}/callinfobycallid/${FIRST}`), answer({ callid: FIRST, callfeature: 7 }));
  await ada.delete("voicecall/{}/release");
  await ada.put("voicecall/{}/callinner", { called: "102" });
  for (const client of [ada, ben]) {
    t.hasStrict(
      await client.get(`calldata/{}/callinfobycallid/${SECOND}`),
      answer({ callid: SECOND, callfeature: 6, caller: "101", called: "102", begintime: null }),
    );
  }
});

test("holdlist returns callid, callfeature, caller and called, or 400-003 without a held call", async (t) => {
  const { ada, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  const none = { message: "held call list is empty", retcode: "400-003" };
  t.strictSame(await ada.get("calldata/{}/holdlist"), none);
  await ada.post("voicecall/{}/hold");
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.strictSame(
    await ada.get("calldata/{}/holdlist"),
    answer([
      {
        callfeature: 0,
        callid: FIRST,
        caller: "13800000001",
        called: "60025",
        callskill: "Support",
        callskillid: 25,
        orgicallednum: "",
        calldata: "",
        begintime: 1767603600000,
        endtime: null,
      },
    ]),
  );
  await ada.delete("voicecall/{}/release");
  await ada.post(`voicecall/{}/gethold?callid=${FIRST}`);
  t.strictSame(await ada.get("calldata/{}/holdlist"), none);
});

test("appdata is a string, even without call data", async (t) => {
  const { ada, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  t.strictSame(await ada.get("calldata/{}/appdata"), answer(""));
  await ada.put("calldata/{}/setcalldataex", { callid: FIRST, calldata: '{"order":7}' });
  t.strictSame(await ada.get("calldata/{}/appdata"), answer('{"order":7}'));
});

test("statistics have the 13 members that clients read and five others, in the documented order", async (t) => {
  const { ada, answerCustomer, advance } = await signInThreeAgents(t);
  await answerCustomer();
  advance(90);
  await ada.post("voicecall/{}/hold");
  t.equal(
    (await ada.send("GET", "calldata/{}/statistics")).text,
    '{"message":"","retcode":"0","result":{"talktime":90,"answernums":1,"noanswernums":0,"calloutnums":0,"intercallnums":0,' +
      '"interhelpnums":0,"transfernums":0,"transferoutnums":0,"transferivrnums":0,"redirectnums":0,"keepnums":1,"busynums":0,' +
      '"restnums":0,"restoutnums":0,"resttime":0,"restouttime":0,"agentrelease":0,"busytime":0}}',
  );
});

test("allcallid is a list of call ids, oldest first", async (t) => {
  const { ada, answerCustomer } = await signInThreeAgents(t);
  t.strictSame(await ada.get("calldata/{}/allcallid"), answer([]));
  await answerCustomer();
  t.strictSame(await ada.get("calldata/{}/allcallid"), answer([FIRST]));
  await ada.post("voicecall/{}/hold");
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  t.strictSame(await ada.get("calldata/{}/allcallid"), answer([FIRST, SECOND]));
});

test("callout, callinner and innerhelp return the call id as a string", async (t) => {
  const { ada, answerCustomer } = await signInThreeAgents(t);
  t.strictSame(await ada.put("voicecall/{}/callout", { called: OUTSIDE }), answer("1767603600-1"));
  await ada.delete("voicecall/{}/release");
  t.strictSame(await ada.put("voicecall/{}/callinner", { called: "102" }), answer("1767603600-2"));
  await ada.delete("voicecall/{}/release");
  await answerCustomer();
  const consultation = { dstaddress: "102", devicetype: 2, mode: 1 };
  t.strictSame(await ada.post("voicecall/{}/innerhelp", consultation), answer("1767603600-4"));
});

test("heartbeat returns the sign-in time", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const ada = await signInAgent(101);
  for (let minute = 0; minute < 2; minute++) {
    t.strictSame(await ada.put("onlineagent/{}/heartbeat"), answer({ loginTime: "1767603600000" }));
    advance(60);
  }
});

test("callout accepts the bodies of clients, with only called and with all members", async (t) => {
  const { ada } = await signInThreeAgents(t);
  const all = { called: OUTSIDE, caller: "40038", skillid: 25, callappdata: "order 7" };
  for (const [body, calldata] of [
    [{ called: OUTSIDE }, ""],
    [all, "order 7"],
  ] as const) {
    t.equal((await ada.put("voicecall/{}/callout", body)).retcode, "0");
    t.hasStrict(await ada.get("calldata/{}/callinfo"), answer({ called: OUTSIDE, caller: "40038", calldata }));
    await ada.delete("voicecall/{}/release");
  }
});

test("transfer and setcalldataex accept the bodies of clients", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  t.strictSame(await ada.put("calldata/{}/setcalldataex", { callid: FIRST, calldata: "vip" }), DONE);
  t.strictSame(await ada.post("voicecall/{}/transfer", { devicetype: 2, mode: 0, address: "102" }), DONE);
  t.hasStrict(await ben.get("calldata/{}/callinfo"), answer({ callid: FIRST, calldata: "vip" }));
});

test("confjoin accepts the body of clients", async (t) => {
  const { ada, ben, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  await ada.post("voicecall/{}/hold");
  await ada.put("voicecall/{}/callinner", { called: "102" });
  await ben.put("voicecall/{}/answer");
  t.strictSame(await ada.post("voicecall/{}/confjoin", { callid: FIRST }), DONE);
});
