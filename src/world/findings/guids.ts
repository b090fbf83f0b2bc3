// What is wrong with a Guid that was not taken: it was the session's own once, or it is another agent's.
import type { AgentId, Center, Session } from "../../core/index.ts";
import type { Client } from "./client.ts";

/** Whether a Guid was the session's and has lapsed. Only rotation lets one lapse; where none is left, a fault took them. */
export function isStale(client: Client, session: Session, guid: string, { settings }: Center): boolean {
  if (settings.authMode !== "dynamic" || session.guids.length === 0 || client.struck) return false;
  const wasShown = client.session === session && client.guids.includes(guid);
  return wasShown || session.guids.some(({ value }) => value === guid);
}

/** The other agent whose Guid it is. Looked for once while a client shows the same one: there may be very many agents. */
export function ownerOf(client: Client, guid: string, agentId: AgentId, { state }: Center): AgentId | undefined {
  if (client.foreignGuid === guid) return client.owner;
  client.foreignGuid = guid;
  client.owner = undefined;
  for (const { id, session } of state.agents.values()) {
    if (session === undefined || session.played || id === agentId) continue;
    if (session.guids.some(({ value }) => value === guid)) client.owner = id;
  }
  return client.owner;
}
