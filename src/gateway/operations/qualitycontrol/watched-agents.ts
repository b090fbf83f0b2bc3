// Operations by which an inspector lists agents, watches their sign-ins and sign-outs, and sets whether their calls are recorded.
import * as z from "zod";
import { type Center, changeDetails, Refusal, refuse, watchAgents } from "../../../core/index.ts";
import { QUALITYCONTROL } from "../../../words/interfaces/qualitycontrol.ts";
import { declareOperation } from "../../operation.ts";
import { flag } from "../lenient.ts";
import { codeOfState } from "../state-codes.ts";
import { createAgentListShape } from "../work-number.ts";
import { INSPECTOR_REQUEST } from "./inspector-request.ts";

const queryAllMonitoredAgents = declareOperation(QUALITYCONTROL.queryAllMonitoredAgents, {
  ...INSPECTOR_REQUEST,
  summary: "Returns the agents who can be inspected: those who are signed in and are not inspectors.",
  success: "data",
  result: () => z.array(z.object({ workno: z.string(), name: z.string(), status: z.string() })),
  retcodes: ["100-006", "900-002"],
  confidence: "partial",
  handle: ({ center }) =>
    [...center.state.agents.values()]
      .filter(({ session, inspector }) => session !== undefined && !inspector)
      .map((agent) => ({
        workno: String(agent.id),
        name: center.nameOf(agent),
        status: String(codeOfState(agent.session)),
      })),
});

const beginMonitor = declareOperation(QUALITYCONTROL.beginMonitor, {
  ...INSPECTOR_REQUEST,
  summary: "Watches agents: the inspector gets an event whenever one of them signs in or out.",
  query: createAgentListShape,
  events: ["QC_AgentState_Notify"],
  confidence: "inferred",
  handle: ({ center, agentId, query }) =>
    center.perform(watchAgents, { inspector: agentId, agents: query.agents, watches: true }),
});

const endMonitor = declareOperation(QUALITYCONTROL.endMonitor, {
  ...INSPECTOR_REQUEST,
  summary: "Stops watching agents.",
  query: createAgentListShape,
  confidence: "inferred",
  handle: ({ center, agentId, query }) =>
    center.perform(watchAgents, { inspector: agentId, agents: query.agents, watches: false }),
});

/** Sets whether the calls of agents are recorded. Changes no agent if one of them is not signed in. Refuses: not-inspectable. */
function setSelfRecord(center: Center, agents: readonly number[], record: boolean, beforeTalking: boolean) {
  if (agents.some((id) => center.agent(id)?.session === undefined)) return refuse("not-inspectable");
  for (const agent of agents) {
    const outcome = center.perform(changeDetails, { agent, selfRecord: { record, beforeTalking } });
    if (outcome instanceof Refusal) return outcome;
  }
  return "done" as const;
}

const qcSetAgentSelfRecord = declareOperation(QUALITYCONTROL.qcSetAgentSelfRecord, {
  ...INSPECTOR_REQUEST,
  summary: "Sets whether the calls of agents are recorded.",
  params: () => z.object({ recordflag: flag(), recordbeforetalking: flag() }),
  query: createAgentListShape,
  confidence: "inferred",
  handle: ({ center, params, query }) =>
    setSelfRecord(center, query.agents, params.recordflag, params.recordbeforetalking),
});

const qcCancelAgentSelfRecord = declareOperation(QUALITYCONTROL.qcCancelAgentSelfRecord, {
  ...INSPECTOR_REQUEST,
  summary: "Sets that the calls of agents are no longer recorded. Running recordings continue.",
  query: createAgentListShape,
  confidence: "inferred",
  handle: ({ center, query }) => setSelfRecord(center, query.agents, false, false),
});

/** The operations on watched agents and their recordings. A generated client is their only source. */
export const watchedAgents = [
  queryAllMonitoredAgents,
  beginMonitor,
  endMonitor,
  qcSetAgentSelfRecord,
  qcCancelAgentSelfRecord,
];
