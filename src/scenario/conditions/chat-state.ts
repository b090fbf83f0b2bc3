// The states of a chat as scenarios name them.
import type { CallId, Center } from "../../core/index.ts";

/** The names of the states. */
export const CHAT_STATES = ["waiting", "ringing", "talking", "over"] as const;

/** The name of a state of a chat. */
export type ChatStateName = (typeof CHAT_STATES)[number];

/** Returns the state of a chat. A chat that the center no longer has is over. */
export function chatStateOf({ state }: Center, id: CallId): ChatStateName {
  const chat = state.chats.get(id);
  if (chat === undefined) return "over";
  if (chat.members.some((member) => member.state === "talking")) return "talking";
  return chat.waiting ? "waiting" : "ringing";
}
