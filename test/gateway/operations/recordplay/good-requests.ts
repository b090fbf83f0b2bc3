// A good request of every operation of the group recordplay.
import type { RECORDPLAY } from "../../../../src/words/interfaces/recordplay.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { beginRecording, connectCall, FILE, playRecording, record, SERIAL } from "./arrange.ts";

async function pauseRecording(gateway: Gateway, ada: Client): Promise<void> {
  await beginRecording(gateway, ada);
  await ada.post("recordplay/{}/pauserecord");
}

async function pausePlayback(gateway: Gateway, ada: Client): Promise<void> {
  await playRecording(gateway, ada);
  await ada.post("recordplay/{}/pauseplay");
}

const whilePlaying = { before: playRecording };
const whileRecording = { before: beginRecording };
const afterRecording = { before: record };

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof RECORDPLAY> = {
  beginRecord: {
    before: connectCall,
    body: { fileName: "Y:\\1\\5\\ada.V3", mediaType: 5, recordMode: 0, recordFormat: 0 },
  },
  beginRecordWithoutFilename: { before: connectCall },
  pauseRecord: whileRecording,
  resumeRecord: { before: pauseRecording },
  stopRecord: whileRecording,
  beginPlay: {
    ...afterRecording,
    body: { voicepath: FILE, startpostion: 5, volumechange: "50", times: 1, codeformat: 0 },
  },
  pausePlay: whilePlaying,
  resumePlay: { before: pausePlayback },
  foreFastPlay: { ...whilePlaying, parts: ["10"] },
  backFastPlay: { ...whilePlaying, parts: ["10"] },
  playRelocation: { ...whilePlaying, body: { seekposition: 0, seekseconds: 10 } },
  stopPlay: whilePlaying,
  queryRecordFile: {
    ...afterRecording,
    query: "workno=101&skillid=&startdate=20260105000000&enddate=20260106000000&startposition=1&endposition=9",
  },
  querySelfRecordFile: {
    ...afterRecording,
    query: "skillid=&startdate=2026-01-05%2000:00:00&enddate=1767700000000&startposition=1&endposition=9",
  },
  queryRecordFileByCallId: { ...afterRecording, query: "workno=101&callid=1767603600-1&calltime=" },
  queryRecordFileFromRecordID: { ...afterRecording, query: `recordid=${SERIAL}` },
  queryRecordFileURL: { ...afterRecording, query: `filepath=${FILE}` },
  queryRecordZipFileURL: { ...afterRecording, query: `filepath=${FILE}` },
  queryBatchRecordZipFileURL: { ...afterRecording, query: `filepath=${FILE};` },
  queryVoiceRecordScore: { query: "workno=101&recordstartdate=20260105000000&recordenddate=20260106000000" },
  getConnectToken: {},
  startRecordScreen: {},
  stopRecordScreen: { before: (_, ada) => ada.put("recordplay/{}/startrecordscreen") },
};
