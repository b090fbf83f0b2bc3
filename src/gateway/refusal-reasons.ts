// The reasons for refusals that all operations share. Constant reasons are created once, because clients without a session are refused very often.
import { MIN_AGENT_ID, type Refusal, refuse } from "../core/index.ts";
import type { RefusalReason } from "../words/refusal-reason.ts";

/** Returns the reason for a refusal of the core. */
export function reasonOfRefusal({ sentence }: Refusal): RefusalReason {
  const known = reasonsOfCore.get(sentence);
  if (known !== undefined) return known;
  const created = { sentence };
  reasonsOfCore.set(sentence, created);
  return created;
}

const reasonsOfCore = new Map<string, RefusalReason>();

export const UNKNOWN_AGENT = reasonOfRefusal(refuse("unknown-agent"));
export const NOT_INSPECTOR: RefusalReason = {
  sentence: "the agent is not an inspector: set inspector: true in the scenario",
};

export const NOT_SIGNED_IN = reasonOfRefusal(refuse("not-signed-in"));
export const NO_GUID: RefusalReason = {
  sentence: "the request has no Guid: send the Guid of the sign-in in the header Guid",
  name: "Guid",
};
export const EXPIRED_GUID: RefusalReason = {
  sentence: "the Guid has expired: the session has a newer one",
  name: "Guid",
};
export const FOREIGN_GUID: RefusalReason = {
  sentence: "the Guid is not one of the agent's session",
  name: "Guid",
};
export const SESSION_ENDED: RefusalReason = { sentence: "the session ended during the request" };
export const CENTER_ENDED: RefusalReason = { sentence: "the world was reset or deleted during the request" };
export const FAULT_ANSWERS: RefusalReason = { sentence: "a fault of the world answers instead of the operation" };
export const WORLD_FAILED: RefusalReason = { sentence: "an error of the simulator stopped the world: see the log" };

/** For the preflight of a page whose origin may not use the gateway. */
export const ORIGIN_NOT_ALLOWED: RefusalReason = {
  sentence: "the origin of the page is not in --cors-origin",
  name: "Origin",
};

export const NO_CONTENT_TYPE: RefusalReason = {
  sentence: "the request has no Content-Type, which strictHeaders demands; accepted: application/json; charset=UTF-8",
  in: "header",
  name: "Content-Type",
  accepted: "application/json; charset=UTF-8",
};

/**
 * Returns why a request is refused whose path has an id that no agent can have.
 *
 * @param found the id as sent
 * @param maxId the setting `agentIdMax`
 */
export function explainInvalidAgentId(found: string, maxId: number): RefusalReason {
  const accepted = `a whole number from ${MIN_AGENT_ID} to ${maxId}`;
  const shown = JSON.stringify(found.length > 60 ? `${found.slice(0, 57)}...` : found);
  return {
    sentence: `agentid in the path is ${shown}; accepted: ${accepted}, which the setting agentIdMax bounds`,
    in: "path",
    name: "agentid",
    found: shown,
    accepted,
  };
}
