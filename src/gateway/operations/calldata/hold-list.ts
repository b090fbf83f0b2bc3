// Operations that query held calls.
import * as z from "zod";
import { type Agent, type Center, legsOf, Refusal, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { declareOperation } from "../../operation.ts";
import { createShortCallInfoShape, describeBriefly, type ShortCallInfo } from "../call-facts.ts";
import { findQueriedAgent, workno } from "./query-rights.ts";

const createHeldCallsShape = () => z.array(createShortCallInfoShape());

function heldLegsOf(center: Center, agent: Agent) {
  return legsOf(center, agent).filter(({ leg }) => leg.state === "held");
}

/** Returns the held calls of an agent. Refuses: nothing-held, which clients treat as an empty list. */
function listHeldCalls(center: Center, agent: Agent): ShortCallInfo[] | Refusal {
  const held = heldLegsOf(center, agent);
  return held.length === 0 ? refuse("nothing-held") : held.map(({ call, leg }) => describeBriefly(center, call, leg));
}

const queryHoldListInfo = declareOperation(CALLDATA.queryHoldListInfo, {
  summary: "Returns the calls that the agent holds, oldest first.",
  success: "data",
  result: createHeldCallsShape,
  retcodes: ["100-006", "300-001", "400-003"],
  retcodeOf: { "nothing-held": "400-003" },
  events: [],
  confidence: "seen",
  handle: ({ center, agent }) => listHeldCalls(center, agent),
});

const queryHoldListInfoEx = declareOperation(CALLDATA.queryHoldListInfoEx, {
  summary: "Returns the calls that another agent holds, for inspectors.",
  params: () => workno,
  success: "data",
  result: createHeldCallsShape,
  retcodes: ["100-006", "100-007", "300-001", "400-003"],
  // 100-006 would mean that the inspector is signed out.
  retcodeOf: { "nothing-held": "400-003", "unknown-agent": "100-007", "not-signed-in": "100-007" },
  events: [],
  confidence: "seen",
  handle: ({ center, agent, params }) => {
    const queried = findQueriedAgent(center, agent, params.workno);
    if (queried instanceof Refusal) return queried;
    return queried.session === undefined ? refuse("not-signed-in") : listHeldCalls(center, queried);
  },
});

const queryAgentHoldNum = declareOperation(CALLDATA.queryAgentHoldNum, {
  summary: "Returns how many calls an agent holds; only inspectors may query other agents.",
  params: () => workno,
  success: "data",
  result: () => z.number().int(),
  retcodes: ["100-006", "100-007", "300-001"],
  retcodeOf: { "unknown-agent": "100-007" },
  events: [],
  confidence: "inferred",
  handle: ({ center, agent, params }) => {
    const queried = findQueriedAgent(center, agent, params.workno);
    return queried instanceof Refusal ? queried : heldLegsOf(center, queried).length;
  },
});

/** The queries of held calls (cec_07_1264, cec_07_1272) and of their number (generated client). */
export const holdLists = [queryHoldListInfo, queryHoldListInfoEx, queryAgentHoldNum];
