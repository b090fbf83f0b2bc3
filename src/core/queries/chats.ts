// Queries about chats: an agent's rights, its room for further chats, and the chats and records that it may see.
import type { DeepReadonly } from "../deep-readonly.ts";
import type { Agent } from "../model/agent.ts";
import { type Chat, type ChatMember, type ChatRecord, DEFAULT_MAX_CHATS } from "../model/chat.ts";
import type { AgentId, CallId } from "../model/ids.ts";
import { allowsMedia, type ChatMedia, type QueueMedia } from "../model/media-right.ts";
import type { Queue } from "../model/queue.ts";
import type { View } from "./view.ts";

/** The part of a center's state that the queries about room for chats read. */
type Chats = Pick<View["state"], "chats">;

/** Returns whether an agent is signed in with the right to use the media of a queue. Chats need a sign-in with `checkInWebm`. */
export function hasMediaRight(agent: DeepReadonly<Agent>, media: QueueMedia): boolean {
  if (agent.session === undefined) return false;
  if (media === "voice") return allowsMedia(agent, "voice");
  return agent.session.details.webm && allowsMedia(agent, media === "h5Video" ? "video" : "chat");
}

/** Returns the maximum number of chats that an agent can have at a time, of all media together. */
export function maxChatsOf({ maxChats }: DeepReadonly<Pick<Agent, "maxChats">>): number {
  return maxChats ?? DEFAULT_MAX_CHATS;
}

/** Returns whether an agent can have one more chat of a media type by its limits. */
export function hasChatRoom({ chats }: Chats, agent: DeepReadonly<Agent>, media: ChatMedia): boolean {
  const own = agent.session?.chats ?? [];
  if (own.length >= maxChatsOf(agent)) return false;
  const limit = agent.chatLimits?.[media];
  return limit === undefined || own.filter((id) => chats.get(id)?.media === media).length < limit;
}

/** Returns whether an agent can be offered a chat now: it has the right and the room, and is idle or occupied with a call or conference. */
export function canTakeChat(state: Chats, agent: DeepReadonly<Agent>, media: ChatMedia): boolean {
  const name = agent.session?.state.name;
  if (name !== "idle" && name !== "occupied") return false;
  return hasMediaRight(agent, media) && hasChatRoom(state, agent, media);
}

/** Returns whether an agent can be offered a chat of a queue now. */
export function canTakeChatOf(
  state: Chats,
  agent: DeepReadonly<Agent>,
  { id, media }: Pick<DeepReadonly<Queue>, "id" | "media">,
): boolean {
  if (media === "voice" || agent.session === undefined) return false;
  const { talkRight, skills } = agent.session;
  return talkRight && skills.includes(id) && canTakeChat(state, agent, media);
}

/** Returns how many agents can be offered a chat of a queue now. */
export function countChatAgents({ state }: View, queue: DeepReadonly<Queue>): number {
  let count = 0;
  for (const agent of state.agents.values()) if (canTakeChatOf(state, agent, queue)) count++;
  return count;
}

/** Returns a chat and an agent's part in it; undefined if the agent is not in it. */
export function findChat<ChatOrView extends DeepReadonly<Chat>>(
  chats: ReadonlyMap<CallId, ChatOrView>,
  agent: AgentId,
  id: CallId,
): { readonly chat: ChatOrView; readonly member: ChatOrView["members"][number] } | undefined {
  const chat = chats.get(id);
  const member: ChatOrView["members"][number] | undefined = chat?.members.find((member) => member.agent === agent);
  return chat === undefined || member === undefined ? undefined : { chat, member };
}

/** Returns the chats that an agent is in, oldest first, each with its part in it. */
export function chatsOf(
  { state }: View,
  { id, session }: DeepReadonly<Agent>,
): { readonly chat: DeepReadonly<Chat>; readonly member: DeepReadonly<ChatMember> }[] {
  return (session?.chats ?? []).flatMap((chat) => findChat(state.chats, id, chat) ?? []);
}

/** Returns a chat, active or over, if the agent may read it, because it talks or has talked in it. Otherwise returns undefined. */
export function findReadableChat(
  { state }: View,
  agent: AgentId,
  id: CallId,
): DeepReadonly<Chat | ChatRecord> | undefined {
  const chat = state.chats.get(id) ?? state.chatRecords.find((record) => record.id === id);
  return chat?.agents.includes(agent) === true ? chat : undefined;
}

/** Returns the chats that an agent has talked in, oldest first: those that are over, then the active ones. */
export function listReadableChats({ state }: View, agent: AgentId): DeepReadonly<Chat | ChatRecord>[] {
  const isReadable = ({ agents }: DeepReadonly<Chat | ChatRecord>): boolean => agents.includes(agent);
  return [...state.chatRecords.filter(isReadable), ...[...state.chats.values()].filter(isReadable)];
}
