// A good request of every operation of the group querymonitor.
import type { QUERYMONITOR } from "../../../../src/words/interfaces/querymonitor.ts";
import type { GoodRequests } from "../../good-request.ts";

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof QUERYMONITOR> = {
  queryAgentClusterInfo: { parts: ["101"] },
  queryAllAgentClusterInfo: {},
  queryClusterInfo: {},
  queryClusterInfoByName: { parts: ["AgentGateway"] },
  queryServerTime: {},
  querySkillsStatisticInfo: { parts: ["25"] },
  querySystemStateInfo: {},
  querySysVersion: {},
  setMaxChatNum: { parts: ["1", "5"], query: "agents=101;102" },
  setAgentTimeOut: { parts: ["on"] },
};
