// A good request of every operation of the group agentconf.
import type { AGENTCONF } from "../../../../src/words/interfaces/agentconf.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { addBen, addressOf, beginConference, CONF, SOUND_PATH } from "./arrange.ts";

const BEN = addressOf("102");

/** Begins a conference of Ada. */
const beginOwnConference = (_: Gateway, ada: Client) => beginConference(ada);

/** Begins a conference of Ada, with Ben. */
async function beginWithBen(gateway: Gateway, ada: Client): Promise<Client> {
  await beginConference(ada);
  return addBen(gateway, ada);
}

/** Makes Ben call Ada into his conference. */
async function ringAda(gateway: Gateway): Promise<Client> {
  const ben = await gateway.signInAgent(102);
  await beginConference(ben);
  await ben.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf("101")] });
  return ben;
}

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof AGENTCONF> = {
  requestAgentConf: {
    body: {
      memberNum: 4,
      confCallerNo: "10000",
      time: 50,
      promptTime: 5,
      beepTone: true,
      playMode: 2,
      voicePath: SOUND_PATH,
    },
  },
  answerAgentConf: { before: ringAda },
  rejectAgentConf: { before: ringAda },
  requestLeaveAgentConf: {
    before: async (gateway, ada) => {
      await ringAda(gateway);
      await ada.post("agentconf/{}/answeragentconf");
    },
  },
  releaseAgentConf: { before: beginOwnConference },
  holdParticipant: { before: beginWithBen, body: { ...BEN, playMode: 2, voicePath: SOUND_PATH } },
  unholdParticipant: {
    body: BEN,
    before: async (gateway, ada) => {
      await beginWithBen(gateway, ada);
      await ada.post("agentconf/{}/holdparticipant", { ...BEN, voicePath: SOUND_PATH });
    },
  },
  prolongTime: { before: beginOwnConference, body: { prolongTime: 10 } },
  applyToShiftPresident: { before: beginWithBen, body: { destAgentNo: 102 } },
  playVoiceToConf: { before: beginOwnConference, body: { playType: 0, playMode: 2, voicePath: SOUND_PATH } },
  stopVoiceToConf: {
    before: async (gateway, ada) => {
      await beginOwnConference(gateway, ada);
      await ada.post("agentconf/{}/playvoicetoconf", { voicePath: SOUND_PATH });
    },
  },
  modifyConfResource: { before: beginOwnConference, body: { modifyType: 0, modifyNum: 3 } },
  batchAddParticipant: { before: beginOwnConference, body: { addresses: [BEN], beepTone: false } },
  batchRemoveParticipant: { before: beginWithBen, body: { addresses: [BEN, addressOf("103")] } },
  changeParticipantMode: { before: beginWithBen, body: { ...BEN, attribute: 1 } },
  playVoiceToParticipant: { before: beginWithBen, body: { ...BEN, voicePath: SOUND_PATH } },
  stopVoiceToParticipant: {
    body: BEN,
    before: async (gateway, ada) => {
      await beginWithBen(gateway, ada);
      await ada.post("agentconf/{}/playvoicetoparticipant", { ...BEN, voicePath: SOUND_PATH });
    },
  },
  queryConfInfos: { before: beginWithBen, body: { confIds: [CONF] } },
  queryAllConfIds: {
    center: { agents: [{ id: 101, queues: [25], inspector: true }, { id: 102 }] },
    before: beginOwnConference,
  },
};
