// What stories of pushing have in common: an agent whose events are pushed, events that can be told apart, and what came of them.
import { sendNote } from "../../src/core/index.ts";
import type { Client, Gateway } from "./gateway.ts";
import { eventsOf, type Receiver } from "./receiver.ts";
import { until } from "./waiting.ts";

/** What its client shows to be known again. */
export const TOKEN = "a-token.of_mine1";

/** The types of the events with which every session begins. */
export const SIGNED_IN = ["AgentOther_InService", "AgentState_Ready"];

/** Has failed pushes tried again at once. */
export const QUICK = { settings: { pushRetry: "1ms" } };

/** Signs agent 101 in with its events pushed to a receiver. */
export async function signInTo({ client }: Gateway, { url }: Receiver): Promise<Client> {
  const ada = client(101);
  await ada.signIn({ callBackUri: url, serviceToken: TOKEN });
  return ada;
}

/** Notes from the agent to itself: events that can be told apart. */
export function write({ center }: Gateway, ...notes: readonly (string | number)[]): void {
  for (const note of notes) center.perform(sendNote, { agent: 101, receivers: [101], text: String(note) });
}

/** The notes of each push. */
export const notesOf = (receiver: Receiver) =>
  receiver.pushes.map((push) =>
    eventsOf(push).flatMap((event) =>
      "content" in event ? [(event.content as { context?: string } | null)?.context] : [],
    ),
  );

/** Waits until nothing is left to push. */
export const emptied = ({ center }: Gateway) => until(() => center.agent(101)?.mailbox.waiting.length === 0);
