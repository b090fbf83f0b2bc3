// A good request of every call data operation, with its preparation: agent 101 is signed in and answers manually.
import { transferCall } from "../../../../src/core/index.ts";
import type { CALLDATA } from "../../../../src/words/interfaces/calldata.ts";
import type { Client, Gateway } from "../../../support/gateway.ts";
import type { GoodRequests } from "../../good-request.ts";
import { perform, WITH_INSPECTOR } from "./arrange.ts";

/** The id of the first call. */
const FIRST = "1767603600-1";

/** A center in which agent 101 may inspect other agents. */
const center = {
  ...WITH_INSPECTOR,
  agents: WITH_INSPECTOR.agents.map((agent) => ({ ...agent, inspector: agent.id === 101 })),
};

/** Makes a call of queue 25 ring. */
const ringAda = ({ call }: Gateway) => call({ queue: 25 });
/** Connects agent 101 with a customer. */
const connectCall = async (gateway: Gateway, ada: Client) => {
  ringAda(gateway);
  await ada.put("voicecall/{}/answer");
};
/** Holds the call of agent 101. */
const holdCall = async (gateway: Gateway, ada: Client) => {
  await connectCall(gateway, ada);
  await ada.post("voicecall/{}/hold");
};
/** Ends a call of agent 101. */
const endCall = async (gateway: Gateway, ada: Client) => {
  await connectCall(gateway, ada);
  await ada.delete("voicecall/{}/release");
};
/** Adds calls that wait for the queue and for the agent. */
const addWaitingCalls = async (gateway: Gateway, ada: Client) => {
  await connectCall(gateway, ada);
  ringAda(gateway);
  gateway.call({ agent: 101 });
};
/** Suspends the call of agent 101 to an IVR. */
const suspendToIvr = async (gateway: Gateway, ada: Client) => {
  await connectCall(gateway, ada);
  perform(gateway.center, transferCall, { agent: 101, to: { ivr: 900 }, mode: "suspend" });
};

/** A good request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof CALLDATA> = {
  setCallAppData: { query: "calldata=x", before: connectCall },
  setCallAppDataEx: { body: { calldata: "x" }, before: connectCall },
  queryCallAppData: { before: connectCall },
  setCallBusinessData: { body: { businessdata: "x" }, before: connectCall },
  getCallBusinessData: { before: connectCall },
  queryCallInfo: { before: connectCall },
  queryCallInfoBeforeAnswer: { before: ringAda },
  queryCallInfoByCallId: { parts: [FIRST], before: connectCall },
  queryAllCallID: { before: connectCall },
  queryCallNumsOnAgent: { before: connectCall },
  isProcessCall: { before: connectCall },
  queryRemoteNumbers: { before: connectCall },
  getNetCallId: { parts: [FIRST], before: connectCall },
  queryAllCallInfoByAgentWorkNo: { parts: ["101"], before: connectCall },
  queryAllCallInfoByAgentWorkNoEx: { parts: ["101"], before: connectCall },
  queryAllCallInfoOnVdn: { center, before: connectCall },
  queryHoldListInfo: { before: holdCall },
  queryHoldListInfoEx: { parts: ["101"], before: holdCall },
  queryAgentHoldNum: { parts: ["101"], before: holdCall },
  queryWaitCallInfoBySkillId: { parts: ["25"], before: addWaitingCalls },
  queryPrivateCallInfo: { before: addWaitingCalls },
  queryCallCountByIVRId: { center, parts: ["900"], before: suspendToIvr },
  queryWaitCallInfoByIVRId: { center, parts: ["900"], before: suspendToIvr },
  queryCallRecordList: { center, before: endCall },
  querySelfCallRecordInfo: { before: endCall },
  queryCallStatisticsInfo: { before: connectCall },
  queryCallStatisticsInfoEx: { before: connectCall },
};
