// The interfaces of the group queuedevice: queues and IVR flows.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const QUEUEDEVICE = declareGroup("queuedevice", {
  querySkillQueueOnAgent: ["GET", "/{agentid}/agentskill/{workNo}", "generated client"],
  querySkillQueueOnAgentVDN: ["GET", "/{agentid}/agentvdnskill", "cec_07_0409"],
  queryInNoOnVDN: ["GET", "/{agentid}/innoinfo", "generated client"],
  queryIVRInfoOnVdn: ["GET", "/{agentid}/ivrinfo", "cec_07_1024"],
  queryStatInfoOfAcd: ["POST", "/{agentid}/queryacdstat", "cec_07_1023", { body: true }],
  querySkillStatWithVdn: ["POST", "/{agentid}/queryskillstat", "generated client", { body: true }],
  queryQueueLengthBySkillId: ["GET", "/{agentid}/skillwaitnum/{skillid}", "cec_07_0410"],
  querySkillQueueOnVDN: ["GET", "/{agentid}/vdnskill/{vdnid}", "generated client"],
  queryQueueLengthOnAgent: ["GET", "/{agentid}/waitnum", "cec_07_1019"],
  queryQueueLengthOnAgentSkills: ["GET", "/{agentid}/waitnumbyagent", "cec_07_1020"],
});
