// Operations of inspections: an inspector listens to an agent, talks in its calls, whispers to it, or takes its call over.
import * as z from "zod";
import {
  beginInspecting,
  type InspectionMode,
  stopInspection,
  switchInspection,
  takeOverCall,
} from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { declareOperation } from "../../operation.ts";
import { oneOf, orAbsent, wholeNumber } from "../lenient.ts";
import { workNumber } from "../work-number.ts";
import { createWorkNoShape, INSPECTOR_REQUEST } from "./inspector-request.ts";

const BEGIN_EVENTS = [
  "AgentState_Busy",
  "AgentOther_PhoneAlerting",
  "AgentOther_PhoneOffhook",
  "AgentOther_BeQcStart",
] as const;
const END_EVENTS = ["AgentOther_PhoneRelease", "AgentState_Ready", "AgentOther_BeQcStop"] as const;

/** Returns the shape of a query with a media type, which one client sends for chat agents. It has no effect: only voice is inspected. */
const createMediaTypeShape = () => z.object({ mediaType: orAbsent(wholeNumber(0, 255)) });

const addSupervise = declareOperation(QUALITYCONTROL.addSupervise, {
  ...INSPECTOR_REQUEST,
  summary: "Listens to an agent: the inspector hears both sides, and nobody hears the inspector.",
  params: createWorkNoShape,
  query: createMediaTypeShape,
  events: BEGIN_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(beginInspecting, { inspector: agentId, agent: params.workNo, mode: "listen" }),
});

const addInsert = declareOperation(QUALITYCONTROL.addInsert, {
  ...INSPECTOR_REQUEST,
  summary: "Joins the calls of an agent: the inspector, the agent and the customer talk with each other.",
  params: createWorkNoShape,
  query: createMediaTypeShape,
  events: BEGIN_EVENTS,
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    center.perform(beginInspecting, { inspector: agentId, agent: params.workNo, mode: "insert" }),
});

const switchSuperviseOrInsert = declareOperation(QUALITYCONTROL.switchSuperviseOrInsert, {
  ...INSPECTOR_REQUEST,
  summary: "Changes from listening to talking with everyone, or back.",
  params: createWorkNoShape,
  events: ["AgentOther_BeQcStart"],
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    center.perform(switchInspection, { inspector: agentId, agent: params.workNo, mode: "other" }),
});

const stopSuperviseOrInsert = declareOperation(QUALITYCONTROL.stopSuperviseOrInsert, {
  ...INSPECTOR_REQUEST,
  summary: "Stops listening to an agent, or talking in its calls.",
  params: createWorkNoShape,
  events: END_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(stopInspection, { inspector: agentId, agent: params.workNo, modes: ["listen", "insert"] }),
});

const INTERCEPT_EVENTS = [
  "AgentEvent_Talking",
  "AgentMediaEvent_Record",
  "AgentOther_BeQcStop",
  "AgentEvent_Call_Release",
  "AgentEvent_Customer_Release",
  "AgentOther_PhoneRelease",
  "AgentState_Ready",
] as const;

const intercept = declareOperation(QUALITYCONTROL.intercept, {
  ...INSPECTOR_REQUEST,
  summary: "Takes over the call in which an inspected agent talks: the agent leaves it.",
  params: createWorkNoShape,
  events: INTERCEPT_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    center.perform(takeOverCall, { inspector: agentId, agent: params.workNo, call: undefined }),
});

const interceptCall = declareOperation(QUALITYCONTROL.interceptCall, {
  ...INSPECTOR_REQUEST,
  summary: "Takes over a particular call of an inspected agent: the agent leaves it.",
  params: () => z.object({ workNo: workNumber(), callId: z.string().max(64, { error: "000-002" }) }),
  events: INTERCEPT_EVENTS,
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    center.perform(takeOverCall, { inspector: agentId, agent: params.workNo, call: params.callId }),
});

const createWhisperAgentShape = () => z.object({ whisperagentid: workNumber() });

const requestWhisperAgent = declareOperation(QUALITYCONTROL.requestWhisperAgent, {
  ...INSPECTOR_REQUEST,
  summary: "Whispers to an agent: the inspector hears both sides, and only the agent hears the inspector.",
  query: createWhisperAgentShape,
  events: BEGIN_EVENTS,
  confidence: "seen",
  handle: ({ center, agentId, query }) =>
    center.perform(beginInspecting, { inspector: agentId, agent: query.whisperagentid, mode: "whisper" }),
});

const requestStopWhisperAgent = declareOperation(QUALITYCONTROL.requestStopWhisperAgent, {
  ...INSPECTOR_REQUEST,
  summary: "Stops whispering to an agent.",
  query: createWhisperAgentShape,
  // The pages of whispering list 900-004 where the others have 900-005.
  retcodeOf: { ...INSPECTOR_REQUEST.retcodeOf, "no-inspection": "900-004" },
  events: END_EVENTS,
  confidence: "partial",
  handle: ({ center, agentId, query }) =>
    center.perform(stopInspection, { inspector: agentId, agent: query.whisperagentid, modes: ["whisper"] }),
});

const MODES: Readonly<Record<0 | 1 | 2, InspectionMode>> = { 0: "listen", 1: "insert", 2: "whisper" };

const requestSwitchInsertWhisperAgent = declareOperation(QUALITYCONTROL.requestSwitchInsertWhisperAgent, {
  ...INSPECTOR_REQUEST,
  summary: "Changes the mode of an inspection: 0 for listening, 1 for talking with everyone, 2 for whispering.",
  query: () => z.object({ whisperagentid: workNumber(), switchtype: oneOf([0, 1, 2]) }),
  retcodeOf: { ...INSPECTOR_REQUEST.retcodeOf, "no-inspection": "900-004" },
  events: ["AgentOther_BeQcStart"],
  confidence: "seen",
  handle: ({ center, agentId, query }) =>
    center.perform(switchInspection, {
      inspector: agentId,
      agent: query.whisperagentid,
      mode: MODES[query.switchtype],
    }),
});

/** The operations of inspections (cec_07_0437, cec_07_2401 to cec_07_2404, cec_07_2410, cec_07_2412 to cec_07_2414). */
export const inspections = [
  addSupervise,
  addInsert,
  switchSuperviseOrInsert,
  stopSuperviseOrInsert,
  intercept,
  interceptCall,
  requestWhisperAgent,
  requestStopWhisperAgent,
  requestSwitchInsertWhisperAgent,
];
