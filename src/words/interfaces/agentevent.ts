// The interfaces of the group agentevent: polling events.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const AGENTEVENT = declareGroup("agentevent", {
  getAllAgentEvent: ["GET", "/allagentevent", "generated client"],
  getAgentEvent: ["GET", "/{agentid}", "cec_07_1274"],
  getJsonpAgentEvent: ["GET", "/{agentid}/jsonp", "generated client", { query: ["callback"] }],
  getAgentEventInAsync: ["GET", "/{agentid}/async", "generated client"],
  setAgentSkillQueueFresh: ["PUT", "/{workno}/agentskillqueuefresh", "generated client"],
  reportAgentsIsAlive: ["POST", "/reportagentsisalive", "generated client", { query: ["agents"] }],
});
