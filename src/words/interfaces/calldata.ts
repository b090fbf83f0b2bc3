// The interfaces of the group calldata: data about calls.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const CALLDATA = declareGroup("calldata", {
  setCallAppData: ["PUT", "/{agentid}", "generated client", { query: ["callid", "calldata"] }],
  queryAgentHoldNum: ["GET", "/{agentid}/agentholdnum/{workno}", "generated client"],
  queryAllCallID: ["GET", "/{agentid}/allcallid", "public client"],
  queryAllCallInfoByAgentWorkNo: ["GET", "/{agentid}/allcallinfo/{workno}", "public client"],
  queryAllCallInfoByAgentWorkNoEx: ["GET", "/{agentid}/allcallinfoEx/{workno}", "cec_07_1267"],
  queryAllCallInfoOnVdn: ["GET", "/{agentid}/allcallinfoinvdn", "generated client"],
  queryCallAppData: ["GET", "/{agentid}/appdata", "cec_07_1262", { query: ["isEncodeResult", "callId"] }],
  queryCallRecordList: [
    "GET",
    "/{agentid}/callRecordInfoList",
    "generated client",
    { query: ["workno", "skillid", "startdate", "enddate", "startposition", "endposition"] },
  ],
  queryCallInfo: ["GET", "/{agentid}/callinfo", "cec_07_1261", { query: ["isNoContainLastCall"] }],
  queryCallInfoBeforeAnswer: ["GET", "/{agentid}/callinfobeforeanswer", "cec_07_1265"],
  queryCallInfoByCallId: ["GET", "/{agentid}/callinfobycallid/{callid}", "cec_07_1266"],
  queryCallNumsOnAgent: ["GET", "/{agentid}/callnums", "cec_07_1268"],
  getCallBusinessData: ["PUT", "/{agentid}/getcallbusinessdata", "generated client", { body: true }],
  queryHoldListInfo: ["GET", "/{agentid}/holdlist", "cec_07_1264"],
  queryHoldListInfoEx: ["GET", "/{agentid}/holdlistex/{workno}", "cec_07_1272"],
  isProcessCall: ["GET", "/{agentid}/isprocesscall", "generated client"],
  queryCallCountByIVRId: ["GET", "/{agentid}/ivrcallcount/{ivrid}", "generated client"],
  queryWaitCallInfoByIVRId: ["GET", "/{agentid}/ivrcallinfo/{ivrid}", "generated client"],
  queryPrivateCallInfo: ["GET", "/{agentid}/privatecallinfo", "generated client"],
  querySelfCallRecordInfo: [
    "GET",
    "/{agentid}/queryselfcallrecordinfolist",
    "generated client",
    { query: ["skillid", "startdate", "enddate", "startposition", "endposition"] },
  ],
  queryRemoteNumbers: ["GET", "/{agentid}/remotenumbers", "public client"],
  setCallBusinessData: ["PUT", "/{agentid}/setcallbusinessdata", "generated client", { body: true }],
  // A client that drives real gateways uses POST.
  setCallAppDataEx: ["PUT", "/{agentid}/setcalldataex", "cec_07_1263", { body: true, alternativeMethod: "POST" }],
  queryCallStatisticsInfo: ["GET", "/{agentid}/statistics", "cec_07_1269"],
  queryWaitCallInfoBySkillId: ["GET", "/{agentid}/waitcallinfo/{skillid}", "cec_07_1271"],
  queryCallStatisticsInfoEx: ["GET", "/{agentid}/statisticsEx", "cec_07_1270"],
  getNetCallId: ["GET", "/{agentid}/getNetCallId/{callid}", "cec_07_0333"],
});
