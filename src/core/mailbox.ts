// The mailboxes of agents: the events that wait until a client fetches them.
import { agentOf, type LoggedEvent } from "./event.ts";
import type { CenterState } from "./state.ts";

/** How many events wait for a client that does not fetch them, before the oldest is dropped. */
export const MAILBOX_LENGTH = 10_000;

/** Puts an event into the mailbox of its agent, if a client is signed in as that agent. A sign-out is still put there. */
export function deliver(state: CenterState, logged: LoggedEvent): void {
  const id = agentOf(logged.event);
  const agent = id === undefined ? undefined : state.agents.get(id);
  if (agent === undefined || agent.session?.played === true) return;
  if (agent.session === undefined && logged.event.type !== "signed-out") return;
  if (agent.mailbox.push(logged) > MAILBOX_LENGTH) agent.mailbox.shift();
}
