// The interfaces of the group multimediaconf: multimedia conferences.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const MULTIMEDIACONF = declareGroup("multimediaconf", {
  requestConf: ["PUT", "/{agentid}/requestconf", "public client", { body: true }],
  inviteConf: ["PUT", "/{agentid}/inviteconf", "public client", { body: true }],
  joinConfResult: ["POST", "/{agentid}/joinconfresult", "public client", { body: true }],
  stopConf: ["DELETE", "/{agentid}/stopconf", "public client", { body: true }],
  getConfState: ["POST", "/{agentid}/getconfstate", "public client", { body: true }],
});
