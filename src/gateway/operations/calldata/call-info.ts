// Operations that query one of the agent's calls: the present or last one, the ringing one, or one by its id.
import * as z from "zod";
import { type LegState, legsOf, refuse } from "../../../core/index.ts";
import { CALLDATA } from "../../../words/interfaces/calldata.ts";
import { declareOperation } from "../../operation.ts";
import {
  createCallInfoShape,
  createShortCallInfoShape,
  describeBriefly,
  describeCall,
  describeRecord,
  findOwnCall,
  findPresentCall,
} from "../call-facts.ts";
import { flag, orAbsent, text } from "../lenient.ts";

const queryCallInfo = declareOperation(CALLDATA.queryCallInfo, {
  summary: "Returns the agent's present call. Without one, returns its last call, unless isNoContainLastCall is true.",
  // The page's description contradicts the parameter's name. The simulator follows the name, because a client relies on it.
  query: () => z.object({ isNoContainLastCall: orAbsent(flag()) }),
  success: "data",
  result: createCallInfoShape,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent, query }) => {
    const present = findPresentCall(center, agent);
    if (present !== undefined) return describeCall(center, present.call, present.leg);
    const { lastCall } = agent;
    if (query.isNoContainLastCall === true || lastCall === undefined) return refuse("in-no-call");
    return describeRecord(center, lastCall);
  },
});

const RINGING_STATES: readonly LegState[] = ["alerting", "ringing"];

const queryCallInfoBeforeAnswer = declareOperation(CALLDATA.queryCallInfoBeforeAnswer, {
  summary: "Returns the call that rings at the agent.",
  success: "data",
  result: createShortCallInfoShape,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "partial",
  handle: ({ center, agent }) => {
    const found = legsOf(center, agent).findLast(
      ({ leg }) => leg.side === "called" && RINGING_STATES.includes(leg.state),
    );
    return found === undefined ? refuse("in-no-call") : describeBriefly(center, found.call, found.leg);
  },
});

const queryCallInfoByCallId = declareOperation(CALLDATA.queryCallInfoByCallId, {
  summary: "Returns one of the agent's calls by its id.",
  params: () => z.object({ callid: text(64) }),
  success: "data",
  result: createCallInfoShape,
  retcodes: ["100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, agent, params }) => {
    const found = findOwnCall(center, agent, params.callid);
    return found === undefined ? refuse("in-no-call") : describeCall(center, found.call, found.leg);
  },
});

/** The queries of a single call (cec_07_1261, cec_07_1265, cec_07_1266). */
export const callInfos = [queryCallInfo, queryCallInfoBeforeAnswer, queryCallInfoByCallId];
