// Requests that lead to the retcodes of recordings and playbacks.
import type { RetcodeRow } from "../../retcode-row.ts";
import {
  beginRecording,
  connectCall,
  FILE,
  playRecording,
  record,
  recordBen,
  rowsOfFiles,
  SERIAL_OF_BEN,
} from "./arrange.ts";

const OFF = { recordings: "off" };

/** The rows: each has a retcode, an operation that returns it, and the request that leads to it. */
export const RETCODE_ROWS: readonly RetcodeRow[] = [
  ["104-001", "beginRecord", (ada) => ada.put("recordplay/{}/record"), OFF],
  [
    "104-002",
    "beginPlay",
    async (_, gateway) => {
      const [ben, cleo] = [await gateway.signInAgent(102), await gateway.signInAgent(103)];
      await record(gateway, ben, 10, 102);
      return cleo.put("recordplay/{}/play", { voicepath: FILE.replace("101", "102") });
    },
  ],
  ...rowsOfFiles("queryRecordFileURL", (ada, file) => ada.send("GET", `recordplay/{}/recordfileurl?filepath=${file}`)),
  ...rowsOfFiles("queryRecordZipFileURL", (ada, file) =>
    ada.send("GET", `recordplay/{}/recordzipfileurl?filepath=${file}`),
  ),
  ...rowsOfFiles("queryBatchRecordZipFileURL", (ada, file) =>
    ada.send("GET", `recordplay/{}/batchrecordzipfileurl?filepath=${file}`),
  ),
  ["104-002", "queryRecordFile", (ada) => ada.get(`recordplay/{}/recordfile?workno=102`)],
  [
    "104-002",
    "queryRecordFileByCallId",
    (ada) => ada.get("recordplay/{}/queryrecordfilebycallid?workno=102&callid=1-1"),
  ],
  [
    "104-002",
    "queryRecordFileFromRecordID",
    async (ada, gateway) => {
      await recordBen(gateway);
      return ada.get(`recordplay/{}/recordfilefromrecordid?recordid=${SERIAL_OF_BEN}`);
    },
  ],
  [
    "104-002",
    "queryVoiceRecordScore",
    (ada) => ada.get("recordplay/{}/queryrecordscore?workno=102&recordstartdate=1&recordenddate=2"),
  ],
  [
    "104-002",
    "beginRecord",
    async (ada, gateway) => {
      const ben = await gateway.signInAgent(102);
      await connectCall(gateway, ben, 102);
      await ben.put("recordplay/{}/record", { fileName: "Y:/ben.V3" });
      await ben.delete("voicecall/{}/release");
      await connectCall(gateway, ada);
      return ada.put("recordplay/{}/record", { fileName: "Y:/ben.V3" });
    },
  ],
  ["500-008", "beginRecord", (ada) => ada.put("recordplay/{}/record")],
  ["104-001", "beginRecordWithoutFilename", (ada) => ada.put("recordplay/{}/recordwithoutfilename"), OFF],
  ["104-001", "startRecordScreen", (ada) => ada.put("recordplay/{}/startrecordscreen"), OFF],
  [
    "500-008",
    "startRecordScreen",
    async (ada) => {
      await ada.put("recordplay/{}/startrecordscreen");
      return ada.put("recordplay/{}/startrecordscreen");
    },
  ],
  ["500-010", "stopRecordScreen", (ada) => ada.delete("recordplay/{}/stoprecordscreen")],
  ["104-003", "beginRecord", (ada) => ada.put("recordplay/{}/record", { fileName: "../ada.V3" })],
  ["104-004", "beginRecord", (ada) => ada.put("recordplay/{}/record", { fileName: "C:/ada.V3" })],
  ["500-001", "backFastPlay", (ada) => ada.post("recordplay/{}/backfast/5")],
  ["500-002", "foreFastPlay", (ada) => ada.post("recordplay/{}/forefast/5")],
  ["500-003", "pausePlay", (ada) => ada.post("recordplay/{}/pauseplay")],
  ["500-004", "pauseRecord", (ada) => ada.post("recordplay/{}/pauserecord")],
  ["500-005", "resumePlay", (ada) => ada.post("recordplay/{}/resumeplay")],
  ["500-006", "resumeRecord", (ada) => ada.post("recordplay/{}/resumerecord")],
  [
    "500-007",
    "beginPlay",
    async (ada, gateway) => {
      await playRecording(gateway, ada);
      return ada.put("recordplay/{}/play", { voicepath: FILE });
    },
  ],
  [
    "500-008",
    "beginRecordWithoutFilename",
    async (ada, gateway) => {
      await beginRecording(gateway, ada);
      return ada.put("recordplay/{}/recordwithoutfilename");
    },
  ],
  ["500-009", "stopPlay", (ada) => ada.delete("recordplay/{}/stopplay")],
  [
    "500-010",
    "stopRecord",
    async (ada, gateway) => {
      await connectCall(gateway, ada);
      return ada.delete("recordplay/{}/stoprecord");
    },
  ],
  ["500-012", "playRelocation", (ada) => ada.post("recordplay/{}/playrelocation", { seekposition: 0, seekseconds: 1 })],
  [
    "500-013",
    "playRelocation",
    async (ada, gateway) => {
      await playRecording(gateway, ada);
      return ada.post("recordplay/{}/playrelocation", { seekposition: 2, seekseconds: 61 });
    },
  ],
];
