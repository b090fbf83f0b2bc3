// Operations that query the calls of one agent, and of all calls.
// Only inspectors may query the calls of other agents.
import * as z from "zod";
import { legsOf, Refusal, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { declareOperation } from "../../operation.ts";
import { createCallInfoShape, describeCall } from "../call-facts.ts";
import { findQueriedAgent, workno } from "./query-rights.ts";

const retcodeOf = { "unknown-agent": "100-011", "inspectors-only": "900-002" } as const;

const queryAllCallInfoByAgentWorkNo = declareOperation(CALLDATA.queryAllCallInfoByAgentWorkNo, {
  summary: "Returns the calls of an agent, oldest first.",
  params: () => workno,
  success: "data",
  result: () => z.array(createCallInfoShape()),
  retcodes: ["100-006", "100-007", "100-011", "900-002"],
  retcodeOf,
  events: [],
  confidence: "partial",
  isOutdated: true,
  handle: ({ center, agent, params }) => {
    const queried = findQueriedAgent(center, agent, params.workno);
    if (queried instanceof Refusal) return queried;
    return legsOf(center, queried).map(({ call, leg }) => describeCall(center, call, leg));
  },
});

const queryAllCallInfoByAgentWorkNoEx = declareOperation(CALLDATA.queryAllCallInfoByAgentWorkNoEx, {
  summary: "Returns the ids of an agent's calls, oldest first.",
  params: () => workno,
  success: "data",
  result: () => z.array(z.string()),
  retcodes: ["100-006", "100-007", "100-011", "900-002"],
  retcodeOf,
  events: [],
  confidence: "seen",
  handle: ({ center, agent, params }) => {
    const queried = findQueriedAgent(center, agent, params.workno);
    return queried instanceof Refusal ? queried : (queried.session?.calls ?? []);
  },
});

const queryAllCallInfoOnVdn = declareOperation(CALLDATA.queryAllCallInfoOnVdn, {
  summary: "Returns all current calls of the center, oldest first, for inspectors.",
  success: "data",
  result: () => z.array(createCallInfoShape()),
  retcodes: ["100-006", "100-007", "900-002"],
  retcodeOf,
  events: [],
  confidence: "inferred",
  handle: ({ center, agent }) =>
    agent.inspector
      ? [...center.state.calls.values()].map((call) => describeCall(center, call, call))
      : refuse("inspectors-only"),
});

/** The queries of an agent's calls and their ids (cec_07_1267, public client), and of all calls (generated client). */
export const allCalls = [queryAllCallInfoByAgentWorkNo, queryAllCallInfoByAgentWorkNoEx, queryAllCallInfoOnVdn];
