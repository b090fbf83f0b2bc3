// A good request of every call data operation, with its preparation: agent 101 is signed in and answers manually.
import { transferCall } from "../../../../src/core/index.ts";
import type { CALLDATA } from "../../../../src/words/interfaces/calldata.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { act, WITH_INSPECTOR } from "./arrange.ts";

/** The id of the first call. */
const FIRST = "1767603600-1";

/** A center in which agent 101 may inspect other agents. */
const center = {
  ...WITH_INSPECTOR,
  agents: WITH_INSPECTOR.agents.map((agent) => ({ ...agent, inspector: agent.id === 101 })),
};

const ring = ({ call }: Gateway) => call({ queue: 25 });
const talk = async (gateway: Gateway, ada: Client) => {
  ring(gateway);
  await ada.put("voicecall/{}/answer");
};
const hold = async (gateway: Gateway, ada: Client) => {
  await talk(gateway, ada);
  await ada.post("voicecall/{}/hold");
};
const endCall = async (gateway: Gateway, ada: Client) => {
  await talk(gateway, ada);
  await ada.delete("voicecall/{}/release");
};
const addWaitingCalls = async (gateway: Gateway, ada: Client) => {
  await talk(gateway, ada);
  ring(gateway);
  gateway.call({ agent: 101 });
};
const sendToIvr = async (gateway: Gateway, ada: Client) => {
  await talk(gateway, ada);
  act(gateway.center, transferCall, { agent: 101, to: { ivr: 900 }, mode: "suspend" });
};

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof CALLDATA> = {
  setCallAppData: { query: "calldata=x", before: talk },
  setCallAppDataEx: { body: { calldata: "x" }, before: talk },
  queryCallAppData: { before: talk },
  setCallBusinessData: { body: { businessdata: "x" }, before: talk },
  getCallBusinessData: { before: talk },
  queryCallInfo: { before: talk },
  queryCallInfoBeforeAnswer: { before: ring },
  queryCallInfoByCallId: { parts: [FIRST], before: talk },
  queryAllCallID: { before: talk },
  queryCallNumsOnAgent: { before: talk },
  isProcessCall: { before: talk },
  queryRemoteNumbers: { before: talk },
  getNetCallId: { parts: [FIRST], before: talk },
  queryAllCallInfoByAgentWorkNo: { parts: ["101"], before: talk },
  queryAllCallInfoByAgentWorkNoEx: { parts: ["101"], before: talk },
  queryAllCallInfoOnVdn: { center, before: talk },
  queryHoldListInfo: { before: hold },
  queryHoldListInfoEx: { parts: ["101"], before: hold },
  queryAgentHoldNum: { parts: ["101"], before: hold },
  queryWaitCallInfoBySkillId: { parts: ["25"], before: addWaitingCalls },
  queryPrivateCallInfo: { before: addWaitingCalls },
  queryCallCountByIVRId: { center, parts: ["900"], before: sendToIvr },
  queryWaitCallInfoByIVRId: { center, parts: ["900"], before: sendToIvr },
  queryCallRecordList: { center, before: endCall },
  querySelfCallRecordInfo: { before: endCall },
  queryCallStatisticsInfo: { before: talk },
  queryCallStatisticsInfoEx: { before: talk },
};
