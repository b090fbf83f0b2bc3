// Operations that return and change the agent's own state.
import * as z from "zod";
import {
  cancelBusy as cancelBusyMove,
  cancelRest as cancelRestMove,
  cancelWrapUp,
  requestBusy,
  requestIdle,
  requestRest,
  requestWrapUp,
  type Session,
} from "../../../core/index.ts";
import { ONLINEAGENT } from "../../../words/interfaces/onlineagent.ts";
import { declareOperation } from "../../operation.ts";
import { flag, orAbsent, wholeNumber } from "../lenient.ts";
import { codeOfState } from "../state-codes.ts";

const STATE_RETCODES = ["100-006", "100-007", "100-009"] as const;

const getAgentStatus = declareOperation(ONLINEAGENT.getAgentStatus, {
  summary: "Returns the agent's state, and whether it has a call.",
  success: "data",
  result: () => z.object({ agentState: z.number().int(), isWorking: z.boolean() }),
  retcodes: ["000-002", "000-003", "100-006"],
  events: [],
  confidence: "seen",
  handle: ({ session }) => statusOf(session),
});

/** Returns the gateway's number of an agent's state, and whether the agent has a call. */
export function statusOf(session: Session): { agentState: number; isWorking: boolean } {
  return {
    agentState: codeOfState(session),
    isWorking: session.calls.length > 0,
  };
}

const sayBusy = declareOperation(ONLINEAGENT.sayBusy, {
  summary: "Makes the agent busy; during a call or wrap-up, afterwards.",
  query: () =>
    z.object({
      reason: orAbsent(z.union([wholeNumber(0, 0), wholeNumber(200, 250)], { error: "000-002" })),
      prolong: orAbsent(flag()),
    }),
  success: "done",
  retcodes: ["000-002", ...STATE_RETCODES],
  events: ["AgentState_SetNotReady_Success"],
  confidence: "seen",
  handle: ({ center, agentId, query }) =>
    center.perform(requestBusy, { agent: agentId, reason: query.reason ?? 0, prolong: query.prolong ?? false }),
});

const cancelBusy = declareOperation(ONLINEAGENT.cancelBusy, {
  summary: "Ends busy; the agent becomes idle. During a call or wrap-up, cancels a booked busy state.",
  success: "done",
  retcodes: STATE_RETCODES,
  events: ["AgentState_CancelNotReady_Success"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(cancelBusyMove, { agent: agentId }),
});

const sayFree = declareOperation(ONLINEAGENT.sayFree, {
  summary: "Makes the agent idle, from busy, rest or wrap-up. During a call, cancels a booked state.",
  success: "done",
  retcodes: STATE_RETCODES,
  events: [
    "AgentState_CancelNotReady_Success",
    "AgentState_CancelWork_Success",
    "AgentState_CancelRest_Success",
    "AgentState_Ready",
  ],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(requestIdle, { agent: agentId }),
});

const rest = declareOperation(ONLINEAGENT.rest, {
  summary: "Begins a rest; during a call or wrap-up, afterwards.",
  params: () => z.object({ time: wholeNumber(1, 86_399), restcause: wholeNumber(0, 255) }),
  query: () => z.object({ prolong: orAbsent(flag()) }),
  success: "done",
  retcodes: ["000-002", ...STATE_RETCODES],
  events: ["AgentState_SetRest_Success", "AgentState_Rest_Timeout"],
  confidence: "seen",
  handle: ({ center, agentId, params, query }) =>
    center.perform(requestRest, {
      agent: agentId,
      time: params.time * 1_000,
      cause: params.restcause,
      prolong: query.prolong ?? false,
    }),
});

const cancelRest = declareOperation(ONLINEAGENT.cancelRest, {
  summary: "Ends a rest; the agent becomes idle. During a call or wrap-up, cancels a booked rest.",
  success: "done",
  retcodes: STATE_RETCODES,
  events: ["AgentState_CancelRest_Success"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(cancelRestMove, { agent: agentId }),
});

const sayWork = declareOperation(ONLINEAGENT.sayWork, {
  summary: "Begins wrap-up.",
  success: "done",
  retcodes: STATE_RETCODES,
  events: ["AgentState_SetWork_Success"],
  confidence: "partial",
  handle: ({ center, agentId }) => center.perform(requestWrapUp, { agent: agentId }),
});

const cancelWork = declareOperation(ONLINEAGENT.cancelWork, {
  summary: "Ends wrap-up; the agent becomes idle, or enters the booked state.",
  success: "done",
  retcodes: STATE_RETCODES,
  events: ["AgentState_CancelWork_Success"],
  confidence: "seen",
  handle: ({ center, agentId }) => center.perform(cancelWrapUp, { agent: agentId }),
});

/** The operations on the agent's own state (cec_07_1210 to cec_07_1216, cec_07_1222). */
export const agentStates = [getAgentStatus, sayBusy, cancelBusy, sayFree, rest, cancelRest, sayWork, cancelWork];
