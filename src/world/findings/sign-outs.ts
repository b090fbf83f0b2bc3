// Judges how a session ends: by a sign-out of its client, by its silence, by a sign-in over it, or not before the run is over.
import type { AgentId, Session, SignOutCause } from "../../core/index.ts";
import type { WatchedRequest } from "../../words/watched-request.ts";
import type { Client } from "./client.ts";
import type { Clients } from "./clients.ts";
import type { Findings } from "./findings.ts";
import { OVER_OWN, SILENT, signOutMissing } from "./kinds/sign-out-missing.ts";
import { signedInAtEnd } from "./kinds/signed-in-at-end.ts";

/** Judges a sign-in, on a connection, that has ended the session before. */
export function judgeSignIn(
  findings: Findings,
  client: Client,
  id: AgentId,
  { request, before, connection }: { request: WatchedRequest; before: Session; connection: number },
): void {
  if (client.session !== before || !hadNoReason(client)) return;
  const isOwn = connection === client.connection || before.guids.some(({ value }) => value === request.guid);
  if (isOwn) findings.add(signOutMissing, id, request.entry, 0, OVER_OWN);
}

/** Judges the end of a session, before its client is noted as absent. */
export function judgeSignOut(findings: Findings, client: Client, id: AgentId, cause: SignOutCause): void {
  if (client.present && cause === "silence" && !client.struck)
    findings.add(signOutMissing, id, client.entry, 0, SILENT);
}

/** Reports the agents that clients have left signed in at the end of a run. */
export function judgeRunEnd(findings: Findings, clients: Clients): void {
  for (const { id, session } of clients.center.state.agents.values()) {
    if (session === undefined || session.played) continue;
    findings.add(signedInAtEnd, id, clients.known(id)?.entry ?? 0);
  }
}

/** Whether nothing was refused to a client or spoiled for it, which would justify a sign-in by force. */
function hadNoReason(client: Client): boolean {
  return client.turnedAway === 0 && client.alreadyIn === 0 && !client.struck && !client.excused;
}
