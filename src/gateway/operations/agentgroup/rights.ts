// Operations that return whether the agent has a right.
import * as z from "zod";
import { type Agent, type Center, isLeader } from "../../../core/index.ts";
import { AGENTGROUP } from "../../../words/interfaces/agentgroup.ts";
import type { KnownInterface } from "../../../words/known-interfaces.ts";
import { type Confidence, declareOperation } from "../../operation.ts";
import { AGENT_QUERY } from "./agent-query.ts";

/** Declares a query for a right. The result is never null, because clients decide by it which page they show. */
function declareRightQuery(
  row: KnownInterface,
  confidence: Confidence,
  summary: string,
  hasRight: (agent: Agent, center: Center) => boolean,
) {
  const result = () => z.boolean();
  return declareOperation(row, {
    summary,
    ...AGENT_QUERY,
    result,
    confidence,
    handle: ({ agent, center }) => hasRight(agent, center),
  });
}

/** The operations that query rights, one per right. A generated client is their only source. */
export const rights = [
  declareRightQuery(
    AGENTGROUP.isCensor,
    "partial",
    "Returns whether the agent is an inspector.",
    ({ inspector }) => inspector,
  ),
  declareRightQuery(AGENTGROUP.isMonitor, "inferred", "Returns whether the agent leads a group.", ({ id }, center) =>
    isLeader(center, id),
  ),
  declareRightQuery(
    AGENTGROUP.isPickUp,
    "partial",
    "Returns whether the agent may pick up calls.",
    ({ pickUp }) => pickUp,
  ),
  declareRightQuery(
    AGENTGROUP.isCallOut,
    "inferred",
    "Returns whether the agent may call outside numbers.",
    ({ callOut }) => callOut,
  ),
  declareRightQuery(
    AGENTGROUP.isSpyMonitor,
    "inferred",
    "Returns whether the agent may listen in secret; no agent may.",
    () => false,
  ),
  declareRightQuery(
    AGENTGROUP.isReportManager,
    "inferred",
    "Returns whether the agent manages reports; no agent does.",
    () => false,
  ),
  declareRightQuery(
    AGENTGROUP.isSystem,
    "inferred",
    "Returns whether the agent is an administrator; no agent is.",
    () => false,
  ),
];
