// Requests that lead to the retcodes of conferences.
import type { Client, Envelope } from "../../../support/gateway.ts";
import type { RetcodeRow } from "../../retcode-row.ts";
import { addBen, addressOf, beginConference, CONF } from "./arrange.ts";

const PATH = "y:/1.V3";
const listOf = (address: string) => ({ addresses: [addressOf(address)] });

/** A request of each operation that only a chair may use. */
const OF_CHAIR: Readonly<Record<string, (client: Client) => Promise<Envelope>>> = {
  releaseAgentConf: (client) => client.post("agentconf/{}/releaseagentconf"),
  batchAddParticipant: (client) => client.post("agentconf/{}/batchaddparticipant", listOf("103")),
  batchRemoveParticipant: (client) => client.post("agentconf/{}/batchremoveparticipant", listOf("103")),
  holdParticipant: (client) => client.post("agentconf/{}/holdparticipant", { ...addressOf("103"), voicePath: PATH }),
  unholdParticipant: (client) => client.post("agentconf/{}/unholdparticipant", addressOf("103")),
  changeParticipantMode: (client) =>
    client.post("agentconf/{}/changeparticipantmode", { ...addressOf("103"), attribute: 1 }),
  prolongTime: (client) => client.post("agentconf/{}/prolongtime", { prolongTime: 1_440 }),
  applyToShiftPresident: (client) => client.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 103 }),
  modifyConfResource: (client) => client.post("agentconf/{}/modifyconfresource", { modifyType: 1, modifyNum: 6 }),
  playVoiceToConf: (client) => client.post("agentconf/{}/playvoicetoconf", { voicePath: PATH }),
  stopVoiceToConf: (client) => client.post("agentconf/{}/stopvoicetoconf"),
  playVoiceToParticipant: (client) =>
    client.post("agentconf/{}/playvoicetoparticipant", { ...addressOf("103"), voicePath: PATH }),
  stopVoiceToParticipant: (client) => client.post("agentconf/{}/stopvoicetoparticipant", addressOf("103")),
};

const chairRows = Object.entries(OF_CHAIR).flatMap(([operation, send]): RetcodeRow[] => [
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

/** The requests that the CTI server refuses: agent 103 is not in the conference, or its time would be too long or its places too few. */
const refusedByCti = [
  ...["holdParticipant", "unholdParticipant", "changeParticipantMode", "prolongTime", "modifyConfResource"],
  ...["stopVoiceToConf", "playVoiceToParticipant", "stopVoiceToParticipant"],
].map(
  (operation): RetcodeRow => [
    "100-007",
    operation,
    async (ada) => {
      await beginConference(ada);
      return (OF_CHAIR[operation] as (client: Client) => Promise<Envelope>)(ada);
    },
  ],
);

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ...chairRows,
  ...refusedByCti,
  [
    "100-007",
    "playVoiceToConf",
    async (ada) => {
      await beginConference(ada);
      await ada.post("agentconf/{}/playvoicetoconf", { voicePath: PATH });
      return ada.post("agentconf/{}/playvoicetoconf", { voicePath: PATH });
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
      return ada.post("agentconf/{}/batchremoveparticipant", listOf("101"));
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
