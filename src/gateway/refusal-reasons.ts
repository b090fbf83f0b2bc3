// The reasons for refusals that all operations share.
// They are created once, because a client without a session is refused repeatedly.
import { type Refusal, refuse } from "../core/index.ts";
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

/** For the id of an agent that the center does not have. */
export const UNKNOWN_AGENT = reasonOfRefusal(refuse("unknown-agent"));
/** For a request that only inspectors may send. */
export const NOT_INSPECTOR: RefusalReason = {
  sentence: "the agent is not an inspector: set inspector: true in the scenario",
};

/** For a request that needs a session. */
export const NOT_SIGNED_IN = reasonOfRefusal(refuse("not-signed-in"));
/** For a request without a Guid. */
export const NO_GUID: RefusalReason = {
  sentence: "the request has no Guid: send the Guid of the sign-in in the header Guid",
  name: "Guid",
};
/** For a Guid that the session still has, and that has expired. */
export const EXPIRED_GUID: RefusalReason = {
  sentence: "the Guid has expired: send the newest Guid, which answers to polls and handshakes have in Set-GUID",
  name: "Guid",
};
/** For a Guid that the session does not have. A new Guid removes the expired ones. */
export const FOREIGN_GUID: RefusalReason = {
  sentence: "the Guid is not one of the agent's session",
  name: "Guid",
};
/** For a request that waited while its session ended. */
export const SESSION_ENDED: RefusalReason = { sentence: "the session ended during the request" };
/** For a request that waited while its center ended. */
export const CENTER_ENDED: RefusalReason = {
  sentence: "the world was reset, restored, rewound, deleted or handed over during the request",
};
/** For a request that a fault refuses. */
export const FAULT_ANSWERS: RefusalReason = { sentence: "a fault of the world answers instead of the operation" };
/** For a request to a world that has failed. */
export const WORLD_FAILED: RefusalReason = { sentence: "an error of the simulator stopped the world: see the log" };

/** For the preflight of a page whose origin may not use the gateway. */
export const ORIGIN_NOT_ALLOWED: RefusalReason = {
  sentence: "the origin of the page is not in --cors-origin",
  name: "Origin",
};

/** For a request without a Content-Type, with the setting `strictHeaders`. */
export const NO_CONTENT_TYPE: RefusalReason = {
  sentence: "the request has no Content-Type, which strictHeaders demands; accepted: application/json; charset=UTF-8",
  in: "header",
  name: "Content-Type",
  accepted: "application/json; charset=UTF-8",
};
