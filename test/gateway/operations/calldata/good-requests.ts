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

const rings = ({ call }: Gateway) => call({ queue: 25 });
const talks = async (gateway: Gateway, ada: Client) => {
  rings(gateway);
  await ada.put("voicecall/{}/answer");
};
const holds = async (gateway: Gateway, ada: Client) => {
  await talks(gateway, ada);
  await ada.post("voicecall/{}/hold");
};
const talked = async (gateway: Gateway, ada: Client) => {
  await talks(gateway, ada);
  await ada.delete("voicecall/{}/release");
};
const oneMoreWaits = async (gateway: Gateway, ada: Client) => {
  await talks(gateway, ada);
  rings(gateway);
  gateway.call({ agent: 101 });
};
const atIvr = async (gateway: Gateway, ada: Client) => {
  await talks(gateway, ada);
  act(gateway.center, transferCall, { agent: 101, to: { ivr: 900 }, mode: "suspend" });
};

/** A valid request of each operation, and what must precede it. */
export const GOOD_REQUESTS: GoodRequests<typeof CALLDATA> = {
  setCallAppData: { query: "calldata=x", before: talks },
  setCallAppDataEx: { body: { calldata: "x" }, before: talks },
  queryCallAppData: { before: talks },
  setCallBusinessData: { body: { businessdata: "x" }, before: talks },
  getCallBusinessData: { before: talks },
  queryCallInfo: { before: talks },
  queryCallInfoBeforeAnswer: { before: rings },
  queryCallInfoByCallId: { parts: [FIRST], before: talks },
  queryAllCallID: { before: talks },
  queryCallNumsOnAgent: { before: talks },
  isProcessCall: { before: talks },
  queryRemoteNumbers: { before: talks },
  getNetCallId: { parts: [FIRST], before: talks },
  queryAllCallInfoByAgentWorkNo: { parts: ["101"], before: talks },
  queryAllCallInfoByAgentWorkNoEx: { parts: ["101"], before: talks },
  queryAllCallInfoOnVdn: { center, before: talks },
  queryHoldListInfo: { before: holds },
  queryHoldListInfoEx: { parts: ["101"], before: holds },
  queryAgentHoldNum: { parts: ["101"], before: holds },
  queryWaitCallInfoBySkillId: { parts: ["25"], before: oneMoreWaits },
  queryPrivateCallInfo: { before: oneMoreWaits },
  queryCallCountByIVRId: { center, parts: ["900"], before: atIvr },
  queryWaitCallInfoByIVRId: { center, parts: ["900"], before: atIvr },
  queryCallRecordList: { center, before: talked },
  querySelfCallRecordInfo: { before: talked },
  queryCallStatisticsInfo: { before: talks },
  queryCallStatisticsInfoEx: { before: talks },
};
