// Tests of a chair who hands the chair over, changes time and places, and plays sounds; and of queries about conferences.
import { test } from "tap";
import { type Client, START } from "../../../support/gateway.ts";
import {
  addressOf,
  CONF,
  CTI_REFUSAL,
  changed,
  createLeaveEvents,
  DONE,
  openConference,
  PHONE,
  SOUND_PATH,
} from "./arrange.ts";

const SOUND = { voicePath: SOUND_PATH };

test("the chair is handed over, also with the query that older clients send", async (t) => {
  const { ada, ben } = await openConference(t);
  t.strictSame(await ada.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 102 }), DONE);
  t.strictSame(await ada.pollAll(), [changed(2, "102")]);
  t.strictSame(await ben.pollAll(), [changed(2, "102"), ["AgentConf_PresidentChanged", { confId: CONF }]]);
  t.strictSame(await ben.put("agentconf/{}/applytoshiftpresident?destWorkNo=101"), DONE);
  t.strictSame(await ben.post("agentconf/{}/requestleaveagentconf"), DONE);
});

test("only the chair can hand the chair over, and only to another agent in the conference", async (t) => {
  const { ada, ben } = await openConference(t);
  const getRetcode = async (client: Client, destAgentNo: number) =>
    (await client.post("agentconf/{}/applytoshiftpresident", { destAgentNo })).retcode;
  t.strictSame(
    [await getRetcode(ben, 101), await getRetcode(ada, 101), await getRetcode(ada, 103)],
    ["101-002", "101-005", "101-001"],
  );
});

test("the chair is warned before the conference ends, and can extend its time", async (t) => {
  const { ada, ben, advance } = await openConference(t);
  await advance(55 * 60);
  t.strictSame([await ada.pollAll(), await ben.pollAll()], [[["AgentConf_Timeout", { confId: CONF }]], []]);
  t.strictSame(await ada.put("agentconf/{}/prolongtime?prolongTime=20"), DONE);
  t.strictSame(await ada.post("agentconf/{}/prolongtime", { prolongTime: 1_440 }), CTI_REFUSAL);
  await advance(24 * 60);
  t.strictSame(await ada.pollTypes(), ["AgentConf_Timeout"]);
  await advance(60);
  t.strictSame(await ada.pollAll(), createLeaveEvents(3));
  t.strictSame(await ben.pollAll(), [...createLeaveEvents(3), changed(1, "101", { changeReason: 3 })]);
});

test("places are added up to 120, and removed, but not those of participants", async (t) => {
  const { ada, center } = await openConference(t);
  const change = (modifyType: number, modifyNum: number) =>
    ada.post("agentconf/{}/modifyconfresource", { modifyType, modifyNum });
  t.strictSame(await change(0, 3), DONE);
  t.strictSame(await change(1, 7), DONE);
  t.strictSame(await change(1, 2), CTI_REFUSAL, "two participants need two places");
  t.strictSame(await change(0, 118), DONE);
  t.strictSame(await change(0, 2), CTI_REFUSAL, "more than 120");
  t.equal(center.state.conferences.get(CONF)?.places, 120);
});

test("sounds play to all or to one for ten seconds, or until they are stopped", async (t) => {
  const { ada, ben, advance } = await openConference(t);
  const toBen = { ...addressOf("102"), ...SOUND };
  t.strictSame(await ada.put("agentconf/{}/playvoicetoconf", { playType: 1, playMode: 4, ...SOUND }), DONE);
  t.strictSame(await ada.post("agentconf/{}/playvoicetoparticipant", toBen), DONE);
  t.strictSame(await ada.post("agentconf/{}/playvoicetoconf", SOUND), CTI_REFUSAL);
  await advance(4);
  t.strictSame(await ada.post("agentconf/{}/stopvoicetoparticipant", addressOf("102")), DONE);
  t.strictSame(await ada.post("agentconf/{}/stopvoicetoparticipant", addressOf("102")), CTI_REFUSAL);
  await advance(6);
  t.strictSame(await ada.pollAll(), [
    ["AgentConf_StopParticipantVoice", { result: 0 }],
    ["AgentConf_StopVoice", { result: 0 }],
  ]);
  await ada.post("agentconf/{}/playvoicetoconf", SOUND);
  await ada.post("agentconf/{}/playvoicetoparticipant", toBen);
  t.strictSame(await ada.put("agentconf/{}/stopvoicetoconf"), DONE);
  await ben.post("agentconf/{}/requestleaveagentconf");
  t.strictSame(await ada.pollAll(), [
    ["AgentConf_StopVoice", { result: 0 }],
    ["AgentConf_StopParticipantVoice", { result: 1 }],
    changed(1, "102", { changeReason: 0 }),
  ]);
});

test("a conference is described to its agents and to inspectors, and the ids of all conferences only to inspectors", async (t) => {
  const center = {
    agents: [
      { id: 101, queues: [25] },
      { id: 102, queues: [25] },
      { id: 103, queues: [25] },
      { id: 110, queues: [25], inspector: true },
    ],
  };
  const { ada, ben, advance, signInAgent } = await openConference(t, { center });
  await advance(90);
  await ada.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf(PHONE)] });
  await advance(3);
  await ada.post("agentconf/{}/changeparticipantmode", { ...addressOf(PHONE), attribute: 1 });
  await ada.post("agentconf/{}/holdparticipant", { ...addressOf("102"), ...SOUND });
  await ada.post("agentconf/{}/playvoicetoconf", SOUND);
  const described = {
    confId: CONF,
    confState: 1,
    startTime: START,
    applyConfTime: 60,
    confHaveBeenTime: 1,
    addresses: [
      { role: 1, address: "101", channelAttrib: 3, channelState: 0, enterTime: START },
      { role: 0, address: "102", channelAttrib: 3, channelState: 1, enterTime: START },
      { role: 0, address: PHONE, channelAttrib: 1, channelState: 0, enterTime: START + 93_000 },
    ].map((listed) => ({ ...addressOf(listed.address), deviceCallType: 0, deviceType: 0, ...listed })),
  };
  const query = { confIds: [CONF, 7] };
  t.strictSame(await ben.post("agentconf/{}/queryconfinfos", query), {
    message: "",
    retcode: "0",
    result: { confs: [described] },
  });
  const [cleo, ivy] = [await signInAgent(103), await signInAgent(110)];
  t.equal((await cleo.post("agentconf/{}/queryconfinfos", query)).retcode, "101-001");
  t.strictSame((await ivy.post("agentconf/{}/queryconfinfos", query)).result, { confs: [described] });
  t.strictSame(await ivy.get("agentconf/{}/queryvdnconfid"), {
    message: "success",
    retcode: "0",
    result: { confIds: [CONF] },
  });
  t.equal((await ada.get("agentconf/{}/queryvdnconfid")).retcode, "101-004");
});
