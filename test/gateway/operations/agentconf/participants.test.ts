// Tests of a chair who calls, removes, holds and mutes participants.
import { test } from "tap";
import {
  addressOf,
  CTI_REFUSAL,
  changed,
  createLeaveEvents,
  DONE,
  openConference,
  PHONE,
  SOUND_PATH,
} from "./arrange.ts";

const BEN = addressOf("102");

test("a participant is held and retrieved, muted and unmuted; all agents in the conference get the events", async (t) => {
  const { ada, ben } = await openConference(t);
  t.strictSame(await ada.post("agentconf/{}/holdparticipant", { ...BEN, voicePath: SOUND_PATH }), DONE);
  t.strictSame(await ada.post("agentconf/{}/holdparticipant", { ...BEN, voicePath: SOUND_PATH }), CTI_REFUSAL);
  t.strictSame(await ada.post("agentconf/{}/unholdparticipant", BEN), DONE);
  for (const attribute of [1, 3, 2, 4]) {
    t.strictSame(await ada.post("agentconf/{}/changeparticipantmode", { ...BEN, attribute }), DONE);
  }
  const changes = [changed(5, "102"), changed(6, "102"), changed(3, "102"), changed(4, "102")];
  t.strictSame([await ada.pollAll(), await ben.pollAll()], [changes, changes], "modes 2 and 4 have no event");
});

test("the chair removes an agent, a phone and a ringing agent, and the answer lists those who were not in the conference", async (t) => {
  const { ada, ben, signInAgent, advance, center } = await openConference(t);
  const cleo = await signInAgent(103, { phonenum: "40103" });
  await ada.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf(PHONE)] });
  await advance(3);
  await ada.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf("103")] });
  for (const client of [ada, ben, cleo]) await client.pollAll();
  const addresses = ["102", "103", PHONE, "104", "13900000001"].map(addressOf);
  const reply = await ada.post("agentconf/{}/batchremoveparticipant", { addresses });
  t.strictSame(reply.result, { noExistParticipants: [addressOf("104"), addressOf("13900000001")] });
  t.strictSame(await ada.pollAll(), [
    changed(1, "102", { changeReason: 1 }),
    changed(0, "103", { result: 1 }),
    changed(1, PHONE, { changeReason: 1 }),
  ]);
  t.strictSame(await ben.pollAll(), createLeaveEvents(3));
  t.strictSame((await cleo.pollTypes()).slice(-2), ["AgentOther_PhoneRelease", "AgentState_Ready"]);
  t.equal([...center.state.conferences.values()][0]?.participants.length, 1);
});

test("parties without a place, and parties that are already in the conference, do not join", async (t) => {
  const { ada } = await openConference(t);
  const numbers = ["13900000001", "13900000002", "13900000003", "13900000004", "13900000005"];
  const addresses = ["102", ...numbers].map(addressOf);
  await ada.post("agentconf/{}/batchaddparticipant", { addresses });
  t.strictSame(await ada.pollAll(), [changed(0, "102", { result: 1 }), changed(0, "13900000005", { result: 1 })]);
});

test("only the chair can act on participants, and only on others who have joined", async (t) => {
  const { ada, ben, center } = await openConference(t);
  const before = JSON.stringify([...center.state.conferences.values()]);
  const withSound = { ...addressOf("101"), voicePath: SOUND_PATH };
  t.equal((await ben.post("agentconf/{}/holdparticipant", withSound)).retcode, "101-002");
  t.strictSame(await ada.post("agentconf/{}/unholdparticipant", addressOf("103")), CTI_REFUSAL);
  const removal = { addresses: [addressOf("101")] };
  t.equal((await ada.post("agentconf/{}/batchremoveparticipant", removal)).retcode, "101-006");
  t.equal(JSON.stringify([...center.state.conferences.values()]), before);
});

test("a request with an invalid parameter is refused with 000-002, and changes nothing", async (t) => {
  const { ada, center } = await openConference(t);
  const before = JSON.stringify([...center.state.conferences.values()]);
  const requests: [path: string, body: unknown][] = [
    ["requestagentconf", { memberNum: 121 }],
    ["requestagentconf", { memberNum: 4, time: 3 }],
    ["requestagentconf", { memberNum: 4, beepTone: true }],
    ["holdparticipant", BEN],
    ["holdparticipant", { addressType: "9", address: "Ben", voicePath: SOUND_PATH }],
    ["holdparticipant", { addressType: "7", address: "102", voicePath: SOUND_PATH }],
    ["changeparticipantmode", { ...BEN, attribute: 5 }],
    ["batchaddparticipant", { addresses: [] }],
    ["batchaddparticipant", { addresses: [{ ...BEN, deviceType: 256 }] }],
    ["batchremoveparticipant", { addresses: new Array(31).fill(BEN) }],
    ["prolongtime", {}],
    ["applytoshiftpresident", { destAgentNo: "nobody" }],
    ["modifyconfresource", { modifyType: 0, modifyNum: 1 }],
    ["playvoicetoconf", { voicePath: "" }],
    ["queryconfinfos", { confIds: 7 }],
  ];
  for (const [path, body] of requests) {
    t.equal((await ada.post(`agentconf/{}/${path}`, body)).retcode, "000-002", `${path} ${JSON.stringify(body)}`);
  }
  t.equal(JSON.stringify([...center.state.conferences.values()]), before);
});
