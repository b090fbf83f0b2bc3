// Operations by which an inspector changes another agent: its state, session, calls or queues.
import * as z from "zod";
import {
  adjustSkills,
  type Center,
  forceState,
  hangUpForAgent,
  type Refusal,
  refuse,
  signOut,
} from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { declareOperation } from "../../operation.ts";
import { wholeNumber } from "../lenient.ts";
import { workNumber } from "../work-number.ts";
import { createWorkNoShape, INSPECTOR_REQUEST } from "./inspector-request.ts";

/** Changes another agent. Refuses: inspects-itself. */
function changeOtherAgent<Output>(inspector: number, agent: number, change: () => Output): Output | Refusal {
  return inspector === agent ? refuse("inspects-itself") : change();
}

const forceAgentState = (center: Center, agent: number, state: "idle" | "busy") =>
  center.perform(forceState, { agent, state, isBookable: true });

const forceBusy = declareOperation(QUALITYCONTROL.forceBusy, {
  ...INSPECTOR_REQUEST,
  summary: "Makes an agent busy; during a call, afterwards.",
  params: createWorkNoShape,
  events: ["AgentState_SetNotReady_Success"],
  confidence: "seen",
  handle: ({ center, agentId, params }) =>
    changeOtherAgent(agentId, params.workNo, () => forceAgentState(center, params.workNo, "busy")),
});

const forceIdle = declareOperation(QUALITYCONTROL.forceIdle, {
  ...INSPECTOR_REQUEST,
  summary: "Makes an agent idle; refused during a call.",
  params: createWorkNoShape,
  events: ["AgentState_Force_Ready"],
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    changeOtherAgent(agentId, params.workNo, () => forceAgentState(center, params.workNo, "idle")),
});

const forceRest = declareOperation(QUALITYCONTROL.forceRest, {
  ...INSPECTOR_REQUEST,
  summary: "Gives an agent a rest; during a call, afterwards.",
  params: () => z.object({ workNo: workNumber(), time: wholeNumber(1, 86_399), reason: wholeNumber(1, 255) }),
  events: ["AgentState_SetRest_Success"],
  confidence: "partial",
  handle: ({ center, agentId, params: { workNo, time, reason } }) =>
    changeOtherAgent(agentId, workNo, () =>
      center.perform(forceState, {
        agent: workNo,
        state: { rest: time * 1_000, cause: reason },
        isBookable: true,
      }),
    ),
});

const forceLogOutAgent = declareOperation(QUALITYCONTROL.forceLogOutAgent, {
  ...INSPECTOR_REQUEST,
  summary: "Signs an agent out; hangs up its calls first.",
  params: createWorkNoShape,
  events: ["AgentOther_ShutdownService"],
  confidence: "partial",
  handle: ({ center, agentId, params }) =>
    changeOtherAgent(agentId, params.workNo, () =>
      center.perform(signOut, { agent: params.workNo, cause: "inspector" }),
    ),
});

const forceDropCall = declareOperation(QUALITYCONTROL.forceDropCall, {
  ...INSPECTOR_REQUEST,
  summary: "Hangs up a call for its agent.",
  params: () => z.object({ callid: z.string().max(64, { error: "000-002" }) }),
  retcodes: ["100-006", "200-026", "900-002"],
  retcodeOf: { "no-such-call": "200-026" },
  events: ["AgentEvent_Call_Release", "AgentEvent_Customer_Release", "AgentOther_PhoneRelease", "AgentState_Ready"],
  confidence: "partial",
  handle: ({ center, params }) => center.perform(hangUpForAgent, { call: params.callid }),
});

/** The maximum number of queues in one request (cec_07_2409). */
const MAX_QUEUES = 1_000;

const adjustSkill = declareOperation(QUALITYCONTROL.adjustSkill, {
  ...INSPECTOR_REQUEST,
  summary: "Gives an agent other queues, and signs it in to them.",
  body: () =>
    z.object({
      workNo: wholeNumber(1, 999_999, "100-001"),
      skills: z
        .array(wholeNumber(1, 999_999_999, "100-001"), { error: "100-001" })
        .max(MAX_QUEUES, { error: "100-001" }),
    }),
  retcodes: ["100-001", "100-006", "900-002", "900-004"],
  retcodeOf: { "no-such-queue": "100-001" },
  confidence: "seen",
  handle: ({ center, body }) => center.perform(adjustSkills, { agent: body.workNo, queues: body.skills }),
});

/** The operations that change another agent (cec_07_2405 to cec_07_2409, cec_07_2411). */
export const forcedChanges = [forceBusy, forceIdle, forceRest, forceLogOutAgent, forceDropCall, adjustSkill];
