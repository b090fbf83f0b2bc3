// Operations that query the agent's own calls (their ids, number and parties), and the network's id of any call.
import * as z from "zod";
import { type Agent, type Call, type Center, legsOf, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { declareOperation } from "../../operation.ts";
import { text } from "../lenient.ts";

const queryAllCallID = declareOperation(CALLDATA.queryAllCallID, {
  summary: "Returns the ids of the agent's calls, oldest first.",
  success: "data",
  result: () => z.array(z.string()),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "partial",
  isOutdated: true,
  handle: ({ session }) => session.calls,
});

const queryCallNumsOnAgent = declareOperation(CALLDATA.queryCallNumsOnAgent, {
  summary: "Returns how many calls the agent has, in any state.",
  success: "data",
  result: () => z.number().int(),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ session }) => session.calls.length,
});

const isProcessCall = declareOperation(CALLDATA.isProcessCall, {
  summary: "Returns whether the agent has a call in any state.",
  success: "data",
  result: () => z.boolean(),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ session }) => session.calls.length > 0,
});

const queryRemoteNumbers = declareOperation(CALLDATA.queryRemoteNumbers, {
  summary: "Returns the numbers of all other parties of the agent's calls, including parties being called.",
  success: "data",
  result: () => z.array(z.string()),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agent }) => listRemoteNumbers(center, agent),
});

/** Returns outside numbers, then work numbers, call by call, each once. After a call come the numbers of the call joined with it. */
function listRemoteNumbers(center: Center, agent: Agent): string[] {
  const calls = legsOf(center, agent).flatMap(({ call }) => [call, center.call(call.bridge?.with ?? "")]);
  return [...new Set(calls.flatMap((call) => (call === undefined ? [] : listOtherNumbers(call, agent))))];
}

function listOtherNumbers({ outside, legs }: Call, agent: Agent): string[] {
  const colleagues = legs.filter((leg) => leg.agent !== agent.id);
  return [...outside.map(({ number }) => number), ...colleagues.map((leg) => String(leg.agent))];
}

const getNetCallId = declareOperation(CALLDATA.getNetCallId, {
  summary: "Returns the network's id of a call: its call id and the name of its node.",
  params: () => z.object({ callid: text(64) }),
  success: "data",
  result: () => z.string(),
  retcodes: ["100-006", "100-007", "200-026"],
  retcodeOf: { "no-such-call": "200-026" },
  events: [],
  confidence: "inferred",
  // No document shows such an id. The simulator writes it like a call id of SIP.
  handle: ({ center, params }) =>
    center.call(params.callid) === undefined ? refuse("no-such-call") : `${params.callid}@${center.settings.nodeName}`,
});

/** The queries of an agent's own calls (cec_07_0333, cec_07_1268, generated and public clients). */
export const ownCalls = [queryAllCallID, queryCallNumsOnAgent, isProcessCall, queryRemoteNumbers, getNetCallId];
