// A good request of every operation of the group qualitycontrol.
import type { QUALITYCONTROL } from "../../../../src/words/interfaces/qualitycontrol.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { connectBen, signBenIn, WITH_INSPECTOR } from "./arrange.ts";

const center = WITH_INSPECTOR;
/** A request about agent 102, who is signed in. */
const OF_BEN = { center, parts: ["102"], before: signBenIn };

/** Makes agent 101 listen to agent 102 during a call. */
async function listenToBen(gateway: Gateway, ada: Client): Promise<void> {
  await connectBen(gateway);
  await ada.put("qualitycontrol/{}/addsupervise/102");
}

/** Makes agent 101 whisper to agent 102 during a call. */
async function whisperToBen(gateway: Gateway, ada: Client): Promise<void> {
  await connectBen(gateway);
  await ada.post("qualitycontrol/{}/requestwhisperagent?whisperagentid=102");
}

/** Makes agent 101 watch the video of agent 102. */
async function watchVideoOfBen(gateway: Gateway, ada: Client): Promise<void> {
  await signBenIn(gateway);
  await ada.post("qualitycontrol/{}/startVideoMonitor", { monitoragent: "102" });
}

/** The id of the first call. */
const FIRST = "1767603600-1";

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof QUALITYCONTROL> = {
  addInsert: OF_BEN,
  addSupervise: { ...OF_BEN, query: "mediaType=1" },
  queryAllMonitoredAgents: { center },
  beginMonitor: { center, query: "agents=102;103" },
  qcCancelAgentSelfRecord: { center, query: "agents=102", before: signBenIn },
  endMonitor: { center, query: "agents=102" },
  forceBusy: OF_BEN,
  forceDropCall: { center, parts: [FIRST], before: connectBen },
  forceIdle: OF_BEN,
  forceLogOutAgent: OF_BEN,
  forceRest: { ...OF_BEN, parts: ["102", "600", "2"] },
  intercept: { center, parts: ["102"], before: listenToBen },
  requestStopWhisperAgent: { center, query: "whisperagentid=102", before: whisperToBen },
  requestSwitchInsertWhisperAgent: { center, query: "whisperagentid=102&switchtype=2", before: listenToBen },
  requestWhisperAgent: { center, query: "whisperagentid=102", before: signBenIn },
  qcSetAgentSelfRecord: { center, parts: ["true", "0"], query: "agents=102", before: signBenIn },
  switchSuperviseOrInsert: { center, parts: ["102"], before: listenToBen },
  stopSuperviseOrInsert: { center, parts: ["102"], before: listenToBen },
  interceptCall: { center, parts: ["102", FIRST], before: listenToBen },
  startVideoMonitor: { center, body: { monitoragent: "102" }, before: signBenIn },
  stopVideoMonitor: { center, body: { monitoragent: 102 }, before: watchVideoOfBen },
  startVideoOperation: { center, query: "monitoragent=102&result=0", before: watchVideoOfBen },
  startOrStopVideoPlay: { center, query: "monitoragent=102&isstart=true", before: watchVideoOfBen },
  deleteVideoTask: { center, query: "monitoragent=102", before: watchVideoOfBen },
  queryQcTasks: { center },
  deleteQcTask: { center, query: "taskdsn=7&begintime=1767603600000", refused: "900-009" },
  queryUrlInfo: { center, query: "urlname=record", refused: "210-001" },
  registerDataToServer: { center, query: "port=8090" },
  queryVideoRecordFile: {
    center,
    query: "workno=102&startdate=20260101000000&enddate=20260102000000&startposition=1&endposition=10",
  },
  localRecordPath: { center, query: "format=1&recordId=1", refused: "104-005" },
  recordFile: { center, query: "token=t&localRecordPath=/records/1.wav", refused: "104-005" },
  adjustSkill: { center, body: { workNo: "102", skills: [26] }, before: signBenIn },
};
