// Checks the Guid of a request against those that were issued to the agent.
import { type AgentId, type Center, type IssuedGuid, isGuidValid, type Session } from "../../core/index.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Retcode } from "../../words/retcodes.ts";
import type { Operation } from "../operation.ts";
import { EXPIRED_GUID, FOREIGN_GUID, NO_GUID } from "../refusal-reasons.ts";

/**
 * Returns whether a request's Guid is one of those issued, and still valid. With `authMode: none` every request is accepted.
 *
 * @param sent the Guid of the request; undefined if it has none
 */
export function acceptsGuid(center: Center, guids: readonly IssuedGuid[], sent: string | undefined): boolean {
  if (center.settings.authMode === "none") return true;
  if (sent === undefined) return false;
  for (const guid of guids) if (isSame(guid.value, sent) && isGuidValid(center, guid)) return true;
  return false;
}

/**
 * Returns the session that a Guid belongs to; undefined if there is none. Leaves out the sessions that the simulator plays. If `authMode`
 * is `none`, returns the first of the others.
 *
 * @param among the agents to search; all if undefined
 */
export function sessionOfGuid(
  center: Center,
  sent: string | undefined,
  among?: readonly AgentId[],
): Session | undefined {
  for (const { id, session } of center.state.agents.values()) {
    if (session === undefined || session.played || among?.includes(id) === false) continue;
    if (acceptsGuid(center, session.guids, sent)) return session;
  }
  return undefined;
}

/** Returns the retcode for a Guid that is not accepted, by the setting `rejectedGuid`. */
export function retcodeOfRejectedGuid({ rejectedGuid }: Readonly<GatewaySettings>, operation: Operation): Retcode {
  if (rejectedGuid !== "perInterface") return rejectedGuid;
  return operation.retcodes.includes("000-003") ? "000-003" : "100-006";
}

/** Returns why a Guid is not accepted. */
export function explainRejectedGuid(guids: readonly IssuedGuid[], sent: string | undefined): RefusalReason {
  if (sent === undefined) return NO_GUID;
  return guids.some(({ value }) => isSame(value, sent)) ? EXPIRED_GUID : FOREIGN_GUID;
}

/** Returns whether two texts are equal. Texts of equal length take constant time, so that a Guid can't be guessed by timing. */
function isSame(expected: string, sent: string): boolean {
  if (expected.length !== sent.length) return false;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) difference |= expected.charCodeAt(i) ^ sent.charCodeAt(i);
  return difference === 0;
}
