// Where clients contradict each other (their table H): what is chosen, and that both ways work where both can.
import { test } from "tap";
import { openGateway } from "../../support/gateway.ts";
import { begin, OUTSIDE } from "../flows/call-flow.ts";

const CALL = "1767603600-1";
const DONE = { message: "success", retcode: "0", result: {} };
const BAD = { message: "parameter or address is invalid", retcode: "000-002" };

for (const [address, body] of [
  ["release", {}],
  ["", {}],
  ["releasephone", { phonelinkage: 1 }],
] as const) {
  test(`H: hang up, by DELETE voicecall/{}/${address}`, async (t) => {
    const { ada, talk } = await begin(t, { ada: body });
    await talk();
    t.strictSame(await ada.delete(`voicecall/{}/${address}`), DONE);
    t.strictSame(await ada.pollAll(), [
      ["AgentEvent_Call_Release", CALL],
      ["AgentEvent_Customer_Release", { callid: CALL, number: "13800000001" }],
      ["AgentOther_PhoneRelease", { phoneState: 2 }],
      ["AgentState_Ready", null],
    ]);
  });
}

test("H: hang up, by POST release, is a mistake: it is refused, and the call goes on", async (t) => {
  const { ada, talk } = await begin(t);
  await talk();
  t.strictSame(await ada.post("voicecall/{}/release"), BAD);
  t.strictSame(await ada.pollAll(), []);
  t.match(await ada.get("calldata/{}/allcallid"), { result: [CALL] });
});

test("H: second dialing, by seconddial and by seconddialex", async (t) => {
  const { ada, talk, center } = await begin(t);
  await talk();
  t.strictSame(await ada.post("voicecall/{}/seconddial/12"), DONE);
  t.strictSame(await ada.post("voicecall/{}/seconddialex?number=3%23"), DONE);
  const dialed = center.log.recent().flatMap(({ event }) => (event.type === "digitsSent" ? [event.digits] : []));
  t.strictSame(dialed, ["12", "3#"]);
});

test("H: setcalldata, in the query by PUT, and as setcalldataex by PUT and, encoded, by POST", async (t) => {
  const { ada, talk } = await begin(t);
  await talk();
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

test("H: busy names: SetNotReady_Success is shown as busy, Busy is a call under way", async (t) => {
  const { ada } = await begin(t);
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

test("H: leave busy, by sayfree and by cancelbusy", async (t) => {
  const { ada } = await begin(t);
  for (const way of ["sayfree", "cancelbusy"]) {
    await ada.post("onlineagent/{}/saybusy");
    await ada.pollAll();
    t.strictSame(await ada.post(`onlineagent/{}/${way}`), DONE);
    t.strictSame(await ada.pollAll(), [["AgentState_CancelNotReady_Success", null]], way);
  }
});

test("H: call id spelling: callid in the events of a call, callId in what announces, records and transfers it", async (t) => {
  const queues = [
    { id: 25, name: "Support", record: true },
    { id: 26, name: "Sales" },
  ];
  const { ada, ben, call } = await begin(t, { center: { queues } });
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

for (const [way, alive] of [
  ["PUT heartbeat", ["PUT", "onlineagent/{}/heartbeat"]],
  ["POST handshake", ["POST", "onlineagent/{}/handshake"]],
] as const) {
  test(`H: keep-alive, by ${way}`, async (t) => {
    const { signedIn, center } = await openGateway(t, { settings: { maxTime: "120s" } });
    const [ada, ben] = [await signedIn(101), await signedIn(102)];
    const [method, path] = alive;
    for (let minute = 0; minute < 5; minute++) {
      // As time passes by the wall, not by an advance that spares clients.
      center.runUntil(center.now + 60_000);
      t.equal((await ada.send(method, path)).body.retcode, "0");
    }
    t.equal((await ada.get("onlineagent/{}/agentstatus")).retcode, "0");
    t.equal((await ben.get("onlineagent/{}/agentstatus")).retcode, "100-006");
  });
}

test("H: agent ids go to 59999, and with agentIdMax to 999999", async (t) => {
  const { client, world } = await openGateway(t, { settings: { unknownAgents: "admit" } });
  const signIn = async (id: number) => (await client(id).signIn()).body.retcode;
  t.strictSame([await signIn(10001), await signIn(59999), await signIn(60000)], ["0", "0", "000-002"]);
  world.changeSettings({ agentIdMax: 999999 });
  t.strictSame([await signIn(60000), await signIn(999999)], ["0", "0"]);
});

test("H: empty polls are held where settings say so, and end when an event comes", async (t) => {
  const { signedIn, world, call, holding } = await openGateway(t);
  const ada = await signedIn(101);
  t.strictSame(await ada.poll(), { message: "", retcode: "0" });
  world.changeSettings({ pollHold: "10s" });
  const held = ada.poll();
  await holding(1);
  call({ agent: 101 });
  t.equal((await held).event?.eventType, "AgentState_Busy");
});
