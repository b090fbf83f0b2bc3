// Tests of behavior on which clients contradict each other: the default, and both variants where they can coexist.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { OUTSIDE, signInThreeAgents } from "../flows/call-flow.ts";

const CALL = "1767603600-1";
const DONE = { message: "success", retcode: "0", result: {} };
const REFUSED = { message: "parameter or address is invalid", retcode: "000-002" };

for (const [address, body] of [
  ["release", {}],
  ["", {}],
  ["releasephone", { phonelinkage: 1 }],
] as const) {
  test(`DELETE voicecall/{}/${address} hangs up`, async (t) => {
    const { ada, answerCustomer } = await signInThreeAgents(t, { ada: body });
    await answerCustomer();
    t.strictSame(await ada.delete(`voicecall/{}/${address}`), DONE);
    t.strictSame(await ada.pollAll(), [
      ["AgentEvent_Call_Release", CALL],
      ["AgentEvent_Customer_Release", { callid: CALL, number: "13800000001" }],
      ["AgentOther_PhoneRelease", { phoneState: 2 }],
      ["AgentState_Ready", null],
    ]);
  });
}

test("POST release is refused, and the call continues", async (t) => {
  const { ada, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  t.strictSame(await ada.post("voicecall/{}/release"), REFUSED);
  t.strictSame(await ada.pollAll(), []);
  t.strictSame((await ada.get("calldata/{}/allcallid")).result, [CALL]);
});

test("seconddial and seconddialex both send digits", async (t) => {
  const { ada, answerCustomer, center } = await signInThreeAgents(t);
  await answerCustomer();
  t.strictSame(await ada.post("voicecall/{}/seconddial/12"), DONE);
  t.strictSame(await ada.post("voicecall/{}/seconddialex?number=3%23"), DONE);
  const dialed = center.log.recent().flatMap(({ event }) => (event.type === "digitsSent" ? [event.digits] : []));
  t.strictSame(dialed, ["12", "3#"]);
});

test("call data is set by setcalldata in the query, and by setcalldataex with PUT or, encoded, with POST", async (t) => {
  const { ada, answerCustomer } = await signInThreeAgents(t);
  await answerCustomer();
  const encoded = { callid: CALL, calldata: "w6QgMw==", isDataEncoded: true };
  const answers = [
    [await ada.put(`calldata/{}?calldata=%C3%A4%201&callid=${CALL}`), await ada.get("calldata/{}/appdata")],
    [
      await ada.put("calldata/{}/setcalldataex", { callid: CALL, calldata: "ä 2" }),
      await ada.get("calldata/{}/appdata"),
    ],
    [await ada.post("calldata/{}/setcalldataex", encoded), await ada.get("calldata/{}/appdata")],
  ];
  t.strictSame(
    answers.map(([done, read]) => [done, read?.result]),
    [
      [DONE, "ä 1"],
      [DONE, "ä 2"],
      [DONE, "ä 3"],
    ],
  );
});

test("the event SetNotReady_Success means busy, and Busy means a call in progress", async (t) => {
  const { ada } = await signInThreeAgents(t);
  await ada.post("onlineagent/{}/saybusy");
  t.strictSame(await ada.pollTypes(), ["AgentState_SetNotReady_Success"]);
  await ada.post("onlineagent/{}/sayfree");
  await ada.pollAll();
  await ada.put("voicecall/{}/callout", { called: OUTSIDE });
  const types = await ada.pollTypes();
  t.strictSame(
    types.filter((type) => /Busy|NotReady/.test(type)),
    ["AgentState_Busy"],
  );
});

test("sayfree and cancelbusy both end the busy state", async (t) => {
  const { ada } = await signInThreeAgents(t);
  for (const way of ["sayfree", "cancelbusy"]) {
    await ada.post("onlineagent/{}/saybusy");
    await ada.pollAll();
    t.strictSame(await ada.post(`onlineagent/{}/${way}`), DONE);
    t.strictSame(await ada.pollAll(), [["AgentState_CancelNotReady_Success", null]], way);
  }
});

test("events of a call contain callid; announcements, recordings and transfers contain callId", async (t) => {
  const queues = [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ];
  const { ada, ben, call } = await signInThreeAgents(t, { center: { queues } });
  call({ queue: 25 });
  await ada.put("voicecall/{}/answer");
  await ada.post("voicecall/{}/transfer", { devicetype: 2, address: "102", mode: 2 });
  await ben.put("voicecall/{}/answer");
  const spelled = (await ada.pollAll()).flatMap(([type, content]) =>
    Object.entries(content ?? {}).flatMap(([name, value]) => (value === CALL ? [`${type} ${name}`] : [])),
  );
  t.strictSame(spelled, [
    "AgentEvent_Incoming_CallInfo callId",
    "AgentEvent_Ringing callid",
    "AgentEvent_Customer_Alerting callid",
    "AgentEvent_Talking callid",
    "AgentMediaEvent_Record callId",
    "AgentEvent_Customer_Alerting callid",
    "AgentEvent_SuccTransResult callId",
    "AgentMediaEvent_StopRecordDone callId",
  ]);
});

for (const [method, name] of [
  ["PUT", "heartbeat"],
  ["POST", "handshake"],
] as const) {
  test(`a session is kept alive by ${method} ${name}`, async (t) => {
    const { signInAgent, center } = await openGateway(t, { settings: { maxTime: "120s" } });
    const [ada, ben] = [await signInAgent(101), await signInAgent(102)];
    for (let minute = 0; minute < 5; minute++) {
      // The clock runs as the wall clock does, because a manual advance would keep clients alive.
      center.runUntil(center.now + 60_000);
      t.equal((await ada.send(method, `onlineagent/{}/${name}`)).body.retcode, "0");
    }
    t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    t.equal((await ben.get("onlineagent/{}/agentstatus")).retcode, "100-006");
  });
}

test("agent ids are at most 59999, or 999999 with agentIdMax", async (t) => {
  const { client, world } = await openGateway(t, { settings: { unknownAgents: "admit" } });
  const signIn = async (id: number) => (await client(id).signIn()).body.retcode;
  t.strictSame([await signIn(10001), await signIn(59999), await signIn(60000)], ["0", "0", "000-002"]);
  world.changeSettings({ agentIdMax: 999999 });
  t.strictSame([await signIn(60000), await signIn(999999)], ["0", "0"]);
});

test("with pollHold, a poll is held until an event arises", async (t) => {
  const { signInAgent, world, call, waitForHeldPolls } = await openGateway(t);
  const ada = await signInAgent(101);
  t.strictSame(await ada.poll(), { message: "", retcode: "0" });
  world.changeSettings({ pollHold: "10s" });
  const held = ada.poll();
  await waitForHeldPolls(1);
  call({ agent: 101 });
  t.equal((await held).event?.eventType, "AgentState_Busy");
});
