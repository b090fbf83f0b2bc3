// A good request of every operation of the group agentgroup.
import type { AGENTGROUP } from "../../../../src/words/interfaces/agentgroup.ts";
import type { GoodRequests } from "../../good-request.ts";

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof AGENTGROUP> = {
  queryAgentInfoByConfigedSkillId: { parts: ["25"] },
  queryAgentInfoBySkillId: { parts: ["25"] },
  queryAgentInfoByWorkNo: { parts: ["102"] },
  queryAgentIdsBySkillId: { parts: ["25"] },
  queryAgentInfoWithoutSkills: { body: { agentlist: ["102", 101] } },
  getAgentListByStatus: { query: "status=2,4" },
  queryAllAgentInfoOnMyGroup: {},
  queryAllAgentInfoOnMyGroupEx: { query: "groupid=1" },
  queryAgentRestDetailInfo: { before: (_, ada) => ada.post("onlineagent/{}/rest/600/1") },
  queryAllAgentWasNameOnVdn: {},
  getAllStatusAgents: {},
  getAllAgentsInTextChat: {},
  getAllStatusLocalAgents: {},
  queryGroupInfoByWorkNo: { parts: ["102"] },
  queryGroupInfoOnVdn: {},
  getIdleStatusAgents: {},
  isCallOut: {},
  isCensor: {},
  isMonitor: {},
  isPickUp: {},
  isReportManager: {},
  isSpyMonitor: {},
  isSystem: {},
  queryAllLoggedInAgentPhonesOnVdn: {},
  queryAllLoginedAgentInfoOnVdn: {},
  queryAgentStatusAndTimeOnVDN: {},
  queryAgentStatusAndSkill: {},
  getAgentRestReason: {},
  queryAllOnlineAgents: {},
};
