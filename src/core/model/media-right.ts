// The media that an agent may use, and the media of queues and chats.

/** The media that an agent may use: calls, chats, and video in both. */
export const AGENT_MEDIA = ["voice", "chat", "video"] as const;
/** One of the media that an agent may use. */
export type AgentMedia = (typeof AGENT_MEDIA)[number];

/**
 * The media of a chat. `chat`: the older text chat, whose client events are `AgentChat_*`. The others are multimedia sessions: chats of web
 * pages, SMS, social networks and WeChat, and video in a browser (`h5Video`).
 */
export const CHAT_MEDIA = ["chat", "webChat", "sms", "social", "weChat", "h5Video"] as const;
/** The media of one chat. */
export type ChatMedia = (typeof CHAT_MEDIA)[number];

/** The media of a queue. Calls and chats are never in the same queue. */
export const QUEUE_MEDIA = ["voice", ...CHAT_MEDIA] as const;
/** The media of one queue. */
export type QueueMedia = (typeof QUEUE_MEDIA)[number];

/** Returns whether an agent may use a medium. An agent that is not limited may use all. */
export function allowsMedia(
  { media }: { readonly media: readonly AgentMedia[] | undefined },
  wanted: AgentMedia,
): boolean {
  return media === undefined || media.includes(wanted);
}

/** Returns whether a chat is a multimedia session: not the older text chat. */
export function isMultimedia(media: ChatMedia): boolean {
  return media !== "chat";
}
