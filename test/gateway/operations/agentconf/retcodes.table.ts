// Requests that lead to the retcodes of conferences.
import type { Client, Envelope } from "../../../support/gateway.ts";
import type { RetcodeRow } from "../../retcode-row.ts";
import { addBen, addressOf, beginConference, CONF, SOUND_PATH } from "./arrange.ts";

const createList = (address: string) => ({ addresses: [addressOf(address)] });

/** A request of each operation that only a chair may use. */
const CHAIR_REQUESTS: Readonly<Record<string, (client: Client) => Promise<Envelope>>> = {
  releaseAgentConf: (client) => client.post("agentconf/{}/releaseagentconf"),
  batchAddParticipant: (client) => client.post("agentconf/{}/batchaddparticipant", createList("103")),
  batchRemoveParticipant: (client) => client.post("agentconf/{}/batchremoveparticipant", createList("103")),
  holdParticipant: (client) =>
    client.post("agentconf/{}/holdparticipant", { ...addressOf("103"), voicePath: SOUND_PATH }),
  unholdParticipant: (client) => client.post("agentconf/{}/unholdparticipant", addressOf("103")),
  changeParticipantMode: (client) =>
    client.post("agentconf/{}/changeparticipantmode", { ...addressOf("103"), attribute: 1 }),
  prolongTime: (client) => client.post("agentconf/{}/prolongtime", { prolongTime: 1_440 }),
  applyToShiftPresident: (client) => client.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 103 }),
  modifyConfResource: (client) => client.post("agentconf/{}/modifyconfresource", { modifyType: 1, modifyNum: 6 }),
  playVoiceToConf: (client) => client.post("agentconf/{}/playvoicetoconf", { voicePath: SOUND_PATH }),
  stopVoiceToConf: (client) => client.post("agentconf/{}/stopvoicetoconf"),
  playVoiceToParticipant: (client) =>
    client.post("agentconf/{}/playvoicetoparticipant", { ...addressOf("103"), voicePath: SOUND_PATH }),
  stopVoiceToParticipant: (client) => client.post("agentconf/{}/stopvoicetoparticipant", addressOf("103")),
};

const CHAIR_ROWS = Object.entries(CHAIR_REQUESTS).flatMap(([operation, send]): RetcodeRow[] => [
  ["101-001", operation, send],
  [
    "101-002",
    operation,
    async (ada, gateway) => {
      await beginConference(ada);
      return send(await addBen(gateway, ada));
    },
  ],
]);

/** The requests that the CTI server refuses: 103 is not in the conference, no sound plays, or the time or the places are out of bounds. */
const CTI_ROWS = [
  ...["holdParticipant", "unholdParticipant", "changeParticipantMode", "prolongTime", "modifyConfResource"],
  ...["stopVoiceToConf", "playVoiceToParticipant", "stopVoiceToParticipant"],
].map(
  (operation): RetcodeRow => [
    "100-007",
    operation,
    async (ada) => {
      await beginConference(ada);
      return (CHAIR_REQUESTS[operation] as (client: Client) => Promise<Envelope>)(ada);
    },
  ],
);

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ...CHAIR_ROWS,
  ...CTI_ROWS,
  [
    "100-007",
    "playVoiceToConf",
    async (ada) => {
      await beginConference(ada);
      await ada.post("agentconf/{}/playvoicetoconf", { voicePath: SOUND_PATH });
      return ada.post("agentconf/{}/playvoicetoconf", { voicePath: SOUND_PATH });
    },
  ],
  [
    "100-007",
    "requestAgentConf",
    async (ada) => {
      await ada.post("onlineagent/{}/saybusy");
      return ada.post("agentconf/{}/requestagentconf", { memberNum: 3 });
    },
  ],
  ["101-001", "answerAgentConf", (ada) => ada.post("agentconf/{}/answeragentconf")],
  ["101-001", "rejectAgentConf", (ada) => ada.post("agentconf/{}/rejectagentconf")],
  ["101-001", "requestLeaveAgentConf", (ada) => ada.post("agentconf/{}/requestleaveagentconf")],
  ["101-001", "queryConfInfos", (ada) => ada.post("agentconf/{}/queryconfinfos", { confIds: [CONF] })],
  [
    "101-003",
    "requestAgentConf",
    async (ada) => {
      await beginConference(ada);
      return ada.post("agentconf/{}/requestagentconf", { memberNum: 3 });
    },
  ],
  ["101-004", "queryAllConfIds", (ada) => ada.get("agentconf/{}/queryvdnconfid")],
  [
    "101-005",
    "applyToShiftPresident",
    async (ada) => {
      await beginConference(ada);
      return ada.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 101 });
    },
  ],
  [
    "101-006",
    "batchRemoveParticipant",
    async (ada) => {
      await beginConference(ada);
      return ada.post("agentconf/{}/batchremoveparticipant", createList("101"));
    },
  ],
  [
    "101-007",
    "requestLeaveAgentConf",
    async (ada) => {
      await beginConference(ada);
      return ada.post("agentconf/{}/requestleaveagentconf");
    },
  ],
];
