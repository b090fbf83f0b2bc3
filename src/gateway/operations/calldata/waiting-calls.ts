// Operations that query waiting calls: in a queue, for one agent, or at an IVR.
import * as z from "zod";
import { type Call, type CallId, type Center, Refusal, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { declareOperation } from "../../operation.ts";
import { type CallInfo, createCallInfoShape, describeCall } from "../call-facts.ts";
import { wholeNumber } from "../lenient.ts";

const id = wholeNumber(0, 999_999_999);

/** Describes waiting calls as not answered, even if an agent answered them before. */
function describeWaiting(center: Center, calls: readonly Call[]): CallInfo[] {
  return calls.map((call) => describeCall(center, call, { answeredAt: undefined }));
}

/** Returns the calls with some ids, in the order of the ids. */
function findCalls(center: Center, ids: readonly CallId[]): Call[] {
  return ids.flatMap((call) => center.call(call) ?? []);
}

const queryWaitCallInfoBySkillId = declareOperation(CALLDATA.queryWaitCallInfoBySkillId, {
  summary: "Returns the calls that wait in a queue, in the order in which they will be served.",
  params: () => z.object({ skillid: id }),
  success: "data",
  result: () => z.array(createCallInfoShape()),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, params }) => {
    const queue = center.state.queues.get(params.skillid);
    return queue === undefined ? refuse("no-such-queue") : describeWaiting(center, findCalls(center, queue.waiting));
  },
});

const queryPrivateCallInfo = declareOperation(CALLDATA.queryPrivateCallInfo, {
  summary: "Returns the direct calls that wait for this agent, in the order in which they will be served.",
  success: "data",
  result: () => z.array(createCallInfoShape()),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agent }) => describeWaiting(center, findCalls(center, agent.waiting)),
});

/** Returns the calls at an IVR, oldest first. Refuses: no-such-ivr. */
function findCallsAtIvr(center: Center, ivrid: number): Call[] | Refusal {
  if (!center.state.ivrs.has(ivrid)) return refuse("no-such-ivr");
  return [...center.state.calls.values()].filter(({ ivr }) => ivr?.ivr === ivrid);
}

const queryCallCountByIVRId = declareOperation(CALLDATA.queryCallCountByIVRId, {
  summary: "Returns how many calls are at an IVR.",
  params: () => z.object({ ivrid: id }),
  success: "data",
  result: () => z.number().int(),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ center, params }) => {
    const calls = findCallsAtIvr(center, params.ivrid);
    return calls instanceof Refusal ? calls : calls.length;
  },
});

const queryWaitCallInfoByIVRId = declareOperation(CALLDATA.queryWaitCallInfoByIVRId, {
  summary: "Returns the calls at an IVR, oldest first.",
  params: () => z.object({ ivrid: id }),
  success: "data",
  result: () => z.array(createCallInfoShape()),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ center, params }) => {
    const calls = findCallsAtIvr(center, params.ivrid);
    return calls instanceof Refusal ? calls : describeWaiting(center, calls);
  },
});

/** The queries of waiting calls (cec_07_1271, generated client). */
export const waitingCalls = [
  queryWaitCallInfoBySkillId,
  queryPrivateCallInfo,
  queryCallCountByIVRId,
  queryWaitCallInfoByIVRId,
];
