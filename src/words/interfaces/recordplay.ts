// The interfaces of the group recordplay: recording and playback.
import { declareGroup } from "./row.ts";

/** The interfaces of this group, by their names. */
export const RECORDPLAY = declareGroup("recordplay", {
  backFastPlay: ["POST", "/{agentid}/backfast/{time}", "cec_07_4206"],
  queryBatchRecordZipFileURL: ["GET", "/{agentid}/batchrecordzipfileurl", "generated client", { query: ["filepath"] }],
  foreFastPlay: ["POST", "/{agentid}/forefast/{time}", "cec_07_4205"],
  pausePlay: ["POST", "/{agentid}/pauseplay", "cec_07_4203"],
  pauseRecord: ["POST", "/{agentid}/pauserecord", "generated client"],
  beginPlay: ["PUT", "/{agentid}/play", "cec_07_4202", { body: true }],
  queryRecordFileByCallId: [
    "GET",
    "/{agentid}/queryrecordfilebycallid",
    "generated client",
    { query: ["workno", "callid", "calltime"] },
  ],
  queryVoiceRecordScore: [
    "GET",
    "/{agentid}/queryrecordscore",
    "generated client",
    { query: ["workno", "recordstartdate", "recordenddate"] },
  ],
  querySelfRecordFile: [
    "GET",
    "/{agentid}/queryselfrecordfile",
    "generated client",
    { query: ["skillid", "startdate", "enddate", "startposition", "endposition"] },
  ],
  beginRecord: ["PUT", "/{agentid}/record", "cec_07_4210", { query: ["filename"], body: true }],
  queryRecordFile: [
    "GET",
    "/{agentid}/recordfile",
    "generated client",
    { query: ["workno", "skillid", "startdate", "enddate", "startposition", "endposition"] },
  ],
  queryRecordFileFromRecordID: [
    "GET",
    "/{agentid}/recordfilefromrecordid",
    "generated client",
    { query: ["recordid"] },
  ],
  queryRecordFileURL: ["GET", "/{agentid}/recordfileurl", "generated client", { query: ["filepath"] }],
  beginRecordWithoutFilename: ["PUT", "/{agentid}/recordwithoutfilename", "generated client"],
  queryRecordZipFileURL: ["GET", "/{agentid}/recordzipfileurl", "generated client", { query: ["filepath"] }],
  resumePlay: ["POST", "/{agentid}/resumeplay", "cec_07_4204"],
  resumeRecord: ["POST", "/{agentid}/resumerecord", "generated client"],
  stopPlay: ["DELETE", "/{agentid}/stopplay", "cec_07_4207"],
  stopRecord: ["DELETE", "/{agentid}/stoprecord", "cec_07_4211"],
  playRelocation: ["POST", "/{agentid}/playrelocation", "cec_07_0405", { body: true }],
  startRecordScreen: ["PUT", "/{agentid}/startrecordscreen", "public client"],
  stopRecordScreen: ["DELETE", "/{agentid}/stoprecordscreen", "public client"],
  getConnectToken: ["GET", "/{agentid}/getconnecttoken", "public client"],
});
