// Signs in an agent whose events are pushed, and sends notes as distinguishable events.
import { sendNote } from "../../src/core/index.ts";
import type { Client, Gateway } from "./gateway.ts";
import { eventsOf, type Receiver } from "./receiver.ts";
import { until } from "./waiting.ts";

/** The service token of the client. */
export const TOKEN = "a-token.of_mine1";

/** The types of the first events of every session. */
export const SIGNED_IN = ["AgentOther_InService", "AgentState_Ready"];

/** Settings with which failed pushes are retried immediately. */
export const QUICK = { settings: { pushRetry: "1ms" } };

/** Signs agent 101 in with its events pushed to a receiver. */
export async function signInWithPushTo({ client }: Gateway, { url }: Receiver): Promise<Client> {
  const ada = client(101);
  await ada.signIn({ callBackUri: url, serviceToken: TOKEN });
  return ada;
}

/** Sends notes from agent 101 to itself, as distinguishable events. */
export function sendNotes({ center }: Gateway, ...notes: readonly (string | number)[]): void {
  for (const note of notes) center.perform(sendNote, { agent: 101, receivers: [101], text: String(note) });
}

/** Returns the texts of the notes in each push. */
export const notesOf = (receiver: Receiver) =>
  receiver.pushes.map((push) =>
    eventsOf(push).flatMap((event) =>
      "content" in event ? [(event.content as { context?: string } | null)?.context] : [],
    ),
  );

/** Waits until agent 101 has no events left to push. */
export const untilAllPushed = ({ center }: Gateway) => until(() => center.agent(101)?.mailbox.waiting.length === 0);
