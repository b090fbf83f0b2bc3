// Explains the refusal of a request for an agent id that is not valid.

import { MIN_AGENT_ID } from "../../core/index.ts";
import { show } from "../../forms/show.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";

/**
 * Returns the reason for refusing a request for an agent id that is not valid.
 *
 * @param found the id in the path, as sent
 * @param maxId the setting `agentIdMax`
 */
export function explainInvalidAgentId(found: string, maxId: number): RefusalReason {
  const accepted = `a whole number from ${MIN_AGENT_ID} to ${maxId}`;
  const shown = show(found);
  return {
    sentence: `agentid in the path is ${shown}; accepted: ${accepted}, which the setting agentIdMax bounds`,
    in: "path",
    name: "agentid",
    found: shown,
    accepted,
  };
}
