// Operations on data and business data of a call.
import * as z from "zod";
import { attachData, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import type { Retcode } from "../../../words/retcodes.ts";
import { declareOperation } from "../../operation.ts";
import { findOwnCall } from "../call-facts.ts";
import { flag, orAbsent } from "../lenient.ts";
import { callid, data, dataOrBase64, toBase64 } from "./call-data-formats.ts";

const SET_RETCODES: readonly Retcode[] = ["000-002", "100-006", "100-007", "400-001", "400-002"];

const setCallAppData = declareOperation(CALLDATA.setCallAppData, {
  summary: "Attaches data to a call and replaces earlier data; the data are in the query.",
  query: () => z.object({ callid, calldata: data }),
  success: "done",
  retcodes: SET_RETCODES,
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId, query: { callid, calldata } }) =>
    center.perform(attachData, { agent: agentId, call: callid, data: calldata, kind: "call" }),
});

const setCallAppDataEx = declareOperation(CALLDATA.setCallAppDataEx, {
  summary: "Attaches data to a call and replaces earlier data; the data may be Base64.",
  body: () => dataOrBase64,
  success: "done",
  retcodes: SET_RETCODES,
  events: [],
  confidence: "seen",
  handle: ({ center, agentId, body: { callid, calldata } }) =>
    center.perform(attachData, { agent: agentId, call: callid, data: calldata, kind: "call" }),
});

const queryCallAppData = declareOperation(CALLDATA.queryCallAppData, {
  summary: "Returns the data of a call of the agent: by its id, or the present call.",
  query: () =>
    z.object({
      isEncodeResult: orAbsent(flag()),
      callId: callid,
    }),
  success: "data",
  result: () => z.string(),
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent, query }) => {
    const found = findOwnCall(center, agent, query.callId);
    if (found === undefined) return refuse("in-no-call");
    return query.isEncodeResult === true ? toBase64(found.call.data) : found.call.data;
  },
});

const setCallBusinessData = declareOperation(CALLDATA.setCallBusinessData, {
  summary: "Stores business data of a call and replaces earlier data.",
  body: () => z.object({ callid, businessdata: data }),
  success: "done",
  retcodes: SET_RETCODES,
  events: [],
  confidence: "inferred",
  handle: ({ center, agentId, body: { callid, businessdata } }) =>
    center.perform(attachData, { agent: agentId, call: callid, data: businessdata, kind: "business" }),
});

const getCallBusinessData = declareOperation(CALLDATA.getCallBusinessData, {
  summary: "Returns the business data of a call of the agent: by its id, or the present call.",
  // A request without a body means the present call.
  body: () => z.preprocess((body) => body ?? {}, z.object({ callid })),
  success: "data",
  result: () => z.string(),
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "inferred",
  handle: ({ center, agent, body }) => {
    const found = findOwnCall(center, agent, body.callid);
    return found === undefined ? refuse("in-no-call") : found.call.businessData;
  },
});

/** The operations that write and read the data of a call (cec_07_1262, cec_07_1263) and its business data (generated client). */
export const callData = [setCallAppData, setCallAppDataEx, queryCallAppData, setCallBusinessData, getCallBusinessData];
