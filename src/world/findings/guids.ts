// Judges a Guid that was not taken: it was the session's own once, or it is another agent's.
import type { Agent, AgentId, Center, Session } from "../../core/index.ts";
import type { WatchedRequest } from "../../words/watched-request.ts";
import { shortenGuid } from "../journal-entry.ts";
import type { Client } from "./client.ts";
import type { Findings } from "./findings.ts";
import { foreignGuid } from "./kinds/foreign-guid.ts";
import { staleGuid } from "./kinds/stale-guid.ts";

/** Judges the Guid of a request that was turned away, if it has one. */
export function judgeGuid(
  findings: Findings,
  center: Center,
  client: Client,
  { id, session }: Agent,
  request: WatchedRequest,
): void {
  const { entry, operation } = request;
  const guid = shortenGuid(request.guid);
  if (guid === undefined) return;
  if (session !== undefined && isStale(client, session, guid, center)) {
    findings.add(staleGuid, id, entry, 0, operation);
    return;
  }
  const owner = ownerOf(client, guid, id, center);
  if (owner !== undefined) findings.add(foreignGuid, id, entry, owner, operation);
}

/** Whether a Guid was the session's and has lapsed. Only rotation lets one lapse; where none is left, a fault took them. */
function isStale(client: Client, session: Session, guid: string, { settings }: Center): boolean {
  if (settings.authMode !== "dynamic" || session.guids.length === 0 || client.struck) return false;
  const wasShown = client.session === session && client.guids.includes(guid);
  return wasShown || session.guids.some(({ value }) => value === guid);
}

/** The other agent whose Guid it is. Looked for once while a client shows the same one: there may be very many agents. */
function ownerOf(client: Client, guid: string, agentId: AgentId, { state }: Center): AgentId | undefined {
  if (client.foreignGuid === guid) return client.owner;
  client.foreignGuid = guid;
  client.owner = undefined;
  for (const { id, session } of state.agents.values()) {
    if (session === undefined || session.played || id === agentId) continue;
    if (session.guids.some(({ value }) => value === guid)) client.owner = id;
  }
  return client.owner;
}
