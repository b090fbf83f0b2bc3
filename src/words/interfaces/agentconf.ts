// The interfaces of the group agentconf: conferences of agents.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const AGENTCONF = declareGroup("agentconf", {
  requestAgentConf: ["POST", "/{agentid}/requestagentconf", "cec_07_1283", { body: true }],
  answerAgentConf: ["POST", "/{agentid}/answeragentconf", "cec_07_1284", { alternativeMethod: "PUT" }],
  rejectAgentConf: ["POST", "/{agentid}/rejectagentconf", "cec_07_1285", { alternativeMethod: "DELETE" }],
  requestLeaveAgentConf: ["POST", "/{agentid}/requestleaveagentconf", "cec_07_1286"],
  releaseAgentConf: ["POST", "/{agentid}/releaseagentconf", "cec_07_1287"],
  holdParticipant: ["POST", "/{agentid}/holdparticipant", "cec_07_1288", { body: true }],
  unholdParticipant: ["POST", "/{agentid}/unholdparticipant", "cec_07_1289", { body: true }],
  prolongTime: [
    "POST",
    "/{agentid}/prolongtime",
    "cec_07_1290",
    { query: ["prolongTime"], body: true, alternativeMethod: "PUT" },
  ],
  applyToShiftPresident: [
    "POST",
    "/{agentid}/applytoshiftpresident",
    "cec_07_1291",
    { query: ["destWorkNo"], body: true, alternativeMethod: "PUT" },
  ],
  playVoiceToConf: ["POST", "/{agentid}/playvoicetoconf", "cec_07_1295", { body: true, alternativeMethod: "PUT" }],
  stopVoiceToConf: ["POST", "/{agentid}/stopvoicetoconf", "public client", { alternativeMethod: "PUT" }],
  modifyConfResource: [
    "POST",
    "/{agentid}/modifyconfresource",
    "cec_07_1299",
    { body: true, alternativeMethod: "PUT" },
  ],
  batchAddParticipant: ["POST", "/{agentid}/batchaddparticipant", "cec_07_1292", { body: true }],
  batchRemoveParticipant: ["POST", "/{agentid}/batchremoveparticipant", "cec_07_1293", { body: true }],
  changeParticipantMode: ["POST", "/{agentid}/changeparticipantmode", "cec_07_1294", { body: true }],
  playVoiceToParticipant: ["POST", "/{agentid}/playvoicetoparticipant", "cec_07_1297", { body: true }],
  stopVoiceToParticipant: ["POST", "/{agentid}/stopvoicetoparticipant", "cec_07_1298", { body: true }],
  queryConfInfos: ["POST", "/{agentid}/queryconfinfos", "cec_07_1300", { body: true }],
  queryAllConfIds: ["GET", "/{agentid}/queryvdnconfid", "cec_07_1301"],
});
