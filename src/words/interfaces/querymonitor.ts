// The interfaces of the group querymonitor: system queries and settings.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const QUERYMONITOR = declareGroup("querymonitor", {
  queryAgentClusterInfo: ["GET", "/{agentid}/agentclusterinfo/{workno}", "generated client"],
  queryAllAgentClusterInfo: ["GET", "/{agentid}/allagentclusterinfo", "generated client"],
  queryClusterInfo: ["GET", "/{agentid}/clusterinfo", "generated client"],
  queryClusterInfoByName: ["GET", "/{agentid}/clusterinfobyname/{clustername}", "generated client"],
  queryServerTime: ["GET", "/{agentid}/servertime", "generated client"],
  setAgentTimeOut: ["POST", "/{agentid}/setagenttimeout/{flag}", "generated client"],
  setMaxChatNum: ["POST", "/{agentid}/setmaxchatnum/{vdnid}/{chatnum}", "generated client", { query: ["agents"] }],
  querySkillsStatisticInfo: ["GET", "/{agentid}/skillstatisticinfo/{skillid}", "generated client"],
  querySystemStateInfo: ["GET", "/{agentid}/systemstate", "generated client"],
  querySysVersion: ["GET", "/{agentid}/systemversion", "generated client"],
});
