// Tests of agents who join and leave conferences.
import { test } from "tap";
import { CUSTOMER, openGateway } from "../../../support/gateway.ts";
import {
  addBen,
  addressOf,
  beginConference,
  CONF,
  CTI_REFUSAL,
  changed,
  createLeaveEvents,
  DONE,
  OCCUPIED,
  openConference,
  PHONE,
} from "./arrange.ts";

/** The content of most events of the first conference. */
const CONTENT = { confId: CONF };

/** The event of a conference that is not granted, with the cause of the CTI server. */
const DENIED = ["AgentConf_RequestFailed", { cause: 21_234 }];

/** The id of the second conference of a center. */
const SECOND_CONF = CONF + 256;

test("an idle agent gets a conference, calls a colleague and a phone, and ends the conference for all", async (t) => {
  const { signInAgent, advance } = await openGateway(t);
  const [ada, ben] = [await signInAgent(101), await signInAgent(102)];
  t.strictSame(await ada.post("agentconf/{}/requestagentconf", { memberNum: 4, confCallerNo: "10000" }), DONE);
  const joined = ["AgentConf_SelfJoinResult", CONTENT];
  t.strictSame(await ada.pollAll(), [...OCCUPIED, joined, ["AgentConf_RequestSuccess", CONTENT]]);

  const addresses = [{ ...addressOf("102"), deviceCallType: 7, deviceType: "9" }, addressOf(PHONE)];
  t.strictSame(await ada.post("agentconf/{}/batchaddparticipant", { addresses }), DONE);
  t.strictSame(await ben.pollAll(), [...OCCUPIED, ["AgentConf_Ringing", CONTENT]]);
  t.strictSame(await ada.pollAll(), [], "nobody in the conference hears the ringing");
  t.strictSame(await ben.post("agentconf/{}/answeragentconf"), DONE);
  await advance(3);
  t.strictSame(await ben.pollAll(), [joined, changed(0, PHONE)]);
  t.strictSame(await ada.pollAll(), [changed(0, "102", { deviceCallType: 7, deviceType: 9 }), changed(0, PHONE)]);

  t.strictSame(await ada.post("agentconf/{}/releaseagentconf"), DONE);
  t.strictSame(await ada.pollAll(), createLeaveEvents(2));
  t.strictSame(await ben.pollAll(), [...createLeaveEvents(3), changed(1, "101", { changeReason: 3 })]);
});

test("an agent who records its own calls is recorded from joining a conference until leaving it", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  await ada.post("onlineagent/{}/setselfrecord/1/0");
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 2 });
  const typesAtStart = await ada.pollTypes();
  await ada.post("agentconf/{}/releaseagentconf");
  t.strictSame(
    [typesAtStart.slice(-2), await ada.pollTypes()],
    [
      ["AgentConf_RequestSuccess", "AgentMediaEvent_Record"],
      ["AgentMediaEvent_StopRecordDone", "AgentOther_PhoneRelease", "AgentConf_SelfLeaveResult", "AgentState_Ready"],
    ],
  );
});

test("if a conference is requested during a call, the other party becomes a participant", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.call({ agent: 101 });
  await ada.pollAll();
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 3 });
  const granted = [
    ["AgentConf_SelfJoinResult", CONTENT],
    ["AgentConf_RequestSuccess", CONTENT],
  ];
  t.strictSame(await ada.pollAll(), granted);
  const { participants } = gateway.center.state.conferences.get(CONF) ?? { participants: [] };
  t.strictSame(
    participants.map(({ party, state }) => [party, state]),
    [
      [{ agent: 101 }, "here"],
      [{ number: CUSTOMER }, "here"],
    ],
  );
  t.equal(gateway.center.state.calls.size, 0);
  await ada.post("agentconf/{}/releaseagentconf");

  const ben = await gateway.signInAgent(102);
  await ada.put("voicecall/{}/callinner", { called: "102" });
  for (const client of [ada, ben]) await client.pollAll();
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 3 });
  t.strictSame((await ada.pollTypes()).slice(-2), ["AgentConf_SelfJoinResult", "AgentConf_RequestSuccess"]);
  t.strictSame(await ben.pollAll(), [changed(0, "102", { confId: SECOND_CONF })]);
});

test("a conference that is requested during a held call, or with too few places, is denied", async (t) => {
  const gateway = await openGateway(t);
  const ada = await gateway.signInAgent(101);
  gateway.call({ agent: 101 });
  await ada.post("voicecall/{}/hold");
  await ada.pollAll();
  t.strictSame(await ada.post("agentconf/{}/requestagentconf", { memberNum: 3 }), DONE);
  t.strictSame(await ada.pollAll(), [DENIED]);
  await ada.put("voicecall/{}/gethold");
  await ada.pollAll();
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 1 });
  t.strictSame(await ada.pollAll(), [DENIED], "no place for the customer");
  t.equal(gateway.center.state.conferences.size, 0);
});

