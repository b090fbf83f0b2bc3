// Delivers events to the mailboxes of agents.
import { agentOf, type LoggedEvent } from "../model/event.ts";
import { appendEvent } from "../model/mailbox.ts";
import type { CenterState } from "../model/state.ts";

/**
 * Appends an event to the mailbox of its agent, if a client is signed in. The event of a sign-out is always appended, because it comes
 * after the end of the session.
 */
export function deliverEvent(state: CenterState, logged: LoggedEvent): void {
  const id = agentOf(logged.event);
  const agent = id === undefined ? undefined : state.agents.get(id);
  if (agent === undefined || agent.session?.played === true) return;
  if (agent.session === undefined && logged.event.type !== "signedOut") return;
  appendEvent(agent.mailbox, logged);
}
