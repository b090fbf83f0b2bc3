// A good request of every operation of the group agentconf.
import type { AGENTCONF } from "../../../../src/words/interfaces/agentconf.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { addBen, addressOf, begin, CONF } from "./arrange.ts";

const of102 = addressOf("102");
const path = "y:/conf/1/welcome.V3";

const chairs = (_: Gateway, ada: Client) => begin(ada);

async function withBen(gateway: Gateway, ada: Client): Promise<Client> {
  await begin(ada);
  return addBen(gateway, ada);
}

/** Makes Ben call Ada into his conference. */
async function rings(gateway: Gateway): Promise<Client> {
  const ben = await gateway.signedIn(102);
  await begin(ben);
  await ben.post("agentconf/{}/batchaddparticipant", { addresses: [addressOf("101")] });
  return ben;
}

/** A valid request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof AGENTCONF> = {
  requestAgentConf: {
    body: {
      memberNum: 4,
      confCallerNo: "10000",
      time: 50,
      promptTime: 5,
      beepTone: true,
      playMode: 2,
      voicePath: path,
    },
  },
  answerAgentConf: { before: rings },
  rejectAgentConf: { before: rings },
  requestLeaveAgentConf: {
    before: async (gateway, ada) => {
      await rings(gateway);
      await ada.post("agentconf/{}/answeragentconf");
    },
  },
  releaseAgentConf: { before: chairs },
  holdParticipant: { before: withBen, body: { ...of102, playMode: 2, voicePath: path } },
  unholdParticipant: {
    body: of102,
    before: async (gateway, ada) => {
      await withBen(gateway, ada);
      await ada.post("agentconf/{}/holdparticipant", { ...of102, voicePath: path });
    },
  },
  prolongTime: { before: chairs, body: { prolongTime: 10 } },
  applyToShiftPresident: { before: withBen, body: { destAgentNo: 102 } },
  playVoiceToConf: { before: chairs, body: { playType: 0, playMode: 2, voicePath: path } },
  stopVoiceToConf: {
    before: async (gateway, ada) => {
      await chairs(gateway, ada);
      await ada.post("agentconf/{}/playvoicetoconf", { voicePath: path });
    },
  },
  modifyConfResource: { before: chairs, body: { modifyType: 0, modifyNum: 3 } },
  batchAddParticipant: { before: chairs, body: { addresses: [of102], beepTone: false } },
  batchRemoveParticipant: { before: withBen, body: { addresses: [of102, addressOf("103")] } },
  changeParticipantMode: { before: withBen, body: { ...of102, attribute: 1 } },
  playVoiceToParticipant: { before: withBen, body: { ...of102, voicePath: path } },
  stopVoiceToParticipant: {
    body: of102,
    before: async (gateway, ada) => {
      await withBen(gateway, ada);
      await ada.post("agentconf/{}/playvoicetoparticipant", { ...of102, voicePath: path });
    },
  },
  queryConfInfos: { before: withBen, body: { confIds: [CONF] } },
  queryAllConfIds: {
    center: { agents: [{ id: 101, queues: [25], inspector: true }, { id: 102 }] },
    before: chairs,
  },
};
