// Requests that lead to the retcodes of queries about agents.
import type { RetcodeRow } from "../../retcode-row.ts";

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  [
    "000-006",
    "queryAgentInfoWithoutSkills",
    (ada) => ada.post("agentgroup/{}/agentinfonoskills", { agentlist: "102" }),
  ],
  ["300-002", "queryAgentInfoByWorkNo", (ada) => ada.get("agentgroup/{}/agentbyworkno/999")],
  ["300-003", "queryGroupInfoByWorkNo", (ada) => ada.get("agentgroup/{}/groupbyagent/999")],
  ["300-004", "queryAllAgentInfoOnMyGroupEx", (ada) => ada.get("agentgroup/{}/agentongroupex?groupid=9")],
];