test("until its phone is picked up, the chair cannot act, and after the ring time the conference is denied", async (t) => {
  const gateway = await openGateway(t, { settings: { phonePickUp: "5s", ringTime: "20s" } });
  const ada = await gateway.signInAgent(101);
  await ada.post("agentconf/{}/requestagentconf", { memberNum: 3 });
  t.strictSame(await ada.pollTypes(), ["AgentState_Busy", "AgentOther_PhoneAlerting"]);
  t.strictSame(await ada.post("agentconf/{}/releaseagentconf"), { ...CTI_REFUSAL, retcode: "101-001" });
  await gateway.advance(5);
  t.equal((await ada.pollTypes()).at(-1), "AgentConf_RequestSuccess");

  const slow = await gateway.open("slow", { settings: { phonePickUp: "30s", ringTime: "20s" } });
  const slowAda = await slow.signInAgent(101);
  await slowAda.post("agentconf/{}/requestagentconf", { memberNum: 3 });
  await slowAda.pollAll();
  await slow.advance(20);
  t.strictSame(await slowAda.pollAll(), [
    ["AgentOther_PhoneRelease", { phoneState: 3 }],
    DENIED,
    ["AgentState_Ready", null],
  ]);
  t.equal(slow.center.state.conferences.size, 0);
});

test("the chair gets an event if a called agent rejects, does not answer, is signed out or is busy, or a phone refuses", async (t) => {
  const gateway = await openGateway(t, { center: { numbers: [{ number: PHONE, does: "refuse", ring: "2s" }] } });
  const [ada, ben] = [await gateway.signInAgent(101), await gateway.signInAgent(102)];
  await beginConference(ada);
  const add = (...parties: string[]) =>
    ada.post("agentconf/{}/batchaddparticipant", { addresses: parties.map(addressOf) });
  await add("102");
  t.strictSame(await ben.delete("agentconf/{}/rejectagentconf"), DONE);
  t.strictSame((await ben.pollAll()).slice(-2), [
    ["AgentOther_PhoneRelease", { phoneState: 2 }],
    ["AgentState_Ready", null],
  ]);
  t.strictSame(await ada.pollAll(), [changed(1, "102", { changeReason: 6 })]);

  await add("102", "103", PHONE);
  t.strictSame(await ada.pollAll(), [changed(0, "103", { result: 1 })], "103 is signed out");
  await gateway.advance(30);
  t.strictSame(await ada.pollAll(), [changed(0, PHONE, { result: 1 }), changed(0, "102", { result: 1 })]);
  t.strictSame((await ben.pollAll()).slice(-2), [
    ["AgentOther_PhoneRelease", { phoneState: 3 }],
    ["AgentState_SetNotReady_Success", { reason: "2" }],
  ]);
  await add("102");
  t.strictSame(await ada.pollAll(), [changed(0, "102", { result: 1 })], "102 is busy");
});

test("an agent leaves by request or by a forced sign-out, and the forced sign-out of the chair ends the conference", async (t) => {
  const { ada, ben, signInAgent } = await openConference(t);
  t.strictSame(await ada.post("agentconf/{}/requestleaveagentconf"), {
    message: "chair can not leave the conference",
    retcode: "101-007",
  });
  t.strictSame(await ben.post("agentconf/{}/requestleaveagentconf"), DONE);
  t.strictSame(await ben.pollAll(), createLeaveEvents(2));
  t.strictSame(await ada.pollAll(), [changed(1, "102", { changeReason: 0 })]);

  await addBen({ signInAgent: async () => ben }, ada);
  t.equal((await ben.delete("onlineagent/{}/logout")).retcode, "100-010", "not by its own sign-out");
  await ben.delete("onlineagent/{}/forcelogout");
  t.strictSame(await ada.pollAll(), [changed(1, "102", { changeReason: 4 })]);

  const benAgain = await addBen({ signInAgent }, ada);
  await ada.delete("onlineagent/{}/forcelogout");
  t.strictSame(await benAgain.pollAll(), [...createLeaveEvents(3), changed(1, "101", { changeReason: 3 })]);
});

test("picking up a linked phone joins the conference, and hanging it up leaves the conference", async (t) => {
  const { signInAgent } = await openGateway(t);
  const ada = await signInAgent(101);
  const ben = await signInAgent(102, { phonelinkage: 1 });
  await beginConference(ada);
  await ada.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf("102")] });
  await ben.post("voicecall/{}/phonepickup");
  t.strictSame(await ada.pollAll(), [changed(0, "102")]);
  await ben.post("voicecall/{}/phonehangup");
  t.strictSame(await ada.pollAll(), [changed(1, "102", { changeReason: 2 })]);
});

test("an agent in a conference talks, can make no call, gets none, and can choose its next state", async (t) => {
  const { ada, ben, center, call, advance } = await openConference(t);
  t.equal((await ben.put("voicecall/{}/callout", { called: PHONE })).retcode, "100-007");
  t.equal((await ben.post("agentconf/{}/requestagentconf", { memberNum: 3 })).retcode, "101-003");
  const waiting = call({ queue: 25 });
  t.equal(center.call(waiting)?.waiting, true);
  await ben.post("onlineagent/{}/saybusy");
  const { result } = await ada.get("agentgroup/{}/agentongroup");
  const agents = result as { status: string; ctiStatus: string }[];
  t.strictSame([agents.map(({ status }) => status), agents[0]?.ctiStatus], [["7", "7", "2"], "5"]);
  await advance(65);
  await ben.post("agentconf/{}/requestleaveagentconf");
  t.equal((await ben.pollTypes()).at(-1), "AgentState_SetNotReady_Success");
  t.hasStrict(center.statistics(102), { talktime: 65, answernums: 0, agentrelease: 0, busynums: 1 });
});
