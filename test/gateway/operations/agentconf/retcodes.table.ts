// Requests that lead to the retcodes of conferences.
import type { RetcodeRow } from "../../retcode-row.ts";
import { addBen, addressOf, begin } from "./arrange.ts";

const chair = (address: string) => ({ addresses: [addressOf(address)] });

export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["101-001", "releaseAgentConf", (ada) => ada.post("agentconf/{}/releaseagentconf")],
  [
    "101-002",
    "releaseAgentConf",
    async (ada, gateway) => {
      await begin(ada);
      return (await addBen(gateway, ada)).post("agentconf/{}/releaseagentconf");
    },
  ],
  [
    "101-003",
    "requestAgentConf",
    async (ada) => {
      await begin(ada);
      return ada.post("agentconf/{}/requestagentconf", { memberNum: 3 });
    },
  ],
  ["101-004", "queryAllConfIds", (ada) => ada.get("agentconf/{}/queryvdnconfid")],
  [
    "101-005",
    "applyToShiftPresident",
    async (ada) => {
      await begin(ada);
      return ada.post("agentconf/{}/applytoshiftpresident", { destAgentNo: 101 });
    },
  ],
  [
    "101-006",
    "batchRemoveParticipant",
    async (ada) => {
      await begin(ada);
      return ada.post("agentconf/{}/batchremoveparticipant", chair("101"));
    },
  ],
  [
    "101-007",
    "requestLeaveAgentConf",
    async (ada) => {
      await begin(ada);
      return ada.post("agentconf/{}/requestleaveagentconf");
    },
  ],
];
