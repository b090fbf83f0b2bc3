// A good request of every operation of the group recordplay.
import type { RECORDPLAY } from "../../../../src/words/interfaces/recordplay.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { beginRecording, FILE, playRecording, record, SERIAL, talk } from "./arrange.ts";

async function pausesRecording(gateway: Gateway, ada: Client): Promise<void> {
  await beginRecording(gateway, ada);
  await ada.post("recordplay/{}/pauserecord");
}

async function pausesPlayback(gateway: Gateway, ada: Client): Promise<void> {
  await playRecording(gateway, ada);
  await ada.post("recordplay/{}/pauseplay");
}

const plays = { before: playRecording };
const recordsNow = { before: beginRecording };
/** A gateway, an agent and no number of seconds, because the contract test passes nothing more. */
const recorded = { before: (gateway: Gateway, ada: Client) => record(gateway, ada) };

/** A valid request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof RECORDPLAY> = {
  beginRecord: { before: talk, body: { fileName: "Y:\\1\\5\\ada.V3", mediaType: 5, recordMode: 0, recordFormat: 0 } },
  beginRecordWithoutFilename: { before: talk },
  pauseRecord: recordsNow,
  resumeRecord: { before: pausesRecording },
  stopRecord: recordsNow,
  beginPlay: { ...recorded, body: { voicepath: FILE, startpostion: 5, volumechange: "50", times: 1, codeformat: 0 } },
  pausePlay: plays,
  resumePlay: { before: pausesPlayback },
  foreFastPlay: { ...plays, parts: ["10"] },
  backFastPlay: { ...plays, parts: ["10"] },
  playRelocation: { ...plays, body: { seekposition: 0, seekseconds: 10 } },
  stopPlay: plays,
  queryRecordFile: {
    ...recorded,
    query: "workno=101&skillid=&startdate=20260105000000&enddate=20260106000000&startposition=1&endposition=9",
  },
  querySelfRecordFile: {
    ...recorded,
    query: "skillid=&startdate=2026-01-05%2000:00:00&enddate=1767700000000&startposition=1&endposition=9",
  },
  queryRecordFileByCallId: { ...recorded, query: "workno=101&callid=1767603600-1&calltime=" },
  queryRecordFileFromRecordID: { ...recorded, query: `recordid=${SERIAL}` },
  queryRecordFileURL: { ...recorded, query: `filepath=${FILE}` },
  queryRecordZipFileURL: { ...recorded, query: `filepath=${FILE}` },
  queryBatchRecordZipFileURL: { ...recorded, query: `filepath=${FILE};` },
  queryVoiceRecordScore: { query: "workno=101&recordstartdate=20260105000000&recordenddate=20260106000000" },
  getConnectToken: {},
  startRecordScreen: {},
  stopRecordScreen: { before: (_, ada) => ada.put("recordplay/{}/startrecordscreen") },
};
