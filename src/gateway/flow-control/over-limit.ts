// The reason for refusing a query that exceeds the limits of flow control.
import { QUERY_SPAN_MS } from "../../words/flow-limits.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";

/** The reason for refusing a query above the limit. */
export const OVER_LIMIT: RefusalReason = {
  sentence: `flow control: too many queries of this agent, or of all agents, within ${QUERY_SPAN_MS / 1_000} s`,
};
